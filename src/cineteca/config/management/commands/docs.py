"""``cineteca docs``: the parts of the documentation that the program writes itself."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from cineteca.config import commanding, commandline, documenting


class Command(commanding.Command):
    help = "Write the generated parts of the documentation, or check that they are as they should be."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("folder", type=Path, nargs="?", default=Path("docs/reference"))
        parser.add_argument("--check", action="store_true", help="write nothing; fail where a file is out of date")

    def handle(self, *args: Any, **options: Any) -> None:
        stale = [
            name
            for name, text in documenting.pages().items()
            if not documenting.is_current(options["folder"] / name, text)
        ]
        if options["check"] and stale:
            self.leave(commandline.FAILED, f"Out of date: {', '.join(stale)}. Run: cineteca docs")
        if not options["check"]:
            for name in stale:
                (options["folder"] / name).write_text(documenting.pages()[name])
        self.say("Written: " + ", ".join(stale) if stale else "Everything is up to date.")
