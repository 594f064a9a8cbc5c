"""The whole index anew, while the old one answers."""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any, cast

from cineteca.core import clock, jobs
from cineteca.imdb import queries as imdb
from cineteca.search.models import Change, Index
from cineteca.search.postgres import PostgresEngine
from cineteca.search.postgres.building import is_building
from cineteca.search.queries import serving
from cineteca.search.queries.documents import each_document

log = logging.getLogger(__name__)

Progress = Callable[[int], None]


def rebuild(*, progress: Progress | None = None, now: Callable[[], datetime] = clock.now) -> int:
    """Make the index of everything that can be found. Returns how many documents it has.

    Whoever searches is answered by the old one until the new one takes its place; changes that come meanwhile are in
    both. Stopping it at any moment leaves the old one as it was. Raises `AlreadyBuilding`.
    """
    began = now()
    # From here on changes are kept after they were followed: the new index may have read the rows before they changed.
    _note(building_at=began, done=0)
    done = 0

    def told(more: int) -> None:
        nonlocal done
        done += more
        _note(done=done)
        if progress:
            progress(more)

    def exchanged() -> None:
        Change.objects.update(followed=False)
        took = (now() - began).total_seconds()
        _note(built_at=began, building_at=None, documents=done, took_seconds=took)

    engine = cast("PostgresEngine", serving.engine())
    engine.rebuild(each_document(), told, exchanged)
    log.info("The search index was built: %s documents", done)
    return done


def is_due() -> bool:
    """Whether the whole is to be built: there is none, or a load asked for it since and no worker has begun."""
    index = Index.objects.first()
    if index is None or index.built_at is None:
        return True
    load = imdb.latest_load()
    return load is not None and (load.ended_at or load.heard_at) >= index.built_at and jobs.is_waiting("search.rebuild")


def rebuild_if_missing(*, progress: Progress | None = None) -> bool:
    """Make the first index, where there is none. Returns whether that was done."""
    if serving.is_built():
        return False
    rebuild(progress=progress)
    return True


def forget_killed() -> bool:
    """Let changes go again that were kept for an index whose build was killed. Returns whether there was one."""
    if is_building() or not Index.objects.filter(building_at__isnull=False).exists():
        return False
    _note(building_at=None, done=0)
    Change.objects.filter(followed=True).delete()
    return True


def _note(**values: Any) -> None:
    Index.objects.update_or_create(id=1, defaults=values)
