"""What is reckoned anew for all works at once, by the clock."""

from collections.abc import Callable
from datetime import datetime, timedelta

from cineteca.catalog import operations as catalog
from cineteca.core import clock
from cineteca.enrich.models import Run
from cineteca.enrich.operations.tally import Now, Progress, running


def fuse_popularity(
    *,
    trigger: str,
    now: Now = clock.now,
    budget: timedelta | None = None,  # noqa: ARG001 - one statement: it takes as long as it takes
    progress: Progress | None = None,
) -> Run:
    """How much every work is talked about, from all sources' signals."""
    return _reckon("popularity", catalog.fuse_popularity, trigger, now, progress)


def rescore(
    *,
    trigger: str,
    now: Now = clock.now,
    budget: timedelta | None = None,  # noqa: ARG001
    progress: Progress | None = None,
) -> Run:
    """The aggregate score of every work."""
    return _reckon("scores", catalog.rescore_all, trigger, now, progress)


def _reckon(source: str, verb: Callable[..., int], trigger: str, now: Now, progress: Progress | None) -> Run:
    """A run of one statement: checked and ingested are the works that changed."""
    with running(source, trigger=trigger, now=now, progress=progress) as tally:
        at: datetime = now()
        changed = verb(at=at)
        tally.look_at(changed)
        tally.counts["ingested"] = changed
    return tally.run
