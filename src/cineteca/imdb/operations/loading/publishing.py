"""One transaction, after which readers see the new data; before it they see the old."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from cineteca.core import events
from cineteca.core.database.crossing import again_after_deadlock
from cineteca.imdb.events import DatasetsLoaded
from cineteca.imdb.models import Change
from cineteca.imdb.operations.loading import staging
from cineteca.imdb.operations.loading.files import Plan
from cineteca.imdb.operations.loading.recording import record_datasets
from cineteca.imdb.operations.loading.reports import Changed, FileReport, Report
from cineteca.imdb.operations.loading.sources import popularity
from cineteca.imdb.operations.loading.statements import run
from cineteca.imdb.operations.loading.tables import TABLES, Table

KEPT_LOADS = 60
"""Loads whose changes are remembered: two months of days."""


def publish(plan: Plan, report: Report, *, at: datetime) -> None:
    """Let readers see what was made ready, and tell of it once that is true."""
    again_after_deadlock(lambda: _publish(plan, report, at))


@transaction.atomic
def _publish(plan: Plan, report: Report, at: datetime) -> None:
    run("SET LOCAL synchronous_commit = on")
    built = {file.name for file in plan.files if staging.is_built_anew(TABLES[file.name])}
    changed = {name: _publish_one(name, built, report, at) for name in _concerned(plan)}
    if any(changed[name].any for name in changed if name in _SEEN) and not _SEEN & set(changed) <= built:
        report.popularity_changed = _refresh_popularity(plan)
    _count_changes(report, changed, built)
    record_datasets(plan, report, at=at)
    Change.objects.filter(load_id__lte=report.load_id - KEPT_LOADS).delete()
    for name in built:  # last: from here until it ends nobody reads these tables
        _swap(TABLES[name])
    staging.clear()
    if plan.files:
        files = tuple(file.name for file in plan.files)
        events.publish(DatasetsLoaded(files, report.titles_changed, report.names_changed, at))


_SEEN = frozenset({"title.ratings", "title.basics", "title.principals", "name.basics"})
"""What popularity is made of, or belongs to."""


def _concerned(plan: Plan) -> list[str]:
    """Files whose tables change. New ratings change titles, too."""
    names = [file.name for file in plan.files]
    return (
        [*names, "title.basics"]
        if staging.exists(TABLES["title.basics"].gone) and "title.basics" not in names
        else names
    )


def _publish_one(name: str, built: set[str], report: Report, at: datetime) -> Changed:
    file = next((file for file in report.files if file.name == name), FileReport(name=name))
    if name in built:
        changed = Changed(inserted=file.kept - file.doubles)
    else:
        changed = apply(TABLES[name], load_id=report.load_id, at=at)
    file.tell_changes(changed)
    return changed


def _count_changes(report: Report, changed: Mapping[str, Changed], built: set[str]) -> None:
    counted = Change.objects.filter(load_id=report.load_id)
    report.titles_changed = counted.filter(subject=Change.Subject.TITLE).count()
    report.names_changed = counted.filter(subject=Change.Subject.NAME).count()
    if "title.basics" in built:
        report.titles_changed = changed["title.basics"].inserted
    if "name.basics" in built:
        report.names_changed = changed["name.basics"].inserted


def apply(table: Table, *, load_id: int, at: datetime) -> Changed:
    """Write what differs into the table that readers see, and note whose it is."""
    extra = ("rating", "votes") if table.file == "title.basics" else ()
    columns = (*table.columns, *extra)
    _note_changes(table, load_id)
    changed = Changed(updated=run(_update(table, columns)))
    changed.inserted = run(_insert(table, columns))
    changed.deleted = run(_delete(table))
    if table.marked:
        changed.marked = run(
            f"UPDATE {table.live} l SET gone_at = %(at)s FROM {table.gone} g WHERE g.id = l.id AND g.used",  # noqa: S608
            {"at": at},
        )
    return changed


def _swap(table: Table) -> None:
    """Let the table that was built take the place of the empty one."""
    run(f"DROP TABLE {table.live}")
    run(f"ALTER TABLE {table.coming} RESET (autovacuum_enabled)")
    run(f"DO $$ BEGIN EXECUTE format('ALTER TABLE {table.coming} SET SCHEMA %I', current_schema()); END $$")


def _refresh_popularity(plan: Plan) -> int:
    """Popularity of all names anew, after credits or votes have changed. Returns how many are others now.

    A hundredth more or less is left as it is: votes of great titles move every day, and nobody sees the difference.
    """
    names = TABLES["name.basics"]
    anew = plan.has(names.file) and staging.is_built_anew(names)
    place = names.coming if anew else names.live
    return run(f"""
        UPDATE {place} n SET popularity = coalesce(p.popularity, 0)
        FROM {place} m LEFT JOIN ({popularity(plan)}) p ON p.name_id = m.id
        WHERE m.id = n.id AND abs(n.popularity - coalesce(p.popularity, 0)) > 0.01 * n.popularity
    """)  # noqa: S608


def _update(table: Table, columns: tuple[str, ...]) -> str:
    values = ", ".join(f"{column} = d.{column}" for column in columns if column not in table.key)
    back = ", gone_at = NULL" if table.marked else ""
    return f"UPDATE {table.live} l SET {values}{back} FROM {table.differing} d WHERE NOT d.new AND {_same(table, 'd')}"  # noqa: S608


def _insert(table: Table, columns: tuple[str, ...]) -> str:
    names = ", ".join(columns)
    more, values = (", popularity", ", 0") if table.file == "name.basics" else ("", "")
    return f"INSERT INTO {table.live} ({names}{more}) SELECT {names}{values} FROM {table.differing} WHERE new"  # noqa: S608


def _delete(table: Table) -> str:
    return f"DELETE FROM {table.live} l USING {table.gone} g WHERE NOT g.used AND {_same(table, 'g')}"  # noqa: S608


def _same(table: Table, other: str) -> str:
    return " AND ".join(f"l.{column} = {other}.{column}" for column in table.key)


def _note_changes(table: Table, load_id: int) -> None:
    if table.file == "title.ratings":
        return  # told by the titles
    subject = "name" if table.file == "name.basics" else "title"
    number = table.key[0]
    run(
        f"""
        INSERT INTO imdb_change (load_id, subject, number)
        SELECT %(load)s, %(subject)s, {number} FROM {table.differing}
        UNION
        SELECT %(load)s, %(subject)s, {number} FROM {table.gone}
        ON CONFLICT DO NOTHING
        """,  # noqa: S608
        {"load": load_id, "subject": subject},
    )
