"""Pictures that nothing shows any more, let go."""

from collections.abc import Callable
from datetime import timedelta

from cineteca.catalog import operations as catalog
from cineteca.catalog.operations.leaving import GRACE
from cineteca.core import clock
from cineteca.enrich.models import Run
from cineteca.enrich.operations.pictures.registering import register_all_pictures
from cineteca.enrich.operations.tally import Now, running

SOURCE = "pictures.garbage"
Progress = Callable[[catalog.Collected], None]


def collect_garbage(
    *,
    trigger: str,
    now: Now = clock.now,
    budget: timedelta | None = None,  # noqa: ARG001 - the form of everything that runs by the clock; this is short
    progress: Progress | None = None,
    dry: bool = False,
    grace_days: int = GRACE.days,
) -> Run:
    """Register anew what all pages show, then let go what none has shown for `grace_days`. `dry`: only count it."""
    with running(SOURCE, trigger=trigger, now=now) as tally:
        # What a page shows is marked as wanted first, so that nothing goes that an event was missed about.
        register_all_pictures(at=now())
        done = catalog.collect_pictures(at=now(), grace=timedelta(days=grace_days), dry=dry)
        tally.counts["checked"] = done.addresses + done.pictures
        tally.heard(SOURCE, "would go" if dry else "gone")
        tally.titles.append(_in_words(done, dry=dry))
        if progress:
            progress(done)
    return tally.run


def _in_words(done: catalog.Collected, *, dry: bool) -> str:
    verb = "would go" if dry else "went"
    return f"{done.pictures} pictures, {done.files} files, {done.addresses} addresses {verb} ({done.size / 1e6:.1f} MB)"
