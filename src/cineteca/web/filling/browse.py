"""The browse page: its headline of choices and its posters."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from cineteca.catalog import queries as catalogue
from cineteca.core.pagination import Slice
from cineteca.web import cards, words
from cineteca.web.contexts.browse import BrowsePage, Choice, Option

PER_PAGE = 40
DEFAULT = catalogue.Filter()


def fill(
    which: catalogue.Filter,
    found: Slice[catalogue.CardRow],
    choices: tuple[Choice, ...],
    total: int,
    *,
    serial: int = 0,
    after: str,
    titles: Mapping[int, str] | None = None,
) -> BrowsePage:
    """The page of the works `found` that `which` asked for."""
    return BrowsePage(
        heading=" · ".join(choice.label for choice in choices if choice.chosen or not choice.at_side),
        choices=choices,
        total=total,
        serial=serial,
        cards=cards.items(found.items, eager=0 if after else cards.EAGER, titles=titles),
        next_url=address(which, after=found.next) if found.next else "",
        first_url=address(which) if after else "",
        filtered=replace(which, sort=DEFAULT.sort, adult=DEFAULT.adult) != DEFAULT,
    )


def is_front(which: catalogue.Filter) -> bool:
    """Whether nothing is chosen: then the page is where everybody arrives."""
    return replace(which, adult=DEFAULT.adult) == DEFAULT


def address(which: catalogue.Filter, *, after: str = "") -> str:
    """Where the list that `which` asks for stands. What is not chosen is not in it."""
    asked = {
        "kind": which.kind,
        "genre": which.genre,
        "decade": which.decade,
        "sort": which.sort if which.sort != DEFAULT.sort else None,
        "after": after or None,
    }
    query = urlencode({name: value for name, value in asked.items() if value is not None})
    return f"{reverse('web:browse')}?{query}" if query else reverse("web:browse")


def choices(which: catalogue.Filter, facets: catalogue.Facets, *, staff: bool) -> tuple[Choice, ...]:
    """The four words of the headline, each with what it could be instead."""
    return (_kind(which), _genre(which, facets.genres), _decade(which, facets.decades), _sort(which, staff=staff))


def _kind(which: catalogue.Filter) -> Choice:
    names = {None: _("Films and shows"), "film": _("Films"), "show": _("Shows")}
    options = tuple(
        Option(label, address(replace(which, kind=kind)), chosen=which.kind == kind) for kind, label in names.items()
    )
    return Choice("kind", _("Kind"), names[which.kind], names[None], options, chosen=which.kind is not None)


def _genre(which: catalogue.Filter, facets: Iterable[catalogue.Facet]) -> Choice:
    options = tuple(
        Option(
            words.genre(facet.value),
            address(replace(which, genre=None if which.genre == facet.value else facet.value)),
            chosen=which.genre == facet.value,
            count=facet.count,
        )
        for facet in facets
    )
    return Choice(
        name="genre",
        title=_("Genres"),
        label=words.genre(which.genre) if which.genre else _("any genre"),
        any=_("Any genre"),
        options=tuple(sorted(options, key=lambda option: option.label)),
        chosen=which.genre is not None,
        clear_url=address(replace(which, genre=None)),
        at_side=True,
    )


def _decade(which: catalogue.Filter, facets: Iterable[catalogue.Facet]) -> Choice:
    options = tuple(
        Option(
            words.decade(int(facet.value)),
            address(replace(which, decade=None if which.decade == int(facet.value) else int(facet.value))),
            chosen=which.decade == int(facet.value),
            count=facet.count,
        )
        for facet in facets
    )
    return Choice(
        name="decade",
        title=_("Decades"),
        label=words.decade(which.decade) if which.decade is not None else _("any time"),
        any=_("Any time"),
        options=options,
        chosen=which.decade is not None,
        clear_url=address(replace(which, decade=None)),
        at_side=True,
    )


def _sort(which: catalogue.Filter, *, staff: bool) -> Choice:
    names = {
        catalogue.Sort.POPULARITY: _("most popular"),
        catalogue.Sort.TRENDING: _("talked about now"),
        catalogue.Sort.RATED: _("best rated"),
        catalogue.Sort.NEWEST: _("newest"),
        catalogue.Sort.OLDEST: _("oldest"),
        catalogue.Sort.TITLE: _("by title"),
        catalogue.Sort.INCOMPLETE: _("least complete"),
    }
    sort = catalogue.Sort(which.sort)
    offered = {
        catalogue.Sort.INCOMPLETE: staff,
        catalogue.Sort.TRENDING: catalogue.has_trends(),
        sort: True,
    }
    options = tuple(
        Option(label, address(replace(which, sort=order)), chosen=order == sort)
        for order, label in names.items()
        if offered.get(order, True)
    )
    return Choice(
        "sort", _("Order"), names[sort], names[catalogue.Sort.POPULARITY], options, chosen=sort != DEFAULT.sort
    )
