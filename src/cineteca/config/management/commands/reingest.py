"""``cineteca reingest``: every work anew."""

from argparse import ArgumentParser
from typing import Any

from cineteca.config import commandline
from cineteca.config.run_reports import RunReport
from cineteca.enrich import operations as enrich
from cineteca.providers.records import Kind


class Command(RunReport):
    help = "Enrich every work anew, in the order of their numbers. Can be stopped at any time and gone on with."
    with_json = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--kind", choices=[kind.value for kind in Kind], help="only films, or only shows")
        parser.add_argument("--force", action="store_true", help="ask the providers even where a fresh answer is kept")
        parser.add_argument("--after", type=int, metavar="ID", help="begin after this work")
        parser.add_argument("--resume", action="store_true", help="go on with the one that was stopped")

    def handle(self, *args: Any, **options: Any) -> None:
        chosen = {name: options[name] for name in ("kind", "force", "after", "resume")}
        total = enrich.count_left(kind=chosen["kind"], resume=chosen["resume"])
        try:
            with self.progress("Enriching anew", total) as advance:
                run = enrich.reingest(trigger="manual", progress=self.telling(advance), **chosen)
        except enrich.NothingToGoOnWith as error:
            self.leave(commandline.FAILED, str(error))
        self.report(run, place=run.place)
