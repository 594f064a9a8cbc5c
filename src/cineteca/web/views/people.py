"""The page of a person."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from cineteca.catalog import queries as catalogue
from cineteca.core import jobs
from cineteca.web import naming
from cineteca.web.filling import person as filling


@require_safe
def person(request: HttpRequest, slug: str) -> HttpResponse:
    """Who they are and what they did."""
    found = catalogue.get_person_page(slug)
    if found is None:
        raise Http404
    if found.enriched_at is None and "tmdb" in found.ids:
        jobs.enqueue("enrich.refresh_person", once=f"enrich.refresh_person:{found.id}", person_id=found.id)
    answer = render(request, "web/person.html", {"page": filling.fill(found, naming.titles(request, found.works))})
    answer["Cache-Control"] = "private, no-cache"
    patch_vary_headers(answer, ("Cookie", "Accept-Language"))
    return answer
