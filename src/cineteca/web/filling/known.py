"""The panel *What we know*."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cineteca.catalog import queries as catalogue
from cineteca.catalog.domain.fields import describe
from cineteca.catalog.queries import metadata
from cineteca.enrich import queries as enrich
from cineteca.web import words
from cineteca.web.contexts.known import (
    ConflictNote,
    Expected,
    FactTimes,
    FieldForm,
    FieldRow,
    KnownPanel,
    Missing,
    ProviderNote,
    State,
)
from cineteca.web.filling import values

LEADING = (
    "title", "plot", "outline", "tagline", "ratings", "awards", "release_date", "first_air_date", "runtime_minutes",
    "certifications", "genres", "companies", "networks", "images",
)  # fmt: skip


def fill(
    known: catalogue.Metadata,
    standing: enrich.Standing | None,
    *,
    kind: str,
    slug: str,
    editable: bool,
    touched: str = "",
) -> KnownPanel:
    """The panel of one work. `touched` is the field that was just changed."""
    where = {"kind": kind, "slug": slug}
    rows = [_row(field, where, editable=editable, fresh=field.path == touched) for field in known.fields]
    leading = [row for row in rows if row.key in LEADING and not _of_other_kind(row.key, kind)]
    leading.sort(key=lambda row: LEADING.index(row.key))
    others = [row for row in rows if row.key not in LEADING and not _of_other_kind(row.key, kind)]
    return KnownPanel(
        url=reverse("web:known", kwargs=where),
        percent=known.percent,
        expected=tuple(Expected(words.label(field.label), field.known) for field in known.expected),
        missing=tuple(_missing(field) for field in known.missing),
        rows=tuple(leading),
        more_rows=tuple(sorted(others, key=lambda row: (not row.value, row.name))),
        more_open=any(row.fresh for row in others),
        conflicts=tuple(_conflict(conflict, where, editable=editable) for conflict in known.conflicts),
        editable=editable,
        refresh_url=reverse("web:refresh", kwargs=where),
        **_standing(known, standing),
    )


def form(field: metadata.Field, *, kind: str, slug: str, typed: str | None = None) -> FieldForm:
    """The form of one field; `typed` is what was sent where it has to be corrected."""
    where = {"kind": kind, "slug": slug, "path": field.path}
    editor = describe(field.path).editor
    return FieldForm(
        key=field.path,
        name=words.label(field.label),
        text=field.text if typed is None else typed,
        hint=_(field.hint) if field.hint else "",
        long=bool(editor and editor.rows > 1),
        edit_url=reverse("web:edit", kwargs=where),
        row_url=reverse("web:field", kwargs=where),
    )


def row(field: metadata.Field, *, kind: str, slug: str) -> FieldRow:
    """One row as staff see it."""
    return _row(field, {"kind": kind, "slug": slug}, editable=True, fresh=False)


def _row(field: metadata.Field, where: Mapping[str, str], *, editable: bool, fresh: bool) -> FieldRow:
    place: dict[str, Any] = {**where, "path": field.path}
    return FieldRow(
        key=field.path,
        name=words.label(field.label),
        value=values.shown(field.path, field.text),
        source=words.source(field.source) if field.source else "",
        at=field.at,
        locked=field.locked,
        locked_by=field.locked_by if editable else "",
        lock_url=_lock_url(field, place) if editable else "",
        edit_url=reverse("web:edit", kwargs=place) if editable and field.editable else "",
        fresh=fresh,
    )


def _lock_url(field: metadata.Field, place: dict[str, Any]) -> str:
    if field.inherited:
        return ""
    return reverse("web:unlock" if field.locked else "web:lock", kwargs=dict(place))


def _of_other_kind(path: str, kind: str) -> bool:
    return path in ({"release_date"} if kind == "show" else {"first_air_date", "last_air_date", "networks", "seasons"})


def _missing(field: metadata.Missing) -> Missing:
    return Missing(words.label(field.label), words.listing([words.source(name) for name in field.providers]))


_REASONS = {
    "impossible": gettext_lazy("%(provider)s says %(source)s %(value)s, which cannot exist."),
    "contradicts": gettext_lazy("%(provider)s says %(source)s %(value)s, which contradicts what we have."),
    "taken": gettext_lazy("%(provider)s says %(source)s %(value)s, which belongs to %(other)s."),
}


def _conflict(conflict: metadata.Conflict, where: Mapping[str, str], *, editable: bool) -> ConflictNote:
    told = {
        "provider": words.source(conflict.provider),
        "source": words.source(conflict.source),
        "value": conflict.value,
        "other": f"“{conflict.other}”" if conflict.other else _("another work"),
    }
    other = {"kind": conflict.other_kind, "slug": conflict.other_slug}
    return ConflictNote(
        text=str(_REASONS.get(conflict.reason, _REASONS["contradicts"]) % told),
        other_url=reverse("web:work", kwargs=other) if conflict.other_slug else "",
        settle_url=reverse("web:settle", kwargs={**where, "conflict": conflict.id}) if editable else "",
        can_take=conflict.reason != "impossible",
    )


def _standing(known: catalogue.Metadata, standing: enrich.Standing | None) -> dict[str, Any]:
    """What the refresh queue knows of the work."""
    if standing is None:
        return {"enriched_at": max(known.told_at.values(), default=None)}
    due: Any = standing.due_on
    enriched: datetime | None = standing.enriched_at
    return {
        "enriched_at": enriched,
        "due_on": due if standing.monitored and not standing.urgent else None,
        "refreshing": standing.urgent or standing.status == "processing",
        "waiting": standing.urgent and standing.status != "processing",
        "providers": tuple(_providers(standing.providers)),
        "times": tuple(_times(standing)),
        "failed": _failed(standing),
    }


_FACTS = {
    "text": gettext_lazy("Text, people and pictures"),
    "ratings": gettext_lazy("Ratings"),
    "offers": gettext_lazy("Where to watch"),
}


def _times(standing: enrich.Standing) -> Iterator[FactTimes]:
    for facts, name in _FACTS.items():
        coming = standing.next.get(facts) if standing.monitored else None
        yield FactTimes(str(name), standing.last.get(facts), coming)


def _failed(standing: enrich.Standing) -> str:
    if standing.status != "failed":
        return ""
    tries = standing.retries
    return ngettext("Nobody answered, %(n)s time.", "Nobody answered, %(n)s times.", tries) % {"n": tries}


def _providers(told: Mapping[str, Mapping[str, str]]) -> Iterator[ProviderNote]:
    for name, outcome in sorted(told.items()):
        yield ProviderNote(words.source(name), _said(outcome.get("said", "")), outcome.get("reason", ""))


def _said(said: str) -> State:
    match said:
        case "successful":
            return State(_("answered"), icon="check", tone="good")
        case "rate limited":
            return State(_("asked us to wait"), icon="hourglass", tone="warning")
        case "failed":
            return State(_("failed"), icon="circle-x", tone="bad")
    return State(_("skipped"), icon="circle-minus")
