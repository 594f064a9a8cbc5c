"""Titles of IMDb's datasets, by their ids: the work where there is one, else what the files say, until it is one."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_POST, require_safe

from cineteca.catalog.domain import poster
from cineteca.core import clock
from cineteca.enrich import operations as enrich
from cineteca.enrich.domain.datasets import kind_of, record_of
from cineteca.imdb import queries as imdb
from cineteca.imdb.domain import ids
from cineteca.imdb.queries.whole import WholeTitle, find_show_of, whole_titles
from cineteca.web.filling import imdb_title as filling
from cineteca.web.filling.work import address
from cineteca.web.views.posters import drawn
from cineteca.web.visitors import is_person

WAIT = "later"
"""Said in the address of a title that was to be added and has to wait: it is not tried again by itself."""


@require_safe
def title(request: HttpRequest, imdb_id: str) -> HttpResponse:
    """To the work with this id, or the page of the title; shown to a person, the title becomes a work."""
    number = ids.title_number(imdb_id)
    if number is None:
        return _unknown(request, imdb_id)
    if (named := ids.title_id(number)) != imdb_id:
        return redirect("web:imdb-title", imdb_id=named, permanent=True)
    if work := enrich.find_adopted(named):
        return redirect(address(work.kind, work.slug))
    whole = _shown(number)
    if whole is None:
        return _unknown(request, named)
    if kind_of(whole.title.kind) is None:
        return _show_of(request, number)
    page = filling.fill(
        whole,
        published_at=enrich.published_at(clock.now()),
        by_itself=is_person(request) and WAIT not in request.GET,
    )
    answer = render(request, "web/imdb_title.html", {"page": page, "section": page.kind})
    answer["Cache-Control"] = "private, no-cache"
    patch_vary_headers(answer, ("Cookie", "Accept-Language"))
    return answer


@require_POST
def adopt(request: HttpRequest, imdb_id: str) -> HttpResponse:
    """Make the title a work, and go to its page, which fills while one looks."""
    staff = request.user.is_authenticated and request.user.is_staff
    try:
        work = enrich.adopt(imdb_id=imdb_id, trigger="page", hourly=None if staff else enrich.HOURLY)
    except enrich.TooMany as wait:
        messages.error(request, str(wait))
        return redirect(f"{reverse('web:imdb-title', args=[imdb_id])}?{WAIT}")
    except enrich.NotAdopted:
        raise Http404 from None
    return redirect(address(work.kind, work.slug))


@require_safe
def drawn_poster(request: HttpRequest, imdb_id: str, key: str) -> HttpResponse:
    """The poster that we draw for a title; an address with an old key leads to the new one."""
    whole = _shown(ids.title_number(imdb_id) or 0)
    if whole is None:
        raise Http404
    subject = filling.subject_of(record_of(whole))
    current = poster.key(subject)
    if key != current:
        answer = redirect("web:imdb-poster", imdb_id=imdb_id, key=current)
        answer["Cache-Control"] = "no-cache"
        return answer
    return drawn(request, subject)


def _shown(number: int) -> WholeTitle | None:
    """The title, where it may be shown."""
    whole = whole_titles([number]).get(number)
    if whole is None or whole.title.gone_at is not None or (whole.title.adult and not settings.ADULT):
        return None
    return whole


def _show_of(request: HttpRequest, number: int) -> HttpResponse:
    """From an episode to its show; what is neither film nor show nor part of one has no page."""
    show = find_show_of(number)
    if show is None or show not in imdb.titles([show]):
        return _unknown(request, ids.title_id(number))
    return redirect("web:imdb-title", imdb_id=ids.title_id(show))


def _unknown(request: HttpRequest, asked: str) -> HttpResponse:
    """Nobody here knows such a title: a page that says so, with a search."""
    loaded = imdb.state(clock.now()).loaded
    context = {"asked": asked[:40], "loaded": loaded, "section": "search"}
    return render(request, "web/imdb_unknown.html", context, status=404)
