"""The pages of people: of those in the catalogue, and of those whom only the datasets know."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from cineteca.core import clock, jobs
from cineteca.enrich.queries import people
from cineteca.enrich.queries.people import Asked, PersonView, Source
from cineteca.web import naming
from cineteca.web.filling import person as filling
from cineteca.web.filling.work import person_address


@require_safe
def person(request: HttpRequest, slug: str) -> HttpResponse:
    """Who they are and what they did."""
    at = clock.now()
    source = people.people_source(at)
    found = people.get_person(Asked(slug=slug), source=source)
    if found is None:
        raise Http404
    if found.enriched_at is None and source.tmdb == "up" and not found.ids.keys().isdisjoint({"tmdb", "imdb"}):
        jobs.enqueue("enrich.refresh_person", once=f"enrich.refresh_person:{found.id}", person_id=found.id)
    return _page(request, found, source, at=at)


@require_safe
def name(request: HttpRequest, imdb: str) -> HttpResponse:
    """Somebody by their id at IMDb: their page in the catalogue, else what the datasets tell."""
    asked = people.read_asked(imdb)
    if asked is None or not asked.imdb.startswith("nm"):
        raise Http404
    if asked.imdb != imdb:
        return redirect("web:name", asked.imdb, permanent=True)
    at = clock.now()
    source = people.people_source(at)
    found = people.get_person(asked, source=source)
    if found is None:
        raise Http404
    if found.slug:
        return redirect(person_address(found.slug))
    return _page(request, found, source, at=at)


def _page(request: HttpRequest, found: PersonView, source: Source, *, at: datetime) -> HttpResponse:
    staff = request.user.is_authenticated and request.user.is_staff
    page = filling.fill(found, source, naming.titles(request, found.works), at=at, staff=staff)
    answer = render(request, "web/person.html", {"page": page})
    answer["Cache-Control"] = "private, no-cache"
    patch_vary_headers(answer, ("Cookie", "Accept-Language"))
    return answer
