"""The page of a film or show."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from cineteca.catalog import queries as catalogue
from cineteca.core import clock, jobs
from cineteca.enrich import operations as enrichment
from cineteca.enrich import queries as enrich
from cineteca.web import naming, preferences
from cineteca.web.filling import known
from cineteca.web.filling import work as filling

NOTED_FOR = timedelta(hours=12)
"""How long it is enough to have noted that somebody opened a page: the policy reckons in days."""


@require_safe
def work(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """The work, with offers of the region that was asked for, or of the one this browser remembers."""
    editable = request.user.is_authenticated and request.user.is_staff
    found = catalogue.get_work_page(slug, kind=kind, adult=editable or None)
    if found is None:
        return _moved(kind, slug)
    wanted = preferences.read(request)
    chosen = request.GET.get("region", "").upper()
    region = chosen if chosen in settings.REGIONS or chosen in found.regions else wanted.region
    standing = enrich.get_standing(found.id)
    _note_opened(found.id, standing)
    panel = known.fill(found.known, standing, kind=kind, slug=slug, editable=editable)
    titles = naming.titles(request, found.works)
    page = filling.fill(found, panel, region=region, titles=titles, language=wanted.language)
    answer = render(request, "web/work.html", {"page": page, "section": kind})
    if chosen == region and chosen in settings.REGIONS:
        preferences.remember(answer, "region", region)
    answer["Cache-Control"] = "private, no-cache"
    patch_vary_headers(answer, ("Cookie", "Accept-Language", "HX-Request"))
    return answer


def _moved(kind: str, slug: str) -> HttpResponse:
    """To the same name among the other kind: what sources call a show today was a film yesterday.

    Or to the work that one of this name has become one with.
    """
    other = "show" if kind == "film" else "film"
    if catalogue.find_work_id(slug, kind=other) is not None:
        return redirect(filling.address(other, slug), permanent=True)
    if former := catalogue.find_former(slug):
        return redirect(filling.address(former.kind, former.slug), permanent=True)
    raise Http404


def _note_opened(work_id: int, standing: enrich.Standing | None) -> None:
    """Whoever opens a page that is out of date has it asked for, once; that many did counts in the queue."""
    if standing is None:
        return
    at = clock.now()
    if standing.opened_at is None or standing.opened_at < at - NOTED_FOR:
        enrichment.note_opened(work_id=work_id, at=at)
    if not standing.monitored or standing.status not in {"pending", "complete"}:
        return
    if standing.due_on is None or standing.due_on <= at.date():
        enrichment.note_demand(work_id=work_id)
        jobs.enqueue("enrich.refresh", once=f"enrich.refresh:{work_id}", work_id=work_id)
