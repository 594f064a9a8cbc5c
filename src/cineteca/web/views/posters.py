"""Drawn posters, under addresses that carry the key of what they show."""

import gzip
from functools import lru_cache
from threading import Lock

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from cineteca.catalog import queries as catalogue
from cineteca.catalog.domain import poster

FOR_EVER = "public, max-age=31536000, immutable"
POLICY = "default-src 'none'; style-src 'unsafe-inline'"  # a drawing styles itself and loads nothing


@require_safe
def drawn_poster(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """The poster of a work; an address with an old key leads to the new one."""
    tag = quote_etag(key)
    if request.headers.get("If-None-Match") == tag:
        return _labelled(HttpResponse(status=304), tag)
    subject = catalogue.poster_subject_of(slug)
    if subject is None:
        raise Http404
    current = poster.key(subject)
    if key != current:
        answer = redirect("web:poster", slug=slug, key=current)
        answer["Cache-Control"] = "no-cache"
        return answer
    return drawn(request, subject)


def drawn(request: HttpRequest, subject: poster.Subject) -> HttpResponse:
    """The poster of `subject`, to be kept for ever; 304 to whoever has it."""
    tag = quote_etag(poster.key(subject))
    if request.headers.get("If-None-Match") == tag:
        return _labelled(HttpResponse(status=304), tag)
    packed = "gzip" in request.headers.get("Accept-Encoding", "")
    body = _packed(subject)
    response = HttpResponse(body if packed else gzip.decompress(body), content_type="image/svg+xml")
    if packed:
        response["Content-Encoding"] = "gzip"
    return _labelled(response, tag)


# fontTools reads outlines when they are first asked for, and two threads at one outline spoil it.
_one_at_a_time = Lock()


@lru_cache(maxsize=4096)
def _packed(subject: poster.Subject) -> bytes:
    """A few kilobytes each: drawing one takes longer than sending hundreds."""
    with _one_at_a_time:
        drawing = poster.draw(subject)
    return gzip.compress(drawing.encode(), 6, mtime=0)


def _labelled(response: HttpResponse, tag: str) -> HttpResponse:
    response["ETag"] = tag
    response["Cache-Control"] = FOR_EVER
    response["Vary"] = "Accept-Encoding"
    response["Content-Security-Policy"] = POLICY
    return response
