"""The index follows what changes: changes are noted in one quick statement, and read again together by a job.

A thousand changes of a bulk run become a few batches, and a work that changed three times is read once.
"""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Final

from django.db import connection

from cineteca.core import jobs
from cineteca.core.database.crossing import again_after_deadlock
from cineteca.imdb import queries as imdb
from cineteca.imdb.models import Change as Dataset
from cineteca.search.domain.questions import Ref
from cineteca.search.models import Change
from cineteca.search.postgres.numbers import number_of, ref_of
from cineteca.search.postgres.writing import in_turn
from cineteca.search.queries import serving
from cineteca.search.queries.documents import around, documents_of, same_as

BATCH: Final = 200
JOB: Final = "search.follow"
MANY: Final = 200_000
"""So many changed rows of the datasets are quicker read with all others."""

_NOTE = """
WITH noted AS (
    INSERT INTO search_change (id, around) SELECT unnest(%(ids)s::bigint[]), %(around)s
    ON CONFLICT (id) DO UPDATE SET version = search_change.version + 1, followed = false, noted_at = now(),
        around = excluded.around OR (search_change.around AND NOT search_change.followed)
)
SELECT EXISTS (SELECT FROM procrastinate_jobs WHERE queueing_lock = %(job)s AND status = 'todo')
"""
# In one statement, so that a build that begins at this moment is either seen, or begins after the changes were made.
_DONE = """
WITH building AS (SELECT coalesce(bool_or(building_at IS NOT NULL), false) AS now FROM search_index),
done AS (SELECT * FROM unnest(%(ids)s::bigint[], %(versions)s::int[]) AS d (id, version)),
kept AS (
    UPDATE search_change AS c SET followed = true FROM done, building
    WHERE c.id = done.id AND c.version = done.version AND building.now
)
DELETE FROM search_change AS c USING done, building
WHERE c.id = done.id AND c.version = done.version AND NOT building.now
"""
# Titles are source 1 of documents, names source 3: see `postgres.numbers`.
_NOTE_DATASETS = """
INSERT INTO search_change (id, around)
SELECT number::bigint * 8 + CASE subject WHEN 'title' THEN 1 ELSE 3 END, false FROM imdb_change WHERE load_id = %(load)s
ON CONFLICT (id) DO UPDATE SET version = search_change.version + 1, followed = false, noted_at = now()
"""


def note(refs: Iterable[Ref], *, around: bool = True) -> None:
    """Have rows read again soon. `around`: what belongs to a work is told anew too, such as its people."""
    numbers = sorted({number_of(ref) for ref in refs})
    if not numbers:
        return
    with connection.cursor() as cursor:
        cursor.execute(_NOTE, {"ids": numbers, "around": around, "job": JOB})
        (asked_for,) = cursor.fetchone()
    if not asked_for:
        jobs.enqueue(JOB, once=JOB)


def follow(work_id: int) -> None:
    """Read one work again now, with what belongs to it."""
    _read_again([Ref("work", work_id)], with_around=[work_id])


def follow_all(*, most: int = 1_000_000) -> int:
    """Read again whatever changed, in batches, until nothing waits. Returns how many rows that were."""
    done = 0
    while done < most and (batch := _waiting()):
        refs = [ref_of(number) for number, *_ in batch]
        works = [ref.id for ref, (_, _, around) in zip(refs, batch, strict=True) if around and ref.source == "work"]
        again_after_deadlock(partial(_read_again, refs, with_around=works))
        with connection.cursor() as cursor:
            ids, versions, _ = zip(*batch, strict=True)
            cursor.execute(_DONE, {"ids": list(ids), "versions": list(versions)})
        done += len(batch)
    return done


def _waiting() -> list[tuple[int, int, bool]]:
    rows = Change.objects.filter(followed=False).order_by("noted_at", "id")
    return list(rows.values_list("id", "version", "around")[:BATCH])


def _read_again(refs: Sequence[Ref], *, with_around: Sequence[int]) -> None:
    # Not in one transaction: tables are exchanged while we read, and locks on many of them would cross.
    with in_turn():
        wanted = {*refs, *(around(with_around) if with_around else ())}
        wanted |= same_as(wanted)
        documents = documents_of(sorted(wanted))
        gone = wanted - {document.ref for document in documents}
        engine = serving.engine()
        if gone:
            engine.delete(gone)
        engine.index(documents)


def follow_datasets(*, changed: int) -> None:
    """Have the datasets' rows read again after a load: those that changed, or all of them when those are many.

    `changed`: how many the load told of. The first fill lists none of them, and then all are new.
    """
    listed = Dataset.objects.filter(load_id=_latest_load()).count()
    if not changed:
        return
    if listed < changed or listed > MANY:
        jobs.enqueue("search.rebuild", once="search.rebuild")
        return
    with connection.cursor() as cursor:
        cursor.execute(_NOTE_DATASETS, {"load": _latest_load()})
    jobs.enqueue(JOB, once=JOB)


def _latest_load() -> int:
    load = imdb.latest_load()
    return load.id if load else 0
