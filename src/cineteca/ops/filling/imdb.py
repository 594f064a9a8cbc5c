"""IMDb's datasets: how old, how large, what the last load did, whether all of it holds together."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from cineteca.enrich import queries as enrich
from cineteca.imdb import queries as imdb
from cineteca.imdb.domain import ids
from cineteca.imdb.queries.checking import Found, latest_look
from cineteca.imdb.queries.fetching import Fetch, list_fetches
from cineteca.ops import states, words
from cineteca.ops.contexts.imdb import CheckLine, FileLine, Imdb, LoadLine, ReadLine
from cineteca.ops.contexts.shared import Gauge, State
from cineteca.ops.filling import lines

ALERT = "imdb.old"
SHOWN = 5


def fill(*, at: datetime) -> Imdb:
    """The page, as it stood at `at`."""
    state, loads, look = imdb.state(at), imdb.list_loads(limit=2), latest_look()
    running = next((load for load in loads if load.state == "running"), None)
    ended = next((load for load in loads if load.state != "running"), None)
    schedule = enrich.get_schedule("imdb", at=at) if settings.IMDB_ENABLED else None
    return Imdb(
        alerts=tuple(lines.alert(row) for row in enrich.list_alerts(limit=20) if row.kind == ALERT),
        gauges=_gauges(state, at) if state.loaded else (),
        source=_source(),
        can_load=can_load(),
        files=_files(state, list_fetches()),
        running=_load(running, at) if running else None,
        last=_load(ended, at) if ended else None,
        checks=tuple(_check(found) for found in look.found if found.count) if look else (),
        quiet=tuple(_(found.check.title) for found in look.found if not found.count) if look else (),
        checked_at=look.at if look else None,
        under_way=running is not None or (schedule is not None and schedule.state in {"running", "waiting"}),
    )


def can_load() -> bool:
    """Whether there is a place to take the files from."""
    return bool(settings.IMDB_ENABLED or settings.IMDB_DATASETS_DIR)


def _source() -> str:
    if settings.IMDB_ENABLED:
        return _("Fetched from %(url)s, twice a day where there is something new.") % {
            "url": settings.IMDB_DATASETS_URL
        }
    if settings.IMDB_DATASETS_DIR:
        return _("Taken from the folder of IMDB_DATASETS_DIR when somebody asks for it.")
    return _("Neither IMDB_ENABLED nor IMDB_DATASETS_DIR says where the files come from.")


def _gauges(state: imdb.DatasetsState, at: datetime) -> tuple[Gauge, ...]:
    rows = {file.name: file.rows for file in state.files}
    age = words.when(state.oldest_at, at=at) if state.oldest_at else "–"
    tone = "warning" if state.old else ""
    return (
        Gauge(_("Titles"), words.count(rows.get("title.basics", 0))),
        Gauge(_("People"), words.count(rows.get("name.basics", 0))),
        Gauge(_("Rated"), words.count(rows.get("title.ratings", 0))),
        Gauge(_("As of"), age, note=_("the oldest file"), tone=tone),
    )


def _files(state: imdb.DatasetsState, fetches: Mapping[str, Fetch]) -> tuple[FileLine, ...]:
    loaded = {file.name: file for file in state.files}
    return tuple(_file(name, loaded.get(name), fetches.get(name)) for name in sorted(loaded.keys() | fetches.keys()))


def _file(name: str, file: imdb.FileState | None, fetch: Fetch | None) -> FileLine:
    error = fetch.error if fetch and settings.IMDB_ENABLED else ""
    if file is None:
        return FileLine(name, State(_("not loaded"), icon="circle-dashed"), "–", None, None, error)
    return FileLine(
        name=name,
        state=_age(file),
        rows=words.count(file.rows),
        published_at=file.published_at,
        loaded_at=file.loaded_at,
        error=error,
    )


def _age(file: imdb.FileState) -> State:
    length = words.span(file.age)
    if file.stale:
        return State(_("%(age)s old") % {"age": length}, icon="triangle-alert", tone="warning")
    return State(_("fresh, %(age)s") % {"age": length}, icon="check", tone="good")


_STATES = {
    "done": ("check", "good"),
    "running": ("loader-circle", ""),
    "failed": ("octagon-x", "bad"),
    "stopped": ("octagon-x", "warning"),
}


def _load(load: Any, at: datetime) -> LoadLine:
    icon, tone = _STATES.get(load.state, ("info", ""))
    running = load.state == "running"
    read = sum(file.get("bytes", 0) for file in load.progress.values())
    whole = sum(file.get("of", 0) for file in load.progress.values())
    rows = sum(file.get("lines", 0) for file in load.progress.values())
    return LoadLine(
        state=State(_state_words(load.state), icon=icon, tone=tone),
        started_at=load.started_at,
        length=words.span((load.ended_at or at) - load.started_at),
        stage=_stage(load.stage) if running else "",
        share=words.per_cent(read, whole) if running and whole else None,
        rows=words.count(rows) if running else "",
        error=load.error.partition(": ")[2] or load.error,
        files=tuple(_read(file) for file in load.report.get("files", ()) if file.get("read")),
    )


def _state_words(state: str) -> str:
    known = {"done": _("done"), "running": _("running"), "failed": _("failed"), "stopped": _("stopped")}
    return known.get(state, state)


def _stage(stage: str) -> str:
    step, _space, file = stage.partition(" ")
    known = {
        "reading": _("reading"),
        "settling": _("putting in order"),
        "building": _("building"),
        "comparing": _("comparing"),
        "publishing": _("handing over to readers"),
    }
    return f"{known.get(step, step)} {file}".strip()


def _read(file: Mapping[str, Any]) -> ReadLine:
    bad, samples = file.get("bad", {}), file.get("samples", {})
    return ReadLine(
        name=file["name"],
        lines=words.count(file["lines"]),
        inserted=words.count(file["inserted"]),
        updated=words.count(file["updated"]),
        deleted=words.count(file["deleted"] + file["marked"]),
        unchanged=words.count(file["unchanged"]),
        bad=words.count(sum(bad.values())),
        faults=tuple((why, words.count(count), tuple(samples.get(why, ()))[:SHOWN]) for why, count in bad.items()),
        torn=file.get("torn", ""),
    )


def _check(found: Found) -> CheckLine:
    return CheckLine(
        name=_(found.check.title),
        severity=states.of_severity(found.check.severity),
        count=words.count(found.count),
        change=_change(found),
        samples=tuple((subject, detail, _address(subject)) for subject, detail in found.samples[:SHOWN]),
    )


def _change(found: Found) -> str:
    if found.before is None:
        return _("counted for the first time")
    change = found.count - found.before
    if not change:
        return _("as before")
    said = _("%(n)s more than before") if change > 0 else _("%(n)s fewer than before")
    return said % {"n": words.count(abs(change))}


def _address(subject: str) -> str:
    """Where the page of a title or a person of the datasets stands."""
    if ids.title_number(subject):
        return reverse("web:imdb-title", args=[subject])
    return reverse("web:name", args=[subject]) if ids.name_number(subject) else ""
