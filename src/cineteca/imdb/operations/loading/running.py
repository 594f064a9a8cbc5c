"""A load from its beginning to its end, one at a time."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from itertools import zip_longest
from pathlib import Path

from django.db import connection

from cineteca.core import clock
from cineteca.imdb.domain.filters import Filters
from cineteca.imdb.models import Load
from cineteca.imdb.operations.errors import LoadUnderWay
from cineteca.imdb.operations.loading import building, comparing, staging
from cineteca.imdb.operations.loading.choosing import wanted
from cineteca.imdb.operations.loading.files import File, Plan, plan
from cineteca.imdb.operations.loading.publishing import publish
from cineteca.imdb.operations.loading.reports import FileReport, Report
from cineteca.imdb.operations.loading.shrinking import check_rows
from cineteca.imdb.operations.loading.statements import run
from cineteca.imdb.operations.loading.tables import TABLES
from cineteca.imdb.operations.loading.watching import Told, Watch

_LOCK = 0x494D4462  # "IMDb": whoever holds it loads


def load(
    *,
    folder: Path,
    filters: Filters,
    published: Mapping[str, datetime] | None = None,
    told: Told | None = None,
    now: Callable[[], datetime] = clock.now,
    force: bool = False,
) -> Report:
    """Take in the dataset files in `folder`. Readers see the old data until all of the new is there.

    A load that was stopped is gone on with when files and filters are the same. `published` tells when IMDb made a
    file, by name, where somebody knows better than the file itself. `told` hears of progress.
    `force` takes in files with far fewer rows than before, too.

    Raises `NoFiles`, `LoadUnderWay`, `NotTheDataset` for a file that is not what its name says, or `FarFewer`; then
    nothing was touched.
    """
    began = time.monotonic()
    with _alone():
        _close_abandoned(now())
        planned = plan(folder, filters, published or {}, force=force)
        row = Load.objects.create(plan=planned.digest, started_at=now(), heard_at=now())
        with _recorded(row, now):
            report = _carry_out(planned, row, Watch(row, planned, told, now), now)
            _close(row, report, seconds=time.monotonic() - began, at=now())
            return report


@contextmanager
def _alone() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [_LOCK])
        if not cursor.fetchone()[0]:
            raise LoadUnderWay("IMDb's datasets are being loaded already. Look on: cineteca imdb status")
    try:
        yield
    finally:
        _let_go()


def _let_go() -> None:
    # A connection that broke has let go by itself.
    if connection.connection and not connection.connection.closed and not connection.needs_rollback:
        run("SELECT pg_advisory_unlock(%(lock)s)", {"lock": _LOCK})


def _close_abandoned(at: datetime) -> None:
    """Nobody loads but we: what is called running has died."""
    Load.objects.filter(state=Load.State.RUNNING).update(
        state=Load.State.STOPPED, ended_at=at, error="It ended without a word. The next load of the same files goes on."
    )


@contextmanager
def _recorded(row: Load, now: Callable[[], datetime]) -> Iterator[None]:
    try:
        yield
    except BaseException as error:
        stopped = isinstance(error, KeyboardInterrupt | SystemExit)
        row.state = Load.State.STOPPED if stopped else Load.State.FAILED
        row.error = "" if stopped else f"{type(error).__name__}: {error}".strip()
        row.ended_at = now()
        if connection.connection and not connection.connection.closed:
            row.save(update_fields=["state", "error", "ended_at"])
        raise


def _carry_out(planned: Plan, row: Load, watch: Watch, now: Callable[[], datetime]) -> Report:
    report = Report(load_id=row.id)
    report.files = [FileReport(name=file.name, read=False) for file in planned.unchanged]
    if planned.files:
        with _room_to_work():
            report.resumed = staging.begin(planned)
            _read_all(planned, report, watch)
            if planned.has("title.ratings") and not planned.has("title.basics"):
                comparing.compare_ratings(planned)
            watch.stage("publishing")
            publish(planned, report, at=now())
    else:
        publish(planned, report, at=now())
    return report


@contextmanager
def _room_to_work() -> Iterator[None]:
    """More memory than a page needs for sorting and joining, and no waiting for the disk at each step.

    What a crash takes of the steps is read again; the last one waits for the disk (`publish`).
    """
    wishes = {"maintenance_work_mem": "'256MB'", "work_mem": "'128MB'", "synchronous_commit": "off"}
    if _may_set("wal_compression"):
        # Packing the pages of a new index costs three times the work of making it.
        wishes["wal_compression"] = "off"
    for name, value in wishes.items():
        run(f"SET {name} = {value}")
    try:
        yield
    finally:
        if connection.connection and not connection.connection.closed and not connection.needs_rollback:
            for name in wishes:
                run(f"RESET {name}")


def _may_set(name: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_parameter_privilege(%s, 'SET')", [name])
        return bool(cursor.fetchone()[0])


def _read_all(planned: Plan, report: Report, watch: Watch) -> None:
    """One file after the other. While the database makes one ready, the next is read already."""
    opened: staging.Opened | None = None
    try:
        for file, following in zip_longest(planned.files, planned.files[1:]):
            current, opened = opened or _open(file, planned), None
            report.files.append(_copy(current, watch))
            check_rows(file, planned, report.files[-1])
            opened = _open(following, planned) if following else None
            _make_ready(file, planned, report, watch)
    finally:
        if opened:
            opened.close()


def _open(file: File, planned: Plan) -> staging.Opened:
    return staging.open_file(file, lambda: wanted(file, planned))


def _copy(opened: staging.Opened, watch: Watch) -> FileReport:
    began = time.monotonic()
    watch.stage("reading", opened.file.name)
    staging.copy(opened, told=watch.read(opened.file))
    report = FileReport(name=opened.file.name)
    report.tell_reading(opened.read, opened.faults, time.monotonic() - began)
    return report


def _make_ready(file: File, planned: Plan, report: Report, watch: Watch) -> None:
    """All that takes long, before the transaction that readers see. What an earlier load has done stays done.

    It needs nothing but the files before this one.
    """
    table = TABLES[file.name]
    watch.stage("settling", file.name)
    report.of(file.name).doubles = building.settle(table)
    if staging.is_built_anew(table):
        watch.stage("building", file.name)
        building.build(table, planned)
    else:
        watch.stage("comparing", file.name)
        comparing.compare(table, planned)


def _close(row: Load, report: Report, *, seconds: float, at: datetime) -> None:
    report.seconds, report.ended_at = round(seconds, 2), at
    row.state, row.stage, row.ended_at, row.heard_at = Load.State.DONE, "", at, at
    row.report = report.as_data()
    row.save()
