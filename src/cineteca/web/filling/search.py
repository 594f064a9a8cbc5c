"""The page of a search: what is here, and what the sources have."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from django.conf import settings
from django.core import signing
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cineteca.catalog import queries as catalogue
from cineteca.enrich.domain.lookup import Outside
from cineteca.enrich.operations.lookup import Looked
from cineteca.search import queries as search
from cineteca.web import asking, pictures, words
from cineteca.web import cards as posters
from cineteca.web.asking import Asked
from cineteca.web.contexts.browse import Option
from cineteca.web.contexts.search import Found, HitRow, Offer, SearchPage, Tab
from cineteca.web.filling import search_facets, search_hits, search_words

SALT = "cineteca.offer"
"""An offer to add is signed: only what a source named can be added by it."""
PER_PAGE, PER_WALL = 24, 40
_EAGER = 6
_ROWS_SORTED = {"titles": search.SORTS, "people": ("relevance", "popularity", "title")}


def found(
    asked: Asked,
    results: search.Results,
    *,
    titles: Mapping[int, str],
    language: str = "",
    cursor: str = "",
    trends: bool = False,
) -> Found:
    """What `results` hold, as rows or as a wall. `cursor`: where this page of them begins, empty for the first."""
    services = catalogue.get_service_names(_services(asked, results))
    facets = search_facets.groups(asked, results.facets, services)
    sought = results.meant if results.corrected and results.meant else asked.text
    made: dict[str, object] = (
        {"rows": rows(sought, results.hits, titles=titles, language=language, eager=not cursor)}
        if asked.text
        else {"cards": _wall(results.hits, titles, eager=not cursor)}
    )
    return Found(
        url=asking.address(asked),
        total=results.total,
        counted=counted(asked.group, results),
        next_url=asking.address(asked, cursor=results.next_cursor) if results.next_cursor else "",
        first_url=asking.address(asked) if cursor else "",
        facets=facets,
        chips=search_facets.chips(asked, services),
        clear_url=asking.address(asked.anything()),
        sorts=_sorts(asked, trends=trends),
        sort=str(search_words.SORTS[asked.order]),
        hidden=search_facets.hidden(asked),
        regions=search_facets.regions(asked) if any(group.name == "service" for group in facets) else (),
        narrows=asked.narrowed or (bool(facets) and results.total > 1),
        **made,  # type: ignore[arg-type]
    )


def rows(
    sought: str, hits: Iterable[search.Hit], *, titles: Mapping[int, str], language: str, eager: bool = True
) -> tuple[HitRow, ...]:
    """A row for each of `hits` that is still there, with the words of `sought` marked."""
    told = list(hits)
    known = search_hits.shown(told, titles=titles, language=language)
    loading = ["" if eager and place < _EAGER else pictures.LAZY for place in range(len(told))]
    made = (search_hits.row(hit, known, sought=sought, loading=how) for hit, how in zip(told, loading, strict=True))
    return tuple(row for row in made if row is not None)


def _wall(hits: Iterable[search.Hit], titles: Mapping[int, str], *, eager: bool) -> str:
    works = [hit.ref.id for hit in hits if hit.ref.source == "work"]
    return posters.items(catalogue.get_cards(works), eager=posters.EAGER if eager else 0, titles=titles)


def _services(asked: Asked, results: search.Results) -> list[str]:
    told = [value.value for facet in results.facets if facet.name == "service" for value in facet.values]
    return list(dict.fromkeys([*told, *asked.chosen("service")]))


def counted(group: str, results: search.Results) -> str:
    """“1,234 titles”, “more than 10,000 people”."""
    number = words.count(results.total)
    if results.at_least:
        number = _("more than %(n)s") % {"n": number}
    match group:
        case "people":
            said = ngettext("%(n)s person", "%(n)s people", results.total)
        case "franchises":
            said = ngettext("%(n)s franchise", "%(n)s franchises", results.total)
        case _:
            said = ngettext("%(n)s title", "%(n)s titles", results.total)
    return said % {"n": number}


def _sorts(asked: Asked, *, trends: bool) -> tuple[Option, ...]:
    offered = [sort for sort in search_words.SORTS if sort in _ROWS_SORTED.get(asked.group, ("relevance", "title"))]
    left_out = {"relevance"} if not asked.text else set()
    left_out |= {"trending"} if not trends else set()
    usual = replace(asked, sort="").order
    return tuple(
        Option(
            str(search_words.SORTS[sort]),
            asking.address(replace(asked, sort="" if sort == usual else sort)),
            chosen=sort == asked.order,
        )
        for sort in offered
        if sort not in left_out or sort == asked.order
    )


def tabs(asked: Asked, totals: Mapping[str, search.Results]) -> tuple[Tab, ...]:
    """Titles, people, franchises: each with how many there are, where `totals` knows. Choices are those of titles."""
    return tuple(
        Tab(
            label=str(search_words.GROUPS[name]),
            url=asking.address(replace(asked.anything(), group=name, sort="")),
            count=_short(totals[name]) if name in totals else "",
            chosen=name == asked.group,
        )
        for name in search.GROUPS
    )


def _short(results: search.Results) -> str:
    return f"{words.count(results.total)}+" if results.at_least else words.count(results.total)


def offers(looked: Looked | None, *, reference: str) -> tuple[Offer, ...]:
    """What the sources have; first of all what was pasted."""
    named = (_named(reference),) if reference else ()
    return (*named, *(_offer(found) for found in (looked.found if looked else ())))


def failed(looked: Looked | None) -> tuple[str, ...]:
    """Which sources could not be asked, and why."""
    return tuple(f"{words.source(name)}: {why}" for name, why in (looked.failed if looked else {}).items())


def outside(asked: Asked, page: SearchPage) -> str:
    """Where the sources are asked too; empty where they were, or are not to be."""
    may = bool(asked.text) and page.staff and settings.LOOKUP and not page.looked
    return asking.address(asked, outside="1") if may else ""


def _offer(found: Outside) -> Offer:
    kind = _("film") if found.kind == "film" else _("show")
    value = {"kind": found.kind.value, "ids": dict(found.ids), "title": found.title, "year": found.year}
    return Offer(
        title=words.curly(found.title),
        facts=" · ".join(str(fact) for fact in (found.year, kind) if fact),
        sources=words.listing([words.source(name) for name in found.sources]),
        value=signing.dumps(value, salt=SALT),
        poster=found.poster or "",
    )


def _named(reference: str) -> Offer:
    source = reference.partition(":")[0]
    return Offer(
        title=reference,
        facts=_("by its identifier"),
        sources=words.source(source),
        value=signing.dumps({"reference": reference, "title": reference}, salt=SALT),
    )
