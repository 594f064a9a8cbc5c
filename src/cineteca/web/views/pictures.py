"""Pictures that we keep, under addresses that stand for their provider's."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from cineteca.catalog import operations as catalog
from cineteca.catalog import queries as catalogue
from cineteca.catalog.domain import pictures as rules
from cineteca.core import clock, storage

FOR_EVER = "public, max-age=31536000, immutable"
FOR_NOW = "public, max-age=300"
POLICY = "default-src 'none'"


@require_safe
def picture(request: HttpRequest, key: str, width: str) -> HttpResponse:
    """The picture from our store; where it is not there yet, the way to its provider."""
    wide = int(width)
    found = catalogue.find_picture(key) if wide in rules.WIDTHS else None
    if found is None:
        raise Http404
    if found.sha256:
        try:
            return _kept(request, found, wide)
        except storage.NoSuchFile:
            catalog.forget_file(key=key, at=clock.now())
        except storage.StorageError:
            pass  # the store rests; who brings pictures home says so to the operator
    return _elsewhere(found, wide)


def _kept(request: HttpRequest, found: catalogue.PictureFile, width: int) -> HttpResponse:
    """Raises `storage.StorageError`."""
    there = rules.best_width(found.widths, width)
    tag = quote_etag(f"{found.sha256[:32]}-{there}")
    if request.headers.get("If-None-Match") == tag:
        return _labelled(HttpResponse(status=304), tag)
    name = rules.file_name(found.sha256, there)
    store = storage.pictures()
    if away := store.url(name):
        answer: HttpResponse = HttpResponseRedirect(away)
        answer["Cache-Control"] = "public, max-age=86400"
        return answer
    return _labelled(HttpResponse(store.get(name), content_type="image/webp"), tag)


def _labelled(answer: HttpResponse, tag: str) -> HttpResponse:
    answer["ETag"] = tag
    answer["Cache-Control"] = FOR_EVER
    answer["Content-Security-Policy"] = POLICY
    return answer


def _elsewhere(found: catalogue.PictureFile, width: int) -> HttpResponse:
    # What was refused may be hostile, and whoever looks at a page has not asked to call on YouTube.
    if found.state == "refused" or found.kind == "trailer" or rules.is_ours(found.url):
        raise Http404
    answer = HttpResponseRedirect(rules.at_provider(found.url, found.kind, width))
    answer["Cache-Control"] = FOR_NOW
    return answer
