"""Pages to browse by."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from django.conf import settings
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import slugify
from django.utils.translation import gettext as _

from cineteca.catalog import queries as catalogue
from cineteca.search import queries as search
from cineteca.web import cards, names, rails, words
from cineteca.web.contexts.browse import Option
from cineteca.web.contexts.shelves import HubPage, Rail, ShelfPage
from cineteca.web.filling import search_words

PLACES = ("day", "week", "new", "upcoming")
_SORTS = ("popularity", "rated")


def shelf(
    name: str,
    found: Iterable[catalogue.CardRow],
    *,
    kind: str | None,
    sort: str = "",
    after: str = "",
    following: str = "",
    titles: Mapping[int, str] | None = None,
) -> ShelfPage:
    """The page `name` of `PLACES`; `following` is the place after the last work, empty where there is no more."""
    shown = cards.items(found, eager=0 if after else cards.EAGER, titles=titles)
    return ShelfPage(
        heading=rails.title_of(name),
        note=_note(name),
        ways=tuple(Option(rails.title_of(way), rails.address_of(way), chosen=way == name) for way in PLACES),
        kinds=tuple(
            Option(label, address(name, kind=value, sort=sort), chosen=value == kind) for value, label in _kinds()
        ),
        sorts=_sorts(name, kind, sort),
        cards=shown,
        next_url=address(name, kind=kind, sort=sort, after=following) if following else "",
        first_url=address(name, kind=kind, sort=sort) if after else "",
    )


def address(name: str, *, kind: str | None = None, sort: str = "", after: str = "") -> str:
    """Where it stands. What is not chosen is not in it."""
    asked = {key: value for key, value in (("kind", kind), ("sort", sort), ("after", after)) if value}
    return f"{rails.address_of(name)}?{urlencode(asked)}" if asked else rails.address_of(name)


def _kinds() -> tuple[tuple[str | None, str], ...]:
    return (None, _("Films and shows")), ("film", _("Films")), ("show", _("Shows"))


def _note(name: str) -> str:
    return {
        "day": _("What most people look at and talk about today, over all lists of the sources."),
        "week": _("What most people look at and talk about over seven days: what stays."),
        "new": _("What came out in the last four months, the latest first."),
        "upcoming": _("What has a day on which it comes out, the next first."),
    }[name]


def _sorts(name: str, kind: str | None, sort: str) -> tuple[Option, ...]:
    if name in {"day", "week"}:
        return ()
    first = _("the next first") if name == "upcoming" else _("the latest first")
    wanted = {"": first, "popularity": _("most popular")} | ({"rated": _("best rated")} if name == "new" else {})
    return tuple(
        Option(label, address(name, kind=kind, sort=order), chosen=order == sort) for order, label in wanted.items()
    )


def sorts_of(name: str) -> tuple[str, ...]:
    """By what else than its own order the page can be sorted."""
    return {"new": _SORTS, "upcoming": ("popularity",)}.get(name, ())


def hub(rows: tuple[Rail, ...], facets: Iterable[search.Facet], *, region: str, building: bool) -> HubPage:
    """Where browsing begins."""
    counted = {facet.name: facet.values for facet in facets}
    services = catalogue.get_service_names(value.value for value in counted.get("service", ()))
    genres = ways("genre", counted.get("genre", ()), services)
    return HubPage(
        rails=rows,
        genres=tuple(sorted(genres, key=lambda option: option.label)),
        decades=tuple(reversed(ways("decade", sorted(counted.get("decade", ()), key=lambda one: one.value), services))),
        services=ways("service", counted.get("service", ()), services),
        region=words.territory(region),
        building=building,
    )


def ways(
    choice: str, values: Iterable[search.FacetValue], services: Mapping[str, str], *, chosen: str = ""
) -> tuple[Option, ...]:
    """Pages of one value each, with how many works they have."""
    return tuple(
        Option(
            search_words.value(choice, value.value, services=services),
            chosen_address(choice, value.value),
            chosen=value.value == chosen,
            count=value.count,
        )
        for value in values
        if value.count or value.value == chosen
    )


def chosen_address(choice: str, value: str) -> str:
    """Where all of one genre, decade or service stands."""
    return reverse(f"web:{choice}", args=[f"{value}s" if choice == "decade" else _slug(choice, value)])


def _slug(choice: str, value: str) -> str:
    return slugify(value) or value if choice == "genre" else value


@lru_cache(maxsize=512)
def genre_of(slug: str) -> str | None:
    """The genre whose page is called `slug`; None for one that nobody knows."""
    return next((genre for genre in names.GENRES if slugify(genre) == slug), None)


def regions(choice: str, value: str, region: str) -> tuple[Option, ...]:
    """The page of a service in each region that is shown."""
    if choice != "service":
        return ()
    path = chosen_address(choice, value)
    return tuple(
        Option(words.territory(code), f"{path}?{urlencode({'region': code})}", chosen=code == region)
        for code in dict.fromkeys((*settings.REGIONS, region))
    )
