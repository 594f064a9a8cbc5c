"""Pages to browse by: the hub, what is talked about, new or to come, and all of one genre, decade or service."""

from collections.abc import Mapping
from dataclasses import replace

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from cineteca.catalog import queries as catalogue
from cineteca.core import clock
from cineteca.core.pagination import BadCursor, Page, place
from cineteca.core.pagination import keys_of as place_of
from cineteca.search import queries as search
from cineteca.web import asking, naming, parts, preferences, rails
from cineteca.web.asking import Asked, Shelf
from cineteca.web.contexts.search import Found
from cineteca.web.contexts.shelves import ChosenPage
from cineteca.web.filling import search as filling
from cineteca.web.filling import search_words, shelves
from cineteca.web.kept import Kept
from cineteca.web.views.search import ask, works_of

_whole: Kept[search.Results] = Kept(seconds=60, size=50)
"""What the whole catalogue can be narrowed by, in each region."""


@require_safe
def hub(request: HttpRequest) -> HttpResponse:
    """Where browsing begins."""
    region = _region(request)
    page = shelves.hub(
        rails.all_rails(request), _facets(region), region=region, building=search.health().state != "ready"
    )
    return _sent(request, render(request, "web/hub.html", {"page": page, "section": "hub"}), region)


@require_safe
def trending(request: HttpRequest, span: catalogue.Span) -> HttpResponse:
    """What is talked about over a day or week; a page of it where htmx asks."""
    kind = _kind(request)
    works, after = rails.talked_about(span, kind), request.GET.get("after", "")
    try:
        begin = int(place_of(after, count=1)[0]) if after else 0
    except (BadCursor, ValueError, TypeError):
        return redirect(shelves.address(span, kind=kind))
    end = begin + filling.PER_WALL
    found = catalogue.get_cards(works[begin:end])
    following = place(end) if end < len(works) else ""
    return _shelf(request, span, found, kind=kind, after=after, following=following)


@require_safe
def premieres(request: HttpRequest, name: str) -> HttpResponse:
    """What came out lately, or will."""
    kind, sort, after = _kind(request), request.GET.get("sort", ""), request.GET.get("after", "")
    sort = sort if sort in shelves.sorts_of(name) else ""
    which = rails.premieres(name, at=clock.now(), kind=kind, sort=sort)
    try:
        found = catalogue.list_works(which, Page(filling.PER_WALL, after))
    except BadCursor:
        return redirect(shelves.address(name, kind=kind, sort=sort))
    return _shelf(request, name, list(found.items), kind=kind, sort=sort, after=after, following=found.next)


def _shelf(
    request: HttpRequest, name: str, found: list[catalogue.CardRow], *, kind: str | None, after: str, **more: str
) -> HttpResponse:
    titles = naming.titles(request, (card.work_id for card in found))
    page = shelves.shelf(name, found, kind=kind, after=after, titles=titles, **more)
    template = "web/parts/cards.html" if parts.wanted(request) else "web/shelf.html"
    return _sent(request, render(request, template, {"page": page, "section": "hub"}))


@require_safe
def genre(request: HttpRequest, slug: str) -> HttpResponse:
    """All of one genre."""
    value = shelves.genre_of(slug)
    known = value or next((one.value for one in _values("genre", _region(request)) if one.value == slug), None)
    if known is None:
        raise Http404
    return _chosen(request, "genre", known)


@require_safe
def decade(request: HttpRequest, year: int) -> HttpResponse:
    """All of one decade."""
    return _chosen(request, "decade", str(year))


@require_safe
def service(request: HttpRequest, slug: str) -> HttpResponse:
    """All that a service has in a region."""
    if not catalogue.get_service_names([slug]):
        raise Http404
    return _chosen(request, "service", slug)


def _chosen(request: HttpRequest, choice: str, value: str) -> HttpResponse:
    region, cursor = _region(request), request.GET.get("cursor", "")
    path = shelves.chosen_address(choice, value)
    asked = asking.read(request.GET, region=region, shelf=Shelf(choice, value, path))
    try:
        results = ask(asked, cursor=cursor)
    except BadCursor:
        return redirect(asking.address(asked))
    found = filling.found(
        asked, results, titles=naming.titles(request, works_of(results.hits)), cursor=cursor,
        trends=catalogue.has_trends(),
    )  # fmt: skip
    template = parts.template(request, whole="web/chosen.html")
    page = None if template == "web/parts/hits.html" else _chosen_page(asked, found, results)
    context = {"page": page, "found": found, "narrow_url": path, "section": "hub"}
    return _sent(request, render(request, template, context), region)


def _chosen_page(asked: Asked, found: Found, results: search.Results) -> ChosenPage:
    choice, value = (asked.shelf.choice, asked.shelf.value) if asked.shelf else ("", "")
    values = _values(choice, asked.region)
    services: Mapping[str, str] = {}
    if choice == "service":
        services = catalogue.get_service_names([value, *(one.value for one in values)])
    return ChosenPage(
        heading=search_words.value(choice, value, services=services),
        found=found,
        ways=shelves.ways(choice, values, services, chosen=value),
        ways_title=str(search_words.FACETS[choice]),
        regions=shelves.regions(choice, value, asked.region),
        building=not results.total and search.health().state != "ready",
    )


def _values(choice: str, region: str) -> tuple[search.FacetValue, ...]:
    found = next((facet.values for facet in _facets(region) if facet.name == choice), ())
    return tuple(sorted(found, key=lambda one: one.value, reverse=True)) if choice == "decade" else found


def _facets(region: str) -> tuple[search.Facet, ...]:
    asked = asking.question(Asked(region=region), language="en", limit=1)
    return _whole.get(region, lambda: search.search(replace(asked, facets=True))).facets


def _kind(request: HttpRequest) -> str | None:
    kind = request.GET.get("kind", "")
    return kind if kind in {"film", "show"} else None


def _region(request: HttpRequest) -> str:
    chosen = request.GET.get("region", "").upper()
    return chosen if chosen in settings.REGIONS else preferences.read(request).region


def _sent(request: HttpRequest, answer: HttpResponse, region: str = "") -> HttpResponse:
    """With what browsers are to know of it; a region that was chosen is remembered."""
    if region and region == request.GET.get("region", "").upper() and region != preferences.read(request).region:
        preferences.remember(answer, "region", region)
    answer["Cache-Control"] = "private, no-cache"
    patch_vary_headers(answer, ("Cookie", "Accept-Language", "HX-Request", "HX-Target"))
    return answer
