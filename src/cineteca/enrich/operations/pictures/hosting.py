"""Bringing pictures home: lease addresses, fetch side by side, keep what is one, say why where it is none."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings

from cineteca.catalog import operations as catalog
from cineteca.catalog import queries as catalogue
from cineteca.catalog.operations.errors import NoRoom
from cineteca.core import clock
from cineteca.core.storage import StorageError
from cineteca.enrich.domain import pictures as rule
from cineteca.enrich.models import Run
from cineteca.enrich.operations.alerts import clear_alert, raise_alert
from cineteca.enrich.operations.pictures.fetching import SOURCE, Fetched, Fetcher, manners
from cineteca.enrich.operations.pictures.registering import register_all_pictures, trusted_origins
from cineteca.enrich.operations.tally import Now, Tally, running
from cineteca.outbound.transport import Outbound

BATCH = 16
ENCODERS = 2
NO_ROOM, NO_STORE = "pictures.room", "pictures.store"


@dataclass(frozen=True, slots=True)
class PictureOutcome:
    """What became of one address. `said`: stored, shared (its content was here already), refused, failed, waiting."""

    url: str
    kind: str
    said: str
    reason: str = ""


Progress = Callable[[PictureOutcome], None]


def host_pictures(
    *,
    trigger: str,
    now: Now = clock.now,
    budget: timedelta | None = None,
    progress: Progress | None = None,
    limit: int | None = None,
    register: bool | None = None,
) -> Run:
    """Fetch and keep pictures, what is shown most first, until none waits, `limit` is reached or `budget` is spent.

    `register` first registers what all pages show; None does so where nothing ever was. Stops where there is no more
    room, with an alert, and where nobody answers; what waits then goes on waiting.
    """
    started = now()
    with running(SOURCE, trigger=trigger, now=now) as tally:
        if register or (register is None and not catalogue.has_sources()):
            register_all_pictures(at=started)

        def goes_on() -> bool:
            return budget is None or now() < started + budget

        _host(tally, limit=limit, goes_on=goes_on, progress=progress)
    return tally.run


def _host(tally: Tally, *, limit: int | None, goes_on: Callable[[], bool], progress: Progress | None) -> None:
    room = Room(tally)
    with ThreadPoolExecutor(ENCODERS, thread_name_prefix="pictures") as encoders, asyncio.Runner() as runner:
        outbound = Outbound(manners=manners())
        runner.run(outbound.__aenter__())
        try:
            fetcher = Fetcher(outbound, encoders, trusted=trusted_origins(), run_id=tally.run.id)
            for leases in _batches(tally, limit, room=room, goes_on=goes_on):
                with _given_back(leases, tally):
                    outcomes = _settle_all(runner.run(fetcher.fetch_all(leases)), tally, room)
                for outcome in outcomes:
                    _count(tally, outcome, progress)
                if all(outcome.said in {"failed", "waiting"} for outcome in outcomes):
                    return  # nobody answers; each would only be told so, one by one
        finally:
            runner.run(outbound.__aexit__(None, None, None))


def _batches(
    tally: Tally, limit: int | None, *, room: "Room", goes_on: Callable[[], bool]
) -> Iterator[list[catalog.PictureLease]]:
    left = 10**9 if limit is None else limit
    while left > 0 and goes_on() and room.is_there():
        leases = catalog.lease_pictures(limit=min(BATCH, left), at=tally.now())
        if not leases:
            return
        left -= len(leases)
        yield leases


@contextmanager
def _given_back(leases: list[catalog.PictureLease], tally: Tally) -> Iterator[None]:
    """What we hold when we are stopped goes back at once instead of waiting for the clock."""
    try:
        yield
    except BaseException:
        catalog.release_pictures(leases, at=tally.now())
        raise


class Room:
    """How much is kept, counted while it grows, and the alert when that is all there may be."""

    def __init__(self, tally: Tally) -> None:
        self.tally = tally
        self.store_works = True

    def is_there(self) -> bool:
        """Whether more may be kept. Says so to the operator where not, and takes that back."""
        if not self.store_works:
            return False
        try:
            catalog.require_room()
        except NoRoom as full:
            self.tally.note("", str(full))
            if settings.PICTURES_MAX_BYTES:  # nothing at all is a wish, and nothing to be alarmed about
                raise_alert(kind=NO_ROOM, subject=SOURCE, message=str(full), at=self.tally.now())
            return False
        clear_alert(kind=NO_ROOM, subject=SOURCE, at=self.tally.now())
        return True

    def store_failed(self, error: StorageError) -> None:
        self.store_works = False
        self.tally.note("", str(error))
        raise_alert(kind=NO_STORE, subject=SOURCE, message=str(error), at=self.tally.now(), severity="error")


def _settle_all(fetched: list[Fetched], tally: Tally, room: Room) -> list[PictureOutcome]:
    outcomes = []
    for place, one in enumerate(fetched):
        try:
            outcomes.append(_settle(one, tally.now()))
        except StorageError as error:
            room.store_failed(error)
            catalog.release_pictures([left.lease for left in fetched[place:]], at=tally.now())
            return [*outcomes, PictureOutcome(one.lease.url, one.lease.kind, "waiting", str(error))]
    if any(outcome.said == "stored" for outcome in outcomes):
        clear_alert(kind=NO_STORE, subject=SOURCE, at=tally.now())
    return outcomes


def _settle(one: Fetched, at: datetime) -> PictureOutcome:
    lease = one.lease
    if one.prepared is not None:
        new = catalog.settle_picture(lease, data=one.data, prepared=one.prepared, at=at)
        return PictureOutcome(lease.url, lease.kind, "stored" if new else "shared")
    if one.final:
        catalog.refuse_picture(lease, reason=one.reason, at=at)
        return PictureOutcome(lease.url, lease.kind, "refused", one.reason)
    asked = one.retry_after is not None
    until = rule.again(lease.retries, at, asked=one.retry_after)
    catalog.postpone_picture(lease, reason=one.reason, until=until, counts=not asked, at=at)
    return PictureOutcome(lease.url, lease.kind, "waiting" if asked else "failed", one.reason)


_COUNTED_AS = {"stored": "ingested", "shared": "skipped", "refused": "failed", "failed": "failed", "waiting": "skipped"}


def _count(tally: Tally, outcome: PictureOutcome, progress: Progress | None) -> None:
    tally.counts["checked"] += 1
    tally.counts[_COUNTED_AS[outcome.said]] += 1
    tally.heard(SOURCE, outcome.said, calls=1)
    if outcome.reason:
        tally.note(outcome.url, outcome.reason)
    if progress:
        progress(outcome)
    if tally.is_due:
        tally.tell()
