"""``cineteca sync``: follow what sources say was changed."""

from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from cineteca.config.run_reports import RunReport
from cineteca.core import clock
from cineteca.enrich import operations as enrich
from cineteca.enrich import queries


class Command(RunReport):
    help = "Read what was changed at TMDB since the last time, and let the works of ours among it be due now."
    with_json = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--state", action="store_true", help="only show how far each list has been read")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["state"]:
            self.state()
            return
        with self.progress("Reading changes", None) as advance:

            def told(read: enrich.PageRead) -> None:
                advance(1, f"{read.source} {read.kind} {read.window.first} page {read.page} of {read.pages}")
                if self.json:
                    self.out_json(asdict(read))

            run = enrich.sync_changes(trigger="manual", progress=told)
        self.report(run)

    def state(self) -> None:
        """How far each list has been read."""
        rows = queries.list_sync_states(at=clock.now())
        if self.json:
            for row in rows:
                self.out_json(asdict(row))
            return
        cells = [
            (row.source, row.kind, row.read_until or "", row.days_behind, row.checked, row.matched) for row in rows
        ]
        self.table("", ("source", "kind", "read until", "days behind", "entries", "marked"), cells)
