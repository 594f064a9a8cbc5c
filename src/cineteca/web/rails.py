"""Rows of posters that change slowly: made once in a while, then only put into pages."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cineteca.catalog import queries as catalogue
from cineteca.core import clock
from cineteca.core.pagination import Page
from cineteca.web import cards, naming, preferences
from cineteca.web.contexts.shelves import Rail
from cineteca.web.kept import Kept

IN_RAIL, FEWEST = 14, 4
NEW_FOR, AHEAD = timedelta(days=120), timedelta(days=3 * 365)
_MANY = 400
# Lists of trends are captured by the hour at most; what is new or to come changes by the day.
_talked: Kept[tuple[int, ...]] = Kept(seconds=300, size=20)
_html: Kept[SafeString] = Kept(seconds=3600, size=50)
_rails: Kept[tuple[Rail, ...]] = Kept(seconds=300, size=200)


def talked_about(span: catalogue.Span, kind: str | None = None) -> tuple[int, ...]:
    """The works most talked about over a day or week, some minutes old at most."""
    return _talked.get(
        (span, kind, settings.ADULT),
        lambda: tuple(catalogue.talked_about(span, at=clock.now(), kind=kind, limit=_MANY)),
    )


def premieres(name: str, *, at: datetime, kind: str | None = None, sort: str = "") -> catalogue.Filter:
    """The works that came out lately (``new``), or that will (``upcoming``)."""
    today = at.date()
    if name == "upcoming":
        since, until, order = today + timedelta(days=1), today + AHEAD, catalogue.Sort.OLDEST
    else:
        since, until, order = today - NEW_FOR, today, catalogue.Sort.NEWEST
    return catalogue.Filter(
        kind=kind, since=since, until=until, sort=catalogue.Sort(sort) if sort else order, adult=settings.ADULT
    )


def highlights(request: HttpRequest) -> SafeString:
    """What is talked about today, and what else in this week, as HTML; empty where nothing is."""
    rows = _kept(request, ("day", "week"))
    # Rendered again they would cost as much as a third of the page that they stand on.
    key = (get_language(), tuple(hash(row.cards) for row in rows))
    made: SafeString = _html.get(key, lambda: mark_safe(_rendered(rows)))  # noqa: S308 - a template's
    return made


def _rendered(rows: tuple[Rail, ...]) -> str:
    return render_to_string("web/parts/highlights.html", {"rails": rows}).strip()


def all_rails(request: HttpRequest) -> tuple[Rail, ...]:
    """A row of each page that is an order."""
    return _kept(request, ("day", "week", "new", "upcoming"))


def forget() -> None:
    """Make everything anew when it is asked for."""
    _talked.clear()
    _rails.clear()
    _html.clear()


def _kept(request: HttpRequest, names: tuple[str, ...]) -> tuple[Rail, ...]:
    wanted = preferences.read(request)
    key = (names, get_language(), wanted.language, wanted.language_region, settings.ADULT)
    return _rails.get(key, lambda: _made(request, names))


def _made(request: HttpRequest, names: Iterable[str]) -> tuple[Rail, ...]:
    seen: set[int] = set()
    rails = []
    for name in names:
        found = [card for card in _cards(name, apart=len(seen)) if card.work_id not in seen][:IN_RAIL]
        if len(found) < FEWEST:
            continue
        seen.update(card.work_id for card in found)
        titles = naming.titles(request, (card.work_id for card in found))
        rails.append(Rail(f"rail-{name}", title_of(name), address_of(name), cards.items(found, titles=titles)))
    return tuple(rails)


def _cards(name: str, *, apart: int) -> list[catalogue.CardRow]:
    if name in {"day", "week"}:
        return catalogue.get_cards(talked_about("day" if name == "day" else "week")[: IN_RAIL + apart])
    return list(catalogue.list_works(premieres(name, at=clock.now()), Page(IN_RAIL + apart)).items)


def title_of(name: str) -> str:
    """What the page, and the row of it, is called."""
    return {
        "day": _("Talked about today"),
        "week": _("Talked about this week"),
        "new": _("New"),
        "upcoming": _("Coming soon"),
    }[name]


def address_of(name: str) -> str:
    """Where the page stands."""
    return reverse("web:trending", args=[name]) if name in {"day", "week"} else reverse(f"web:{name}")
