"""``cineteca images``: the pictures that are kept."""

from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.conf import settings

from cineteca.catalog import operations as catalog
from cineteca.catalog import queries as catalogue
from cineteca.catalog.operations.leaving import GRACE, LEAST_GRACE
from cineteca.config import commanding, commandline
from cineteca.core import clock
from cineteca.enrich import operations as enrich
from cineteca.enrich.models import Run


class Command(commanding.Command):
    help = "Pictures: what is kept, what waits, what was refused; fetch them now; let go what nothing shows."
    with_json = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        verbs = parser.add_subparsers(dest="what", metavar="WHAT")
        verbs.add_parser("status", help="how many are kept, in how much room, and how many wait (default)")
        host = verbs.add_parser("host", help="fetch what pages show and keep it")
        host.add_argument("--limit", type=int, metavar="N", help="stop after N pictures")
        collect = verbs.add_parser("collect", help="let go what nothing has shown for a while")
        collect.add_argument("--dry-run", action="store_true", help="only say what would go")
        collect.add_argument("--grace-days", type=int, default=GRACE.days, metavar="N", help=f"default {GRACE.days}")
        troubles = verbs.add_parser("troubles", help="what was refused or failed, and why")
        troubles.add_argument("--limit", type=int, default=50, metavar="N")
        verbs.add_parser("retry", help="try again what was refused or failed")

    def handle(self, *args: Any, **options: Any) -> None:
        for name, least in (("limit", 1), ("grace_days", LEAST_GRACE.days)):
            number = options.get(name)
            if number is not None and number < least:
                self.leave(commandline.USAGE, f"--{name.replace('_', '-')}: write a number, {least} or more.")
        getattr(self, options["what"] or "status")(**options)

    def status(self, **_options: Any) -> None:
        figures, most = catalogue.get_picture_figures(), settings.PICTURES_MAX_BYTES
        if self.json:
            self.out_json(asdict(figures) | {"room": most, "store": _where()})
            return
        room = "without a limit" if most is None else f"of {_size(most)} ({100 * figures.size / max(most, 1):.0f} %)"
        self.say(f"{figures.pictures:,} pictures are kept {_where()}: {_size(figures.size)} {room}.")
        self.say(
            f"{figures.stored:,} addresses lead to them, {figures.waiting:,} wait, {figures.failed:,} are tried again, "
            f"{figures.refused:,} were refused."
        )

    def host(self, *, limit: int | None, **_options: Any) -> None:
        enrich.register_all_pictures(at=clock.now())
        figures = catalogue.get_picture_figures()
        total = min(figures.waiting + figures.failed, limit or figures.waiting + figures.failed)
        with self.progress("Fetching pictures", total) as advance:

            def told(outcome: enrich.PictureOutcome) -> None:
                advance(1, outcome.url.rpartition("/")[2])
                if self.json:
                    self.out_json(asdict(outcome))

            run = enrich.host_pictures(trigger="manual", limit=limit, register=False, progress=told)
        self.summary(run)
        if run.errors:
            self.leave(commandline.FAILED)

    def summary(self, run: Run) -> None:
        if self.json:
            self.out_json({"run": run.id, "checked": run.checked, "outcomes": run.outcomes.get("pictures", {})})
            return
        said = ", ".join(f"{count} {word}" for word, count in run.outcomes.get("pictures", {}).items())
        self.say(f"{run.checked} addresses in {(run.duration_ms or 0) / 1000:.1f} s: {said or 'none waited'}.")
        for line in run.errors[:10]:
            self.say(f"  {line['title']} {line['error']}".rstrip())

    def collect(self, *, dry_run: bool, grace_days: int, **_options: Any) -> None:
        told: list[catalog.Collected] = []
        enrich.collect_garbage(trigger="manual", dry=dry_run, grace_days=grace_days, progress=told.append)
        (done,) = told
        if self.json:
            self.out_json(asdict(done) | {"dry_run": dry_run})
            return
        verb = "would go" if dry_run else "went"
        self.say(f"{done.pictures:,} pictures, {done.files:,} files and {done.addresses:,} addresses {verb}.")
        self.say(f"{_size(done.size)} {'would be' if dry_run else 'are'} free.")

    def troubles(self, *, limit: int, **_options: Any) -> None:
        rows = catalogue.list_picture_troubles(limit=limit)
        if self.json:
            for row in rows:
                self.out_json(row._asdict())
            return
        cells = [(row.state, row.kind, row.url, row.reason, row.retries) for row in rows]
        self.table("", ("state", "kind", "address", "why", "tries"), cells)
        if not rows:
            self.say("Nothing was refused, and nothing failed.")

    def retry(self, **_options: Any) -> None:
        again = catalog.retry_pictures(at=clock.now())
        if self.json:
            self.out_json({"again": again})
        self.say(f"{again:,} addresses are tried again. Now: cineteca images host")


def _where() -> str:
    asked = settings.PICTURES
    return f"in the bucket {asked['bucket']}" if asked["bucket"] else f"in {asked['folder']}"


def _size(size: int) -> str:
    return f"{size / 10**9:.2f} GB" if size >= 10**8 else f"{size / 10**6:.1f} MB"
