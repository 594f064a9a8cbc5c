"""``cineteca …``: one entry point over Django's management commands, grouped by what people want to do.

Exit codes: 0 done · 1 done in part, or something asked for failed · 2 the command was not understood · 3 a setting is
missing or wrong · 4 the database or another server cannot be reached · 130 stopped by Ctrl-C.
"""

import os
import sys
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from cineteca import __version__
from cineteca.config.environment import BadSetting, default_home
from cineteca.config.processes import PREPARED
from cineteca.core.errors import CinetecaError

# Commands that need no table come up without Django's apps, in a quarter of the time.
APART = frozenset({"simulator", "normalise"})
DONE, FAILED, USAGE, SETTING, UNREACHABLE, STOPPED = 0, 1, 2, 3, 4, 130

GROUPS = {
    "Look around": {
        "demo": "A whole archive with sample works, everything embedded, nothing to set up",
        "doctor": "What is set up, what is missing, and what that turns off",
    },
    "Run it": {
        "run": "Web server and worker together, database included",
        "web": "The web server alone",
        "worker": "A worker alone: works the refresh queue and other jobs",
        "prepare": "Bring the database up to date",
        "database": "The embedded database: status, stop, psql",
        "staff": "Who may edit: add a member, make a sign-in link",
    },
    "Fill it": {
        "ingest": "Add works by id: tmdb:603, tmdb:show:1396, imdb:tt0133093",
        "imdb": "IMDb's datasets: load the files, how old they are, look a title up",
        "discover": "Find works that many want to see, by sources' lists",
        "enrich": "Work the refresh queue in the foreground",
        "sync": "Follow what was changed at TMDB",
        "reingest": "Every work anew; can be stopped and gone on with",
        "schedule": "What runs by the clock: list, pause, resume, run now, change",
        "players": "Kodi, Jellyfin, Emby, Plex: try them, tell them of a work",
        "replay": "Build a catalogue from recorded answers of providers",
    },
    "Look inside": {
        "catalogue": "Dump every work as a JSON line; report completeness",
        "claims": "Read kept answers again, or merge claims anew, without a call",
        "normalise": "Show what we make of a provider's answer",
        "quality": "What is wrong with the catalogue: look, list, mend what is safe",
        "search": "Search as the pages do; build the index anew",
        "queue": "What is next, what failed; run now, retry, leave alone",
        "images": "Pictures: what is kept, what was refused; fetch them, let go what nothing shows",
    },
    "Try and build": {
        "simulator": "A stand-in for TMDB and OMDb, with faults on demand",
        "docs": "Write the generated parts of the documentation",
    },
}


def main(argv: Sequence[str] | None = None) -> None:
    """Run one command and leave with its exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cineteca.config.settings")
    arguments = list(sys.argv[1:] if argv is None else argv)
    if not arguments or (arguments[0] in {"-h", "--help", "help"} and len(arguments) == 1):
        show_help()
        sys.exit(DONE)
    if arguments[0] in {"-V", "--version", "version"}:
        sys.stdout.write(f"cineteca {__version__}\n")
        sys.exit(DONE)
    if arguments[0] == "demo":
        # The demo keeps its state apart from a real archive's, and is told so before any setting is read.
        os.environ.setdefault("CINETECA_HOME", str(default_home().with_name("cineteca-demo")))
    sys.exit(_run(arguments))


def _run(arguments: list[str]) -> int:
    try:
        from django.core.management import execute_from_command_line, load_command_class

        if arguments[0] == "help":
            arguments = [*arguments[1:], "--help"]
        if arguments[0] in APART or (arguments[0] == "web" and PREPARED in os.environ):
            load_command_class("cineteca.config", arguments[0]).run_from_argv(["cineteca", *arguments])
        else:
            execute_from_command_line(["cineteca", *arguments])
    except BadSetting as error:
        return _say(error, SETTING)
    except KeyboardInterrupt:
        return STOPPED
    except BrokenPipeError:
        # The reader of our output has seen enough; Python would complain again while it flushes at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except CinetecaError as error:
        return _say(error, FAILED)
    except Exception as error:  # the top: what nobody handled is told in a line, or in full when asked for
        if os.environ.get("CINETECA_DEBUG"):
            raise
        return _explain(error)
    return DONE


def _explain(error: Exception) -> int:
    if _is_unprepared(error):
        return _say("The database holds no tables of this version yet. Make them: cineteca prepare", SETTING)
    if _is_unreachable(error):
        return _say(f"The database cannot be reached: {str(error).strip()}\nSee: cineteca doctor", UNREACHABLE)
    raise error


def _is_unreachable(error: Exception) -> bool:
    from django.db import OperationalError

    from cineteca.core.postgres import PostgresError

    return isinstance(error, OperationalError | PostgresError)


def _is_unprepared(error: Exception) -> bool:
    from psycopg.errors import UndefinedColumn, UndefinedTable

    return isinstance(error.__cause__ or error, UndefinedTable | UndefinedColumn)


def _say(message: object, code: int) -> int:
    Console(stderr=True, highlight=False).print(str(message), style="red", markup=False, soft_wrap=True)
    return code


def show_help() -> None:
    """All commands by purpose."""
    console = Console(highlight=False)
    console.print(f"[bold]cineteca[/] {__version__} — a catalogue of films and shows that never forgets\n")
    for purpose, commands in GROUPS.items():
        table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2))
        table.add_column(style="bold cyan", min_width=11)
        table.add_column()
        for name, meaning in commands.items():
            table.add_row(f"  {name}", meaning)
        console.print(f"[bold]{purpose}[/]")
        console.print(table)
        console.print()
    console.print(
        "More about one of them: cineteca COMMAND --help. Django's own commands work too: shell, dbshell, migrate."
    )
