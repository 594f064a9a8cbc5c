"""Claims of the provider ``imdb``: what the datasets tell of works that are in the catalogue.

The mass of titles stays in the tables of room `imdb`; a work has a claim only because it is a work. A digest of what
the datasets told is kept with each claim, so that after a load the works concerned are found by comparing digests, a
few thousand in one statement, and what is told as before is not written again. Stopped at any moment, the next run
finds the rest: a work that was done compares equal.
"""

import logging
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from django.db import DatabaseError, connection, transaction

from cineteca.catalog import operations as catalog
from cineteca.catalog.operations.errors import UnknownWork
from cineteca.core import clock
from cineteca.enrich.domain import datasets
from cineteca.enrich.models import DatasetClaim, Run
from cineteca.enrich.operations.tally import Now, Progress, Tally, end_of, running
from cineteca.imdb import queries as imdb
from cineteca.imdb.queries.whole import WholeTitle, whole_titles

log = logging.getLogger(__name__)

PROVIDER = "imdb"
BATCH = 2_000
READ_AT_ONCE = 100
_DIFFER = (Path(__file__).parent.parent / "sql" / "datasets_differ.sql").read_text()


class Told(NamedTuple):
    """A work of which the datasets tell something new: the number of its title, and the digest of what they tell."""

    work_id: int
    number: int
    digest: str


def renew_from_datasets(
    *, trigger: str, now: Now = clock.now, budget: timedelta | None = None, progress: Progress | None = None
) -> Run:
    """Renew the claim of every work of which the datasets tell something else than when it was made.

    Works of which they tell the same are looked at and left alone. Returns the run.
    """
    started = now()
    end = end_of(budget, started)
    with running("datasets", trigger=trigger, now=now, progress=progress) as tally:
        said_at = published_at(started)
        for asked, batch in _batches():
            tally.look_at(asked - len(batch), skipped=asked - len(batch))
            for some in _chunks(batch):
                _claim_each(some, said_at, tally, now)
                if tally.is_due:
                    tally.tell()
                if end is not None and now() >= end:
                    tally.note("", f"stopped after {budget}: the next run goes on with the rest")
                    return tally.run
    return tally.run


def claim_from_datasets(*, work_id: int, at: datetime) -> bool:
    """Take in what the datasets tell of one work, where that is new. Returns whether it was."""
    _, told = _differing(after=work_id - 1, batch=1)
    told = [one for one in told if one.work_id == work_id]
    found = whole_titles([one.number for one in told])
    return any(claim_told(one, found[one.number], published_at(at), at) for one in told if one.number in found)


def claim_told(told: Told, title: WholeTitle, said_at: datetime | None, at: datetime) -> bool:
    """Claim what the datasets tell of a work, which they said at `said_at`. Returns whether that is of its kind."""
    record = datasets.record_of(title)
    with transaction.atomic():
        DatasetClaim.objects.update_or_create(work_id=told.work_id, defaults={"digest": told.digest, "claimed_at": at})
        if record.kind is None:
            return False
        catalog.claim(work_id=told.work_id, answers={PROVIDER: catalog.ProviderSaid(record, at=said_at)}, at=at)
    return True


def published_at(at: datetime) -> datetime | None:
    """When IMDb made the files that ratings and titles come from, as the tables hold them; None where nobody knows."""
    files = {file.name: file for file in imdb.state(at).files}
    for name in ("title.ratings", "title.basics"):
        if name in files and files[name].published_at:
            return files[name].published_at
    return None


def _claim_each(some: Mapping[Told, WholeTitle], said_at: datetime | None, tally: Tally, now: Now) -> None:
    for told, title in some.items():
        try:
            taken = claim_told(told, title, said_at, now())
        except UnknownWork:  # it went while we read
            tally.look_at(1, skipped=1)
        except (DatabaseError, ValueError) as error:
            log.exception("What the datasets tell of work %s could not be written", told.work_id)
            tally.fail(title.title.title, f"could not be written: {error}")
        else:
            tally.look_at(1, skipped=not taken)
            tally.counts["ingested"] += taken


def _chunks(batch: list[Told]) -> Iterator[Mapping[Told, WholeTitle]]:
    for start in range(0, len(batch), READ_AT_ONCE):
        some = batch[start : start + READ_AT_ONCE]
        found = whole_titles([told.number for told in some])
        yield {told: found[told.number] for told in some if told.number in found}


def _batches() -> Iterator[tuple[int, list[Told]]]:
    """How many works were looked at, and those of them of which something new is told; all works in turn."""
    after = 0
    while True:
        reached, told = _differing(after=after, batch=BATCH)
        if not reached:
            return
        yield len(reached), told
        after = reached[-1]


def _differing(*, after: int, batch: int) -> tuple[list[int], list[Told]]:
    with connection.cursor() as cursor:
        cursor.execute(_DIFFER, {"after": after, "batch": batch})
        rows = cursor.fetchall()
    return [row[0] for row in rows], [Told(*row) for row in rows if row[1] is not None]
