"""How complete the catalogue is, and who could tell what is missing."""

from collections.abc import Sequence

from django.conf import settings
from django.utils.translation import gettext as _

from cineteca.catalog import queries as catalogue
from cineteca.catalog.domain.completeness import EXPECTATIONS
from cineteca.catalog.queries.reports import Incomplete, Lacking
from cineteca.core.pagination import Page
from cineteca.ops import words
from cineteca.ops.contexts.lines import WorkLine
from cineteca.ops.contexts.pages import BandLine, Completeness
from cineteca.ops.contexts.shared import Choice, Option, ShareLine
from cineteca.ops.filling import lines
from cineteca.ops.frames import address

GOAL = 60
"""Per cent of the works with an IMDb id that should have a rating of each source."""
PER_PAGE = 40


def fill(*, kind: str, missing: str, after: str) -> Completeness:
    """The page. Raises `BadCursor`."""
    bands = [band for band in catalogue.completeness_by_kind() if not kind or band.kind == kind]
    about, total = any(band.about for band in bands), sum(band.total for band in bands)
    fields = catalogue.missing_fields(kind=kind)
    found = catalogue.list_incomplete(Page(PER_PAGE, after), kind=kind, missing=missing)
    return Completeness(
        kinds=tuple(_band(band) for band in bands),
        lacking=lacking(fields, total, about=about, kind=kind),
        waiting=_waiting(fields, total, about=about),
        rated=rated(),
        works=tuple(_work(row) for row in found.items),
        more=lines.more("completeness", found.next, after, kind=kind, missing=missing),
        about=about,
    )


def choices(*, kind: str, missing: str) -> tuple[Choice, ...]:
    """Films and shows · whatever lacks."""
    kinds = {"": _("films and shows"), "film": _("films"), "show": _("shows")}
    fields = {"": _("whatever they lack")} | {name: _(entry.label) for name, entry in EXPECTATIONS.items()}
    expected = settings.EXPECTED_FIELDS or [name for name in fields if name in _usual()]
    shown = {name: label for name, label in fields.items() if not name or name in expected or name == missing}
    return (
        Choice("kind", _("Kind"), kinds.get(kind, kind), _options(kinds, kind, "kind", missing=missing), bool(kind)),
        Choice(
            "missing",
            _("What is missing"),
            _("without %(field)s") % {"field": fields.get(missing, missing)} if missing else shown[""],
            _options(shown, missing, "missing", kind=kind),
            chosen=bool(missing),
        ),
    )


def _usual() -> tuple[str, ...]:
    from cineteca.catalog.domain.completeness import DEFAULT_EXPECTED

    return DEFAULT_EXPECTED


def _options(names: dict[str, str], chosen: str, asks: str, **kept: str) -> tuple[Option, ...]:
    return tuple(
        Option(label, address("completeness", **kept, **{asks: value}), chosen=value == chosen)
        for value, label in names.items()
    )


def kind_name(kind: str) -> str:
    """Films or shows."""
    return {"film": _("Films"), "show": _("Shows")}.get(kind, kind)


def lacking(fields: Sequence[Lacking], total: int, *, about: bool, kind: str = "") -> tuple[ShareLine, ...]:
    """Missing fields as shares of all works, each with those who could tell."""
    return tuple(
        ShareLine(
            name=_(row.label),
            count=words.count(row.works, about=about),
            share=words.per_cent(row.works, total),
            url=address("completeness", kind=kind, missing=row.name),
            note=_told_by(row.name),
        )
        for row in fields
    )


def _told_by(field: str) -> str:
    who = [words.provider(name) for name in _could_tell(field)]
    return _("told by %(who)s") % {"who": words.listing(who)} if who else _("no source tells it")


def _could_tell(field: str) -> tuple[str, ...]:
    providers = EXPECTATIONS[field].providers if field in EXPECTATIONS else ()
    return tuple(name for name in providers if settings.PROVIDERS.get(name, {}).get("enabled"))


def _waiting(fields: Sequence[Lacking], total: int, *, about: bool) -> tuple[tuple[str, tuple[ShareLine, ...]], ...]:
    """For each provider that is asked: what it could tell and has not."""
    by_provider: dict[str, list[Lacking]] = {}
    for row in fields:
        for name in _could_tell(row.name):
            by_provider.setdefault(name, []).append(row)
    return tuple(
        (words.provider(name), lacking(rows, total, about=about)) for name, rows in sorted(by_provider.items())
    )


def rated() -> tuple[ShareLine, ...]:
    """Which share of the works each source rates, with the goal."""
    return tuple(
        ShareLine(
            words.provider(row.source),
            words.count(row.works),
            round(100 * row.share),
            goal=GOAL,
            note=_("the goal of %(goal)s %% is reached") % {"goal": GOAL}
            if row.share * 100 >= GOAL
            else _("the goal is %(goal)s %%") % {"goal": GOAL},
        )
        for row in catalogue.rating_shares()
    )


def _band(band: catalogue.Bands) -> BandLine:
    parts = ((_("complete"), band.complete), (_("partial"), band.partial), (_("minimal"), band.minimal))
    return BandLine(
        name=kind_name(band.kind),
        total=words.count(band.total, about=band.about),
        average=int(band.average),
        bands=tuple(
            ShareLine(name, words.count(count, about=band.about), words.per_cent(count, band.total))
            for name, count in parts
        ),
    )


def _work(row: Incomplete) -> WorkLine:
    missing = [_(EXPECTATIONS[name].label) if name in EXPECTATIONS else name for name in row.missing]
    return WorkLine(
        id=row.id,
        title=words.titled(row.title, row.year),
        url=words.address(row.kind, row.slug) + "#known",
        share=row.completeness,
        note=words.listing(missing),
    )
