"""``cineteca queue``: the refresh queue from outside."""

from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from cineteca.catalog.models import Work
from cineteca.config import commanding, commandline
from cineteca.core import clock
from cineteca.enrich import operations as enrich
from cineteca.enrich import queries


class Command(commanding.Command):
    help = "The refresh queue: what is next, what failed; put works in front, retry, leave alone."
    with_json = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        what = parser.add_subparsers(dest="what", metavar="next|failed|now|retry|leave|take-up")
        for name, meaning in (("next", "the next works, in order"), ("failed", "works that nobody answered for")):
            what.add_parser(name, help=meaning).add_argument("--limit", type=int, default=20)
        for name, meaning in (
            ("now", "put works in front of everything"),
            ("leave", "do not refresh these works any more"),
            ("take-up", "refresh these works again"),
        ):
            what.add_parser(name, help=meaning).add_argument("work", type=int, nargs="+", metavar="ID")
        what.add_parser("retry", help="try everything again that was given up")

    def handle(self, *args: Any, **options: Any) -> None:
        at = clock.now()
        enrich.enqueue_all(at=at)
        what = options["what"] or "next"
        if what in {"next", "failed"}:
            limit = options.get("limit", 20)
            self.rows(queries.list_next(at=at, limit=limit) if what == "next" else queries.list_failed(limit=limit))
        elif what == "retry":
            self.say(f"{enrich.retry_dead(at=at)} works will be tried again.")
        else:
            self.known(options["work"])
            for work_id in options["work"]:
                if what == "now":
                    enrich.ask_now(work_id=work_id, at=at)
                else:
                    enrich.set_monitored(work_id=work_id, monitored=what == "take-up")
            self.say("Done.")
        figures = queries.get_queue_figures(at=at)
        self.say(
            f"{figures.never} never enriched, {figures.due} due, {figures.processing} under way, "
            f"{figures.failed} failed ({figures.dead} given up), {figures.unmonitored} left alone."
        )

    def known(self, work_ids: list[int]) -> None:
        """Leave where one of them is no work, before anything is changed."""
        there = set(Work.objects.filter(pk__in=work_ids).values_list("pk", flat=True))
        if missing := [str(work_id) for work_id in work_ids if work_id not in there]:
            self.leave(commandline.FAILED, f"There is no work {', '.join(missing)}; nothing was changed.")

    def rows(self, rows: list[queries.QueueRow]) -> None:
        if self.json:
            for row in rows:
                self.out_json(asdict(row))
            return
        cells = [
            (
                row.place,
                row.work_id,
                row.title,
                row.year or "",
                f"{row.completeness} %",
                row.due_on or "never asked",
                row.last_error[:60],
            )
            for row in rows
        ]
        self.table("", ("#", "work", "title", "year", "complete", "due", "last error"), cells)
