"""``cineteca enrich``: work the refresh queue in the foreground."""

from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from cineteca.catalog.models import Work
from cineteca.config import commandline
from cineteca.config.run_reports import RunReport
from cineteca.core import clock
from cineteca.enrich import operations as enrich
from cineteca.enrich import queries
from cineteca.enrich.domain.outcomes import WorkOutcome


class Command(RunReport):
    help = "Work the refresh queue in the foreground, or enrich one work."
    with_json = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--limit", type=int, metavar="N", help="stop after N works")
        parser.add_argument("--work", type=int, metavar="ID", help="only this work")
        parser.add_argument("--force", action="store_true", help="ask the providers even where a fresh answer is kept")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["limit"] is not None and options["limit"] < 1:
            self.leave(commandline.USAGE, "--limit: write a number of works, 1 or more.")
        if options["work"] is not None:
            self.one(options["work"], force=options["force"])
        else:
            self.queue(options["limit"], force=options["force"])

    def one(self, work_id: int, *, force: bool) -> None:
        try:
            outcome = enrich.enrich_work(work_id=work_id, trigger="manual", force=force)
        except Work.DoesNotExist:
            self.leave(commandline.FAILED, f"There is no work {work_id}. cineteca ingest adds works.")
        self.show(outcome)
        if outcome.result == "failed":
            self.leave(commandline.FAILED)

    def queue(self, limit: int | None, *, force: bool) -> None:
        enrich.enqueue_all(at=clock.now())
        figures = queries.get_queue_figures(at=clock.now())
        waiting = figures.never + figures.due
        total = min(waiting, limit) if limit else waiting
        with self.progress("Enriching", total) as advance:
            run = enrich.run_queue(trigger="manual", limit=limit, force=force, progress=self.telling(advance))
        self.report(run)

    def show(self, outcome: WorkOutcome) -> None:
        if self.json:
            self.out_json(asdict(outcome))
            return
        shared = " (another request did the work)" if outcome.shared else ""
        self.say(f"{outcome.title}: {outcome.result}{shared}")
        for name, told in outcome.providers.items():
            self.say(f"  {name}: {told.said}{': ' + told.reason if told.reason else ''}")
        self.say(f"  complete {outcome.completeness_before} % → {outcome.completeness_after} %")
        if outcome.changed:
            self.say(f"  changed: {', '.join(outcome.changed)}")
