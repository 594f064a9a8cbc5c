"""``cineteca discover``: find works that many want to see."""

from argparse import ArgumentParser
from typing import Any

from cineteca.config import commandline
from cineteca.config.run_reports import RunReport
from cineteca.enrich import operations as enrich
from cineteca.enrich.domain.discovery import NoSuchList, Width


class Command(RunReport):
    help = (
        "Read sources' lists (popular, now playing, trending …), add the works that are not here, enrich what is stale."
    )
    with_json = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--width", choices=[width.value for width in Width], default=Width.WIDE.value)
        parser.add_argument("--list", action="append", metavar="NAME", help="only this list: popular, tmdb:upcoming …")
        parser.add_argument("--max", type=int, metavar="N", help="add or refresh N works at most")
        parser.add_argument("--pages", type=int, metavar="N", help="read N pages of each list")

    def handle(self, *args: Any, **options: Any) -> None:
        for name in ("max", "pages"):
            if options[name] is not None and options[name] < 1:
                self.leave(commandline.USAGE, f"--{name}: write a number, 1 or more.")
        try:
            with self.progress("Discovering", None) as advance:
                run = enrich.discover(
                    trigger="manual",
                    width=options["width"],
                    lists=options["list"],
                    maximum=options["max"],
                    pages=options["pages"],
                    progress=self.telling(advance),
                )
        except NoSuchList as error:
            self.leave(commandline.USAGE, str(error))
        self.report(run)
