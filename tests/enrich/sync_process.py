"""Real processes that follow changes, without each paying for its start: a warm one that forks for every line it reads.

Says ``ready``, then the number of each child and, when it has ended, ``ended``. Free of connections and threads.
"""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cineteca.config.settings")
    import django

    django.setup()
    from cineteca.config.management.commands.sync import Command
    from cineteca.enrich import operations  # noqa: F401 - warm

    say("ready")
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            _sync(Command())
        say(str(child))
        os.waitpid(child, 0)
        say("ended")


def say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def _sync(command: object) -> None:
    code = 1
    try:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.dup2(null, 2)
        command.run_from_argv(["cineteca", "sync", "--json"])  # type: ignore[attr-defined]
        code = 0
    finally:
        os._exit(code)


if __name__ == "__main__":
    main()
