"""``cineteca catalogue``: the whole catalogue from outside."""

import sys
from argparse import ArgumentParser
from typing import Any

from cineteca.catalog import queries as catalogue
from cineteca.config import commanding, commandline


class Command(commanding.Command):
    help = "Dump every work as one JSON line in stable order and without times, or report how complete the works are."
    with_json = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        what = parser.add_subparsers(dest="what", required=True, metavar="dump|completeness|conflicts")
        dump = what.add_parser("dump", help="one JSON line a work; equal catalogues give equal bytes")
        dump.add_argument("--work", type=int, metavar="ID", help="only this work")
        what.add_parser("completeness", help="how many works are complete, and which are worst off")
        what.add_parser("conflicts", help="identifiers that were refused")

    def handle(self, *args: Any, **options: Any) -> None:
        getattr(self, options["what"])(options)

    def dump(self, options: dict[str, Any]) -> None:
        lines = 0
        for line in catalogue.dump(options["work"]):
            sys.stdout.buffer.write(line if line.endswith(b"\n") else line + b"\n")
            lines += 1
        if options["work"] is not None and not lines:
            self.leave(commandline.FAILED, f"There is no work {options['work']}.")

    def completeness(self, _options: dict[str, Any]) -> None:
        report = catalogue.completeness_report()
        if self.json:
            self.out_json(report)
            return
        self.say(
            f"{report.total} works, {report.average:.0f} % complete on average: "
            f"{report.complete} complete, {report.partial} partial, {report.minimal} minimal."
        )
        rows = [(row.id, row.title, f"{row.completeness} %", ", ".join(row.missing)) for row in report.worst]
        self.table("Least complete", ("work", "title", "complete", "missing"), rows)

    def conflicts(self, _options: dict[str, Any]) -> None:
        conflicts = catalogue.list_conflicts()
        if self.json:
            for conflict in conflicts:
                self.out_json(conflict)
            return
        rows = [(c.work_title, f"{c.source}:{c.value}", c.provider, c.reason, c.other_title or "") for c in conflicts]
        self.table("", ("work", "refused id", "told by", "why", "belongs to"), rows)
        self.say("None." if not rows else f"{len(rows)} to resolve.")
