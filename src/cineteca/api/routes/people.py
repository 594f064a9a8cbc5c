"""People: found, told of, and all of a title. Open to everybody; answers may be kept for a minute."""

from typing import Annotated, Literal

from django.db import connection
from django.http import HttpRequest, HttpResponse
from ninja import Path, Router
from ninja.params.functions import Query

from cineteca.api import people as filling
from cineteca.api.answers import of_all
from cineteca.api.errors import Refused
from cineteca.api.kept import keepable
from cineteca.api.shapes.people import CreditList, PersonAnswer, PersonHits, TitlePeopleAnswer
from cineteca.catalog import queries as catalogue
from cineteca.core import clock
from cineteca.core.kept import Kept
from cineteca.enrich.queries import people
from cineteca.enrich.queries.people import Asked, PersonView, Source
from cineteca.search import queries as search
from cineteca.search.domain.questions import LARGEST_LIMIT

router = Router(tags=["People"], by_alias=True)
Reference = Annotated[str, Path(..., min_length=1, max_length=160)]
_SECONDS = 60


def _about(results: search.Results) -> list[str]:
    return ["datasets", *(f"person:{hit.ref.id}" for hit in results.hits if hit.ref.source == "person")]


_found: Kept[search.Results] = Kept("searches for people", 2_000, _SECONDS, about=_about, shape=search.Results)


@router.get("/people/search", response=of_all(PersonHits, 422) | {304: None}, auth=None, summary="People by name")
def search_people(
    request: HttpRequest,
    q: str = Query(..., min_length=1, max_length=200),
    limit: int = Query(20, ge=1, le=LARGEST_LIMIT),
    cursor: str = Query("", max_length=500),
) -> HttpResponse:
    """The likeliest first, by how well they are known among equals; typing errors and missing accents are forgiven.

    `cursor` is the `next` of the page before.
    """
    results = _results(search.Query(text=q, group="people", limit=limit, cursor=cursor or None, facets=False))
    faces = catalogue.get_faces([hit.ref.id for hit in results.hits if hit.ref.source == "person"])
    ids = search.ids_of(hit.ref for hit in results.hits)
    hits = (filling.hit(hit, faces, ids[hit.ref]) for hit in results.hits)
    answer = PersonHits(
        items=[hit for hit in hits if hit is not None],
        total=results.total,
        at_least=results.at_least,
        meant=results.meant,
        corrected=results.corrected,
        next=results.next_cursor or "",
        source=filling.source(people.people_source(clock.now())),
    )
    return keepable(request, answer)


@router.get("/people/{person}", response=of_all(PersonAnswer, 404, 422) | {304: None}, auth=None, summary="One person")
def get_person(request: HttpRequest, person: Reference) -> HttpResponse:
    """By our number, by their id at IMDb (``nm0000199``), or by the name in their address (``al-pacino``)."""
    at = clock.now()
    source = people.people_source(at)
    return keepable(request, filling.person(_person(person, source), source, today=at.date()))


@router.get(
    "/people/{person}/credits", response=of_all(CreditList, 404, 422) | {304: None}, auth=None, summary="What they did"
)
def list_credits(
    request: HttpRequest,
    person: Reference,
    role: str = Query("", max_length=64),
    kind: Literal["", "film", "show"] = Query(""),
    year_from: int | None = Query(None, ge=1850, le=2200),
) -> HttpResponse:
    """Everything, or of one `role` (a department: acting, directing …), one `kind`, from a year on.

    What is not dated yet counts as later than any year.
    """
    source = people.people_source(clock.now())
    view = _person(person, source)
    parts = [
        part
        for section in view.sections
        if not role or section.department.casefold() == role.strip().casefold()
        for part in section.parts
        if (not kind or part.kind == kind) and (year_from is None or part.year is None or part.year >= year_from)
    ]
    items = [filling.credit(part) for part in parts]
    answer = CreditList.model_construct(items=items, total=len(items), source=filling.source(source))
    return keepable(request, answer)


@router.get(
    "/titles/{title}/people",
    response=of_all(TitlePeopleAnswer, 404, 422) | {304: None},
    auth=None,
    summary="Everybody of a title",
)
def list_title_people(request: HttpRequest, title: Reference) -> HttpResponse:
    """All of cast and crew in one answer. By the work's number here, or by its id at IMDb (``tt0113277``)."""
    source = people.people_source(clock.now())
    asked = people.read_asked(title)
    found = people.get_title_people(asked, source=source) if asked else None
    if found is None:
        raise Refused(404, f"There is no title “{title}”, neither in the catalogue nor in the datasets.")
    answer = TitlePeopleAnswer.model_construct(
        work_id=found.work_id,
        imdb_id=found.imdb or None,
        title=found.title,
        year=found.year,
        kind=found.kind,
        items=[filling.title_person(one) for one in found.people],
        source=filling.source(source),
    )
    return keepable(request, answer)


def _person(text: str, source: Source) -> PersonView:
    asked: Asked | None = people.read_asked(text)
    found = people.get_person(asked, source=source) if asked else None
    if found is None:
        raise Refused(404, f"There is nobody “{text}”, neither in the catalogue nor in the datasets.")
    return found


class _NothingError(LookupError):
    """Nobody is called so: said each time, never kept, so that who comes is found at once."""


def _results(query: search.Query) -> search.Results:
    if connection.in_atomic_block:  # what a transaction sees may never come true
        return search.search(query)
    key = f"{query.text.strip().casefold()}|{query.limit}|{query.cursor or ''}"
    try:
        return _found.get_or_make(key, lambda: _somebody(search.search(query)))
    except _NothingError as none:
        return none.args[0]  # type: ignore[no-any-return]


def _somebody(results: search.Results) -> search.Results:
    if not results.hits:
        raise _NothingError(results)
    return results
