"""Lists for programs."""

import orjson
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import quote_etag
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from cineteca.api import reference
from cineteca.api.shapes.common import refusal
from cineteca.catalog import queries as catalogue
from cineteca.core.pagination import BadCursor, Page

FRESH = "public, max-age=30, stale-while-revalidate=300"


@csrf_exempt  # it changes nothing; another method is told so in our own words
@require_safe
def works(request: HttpRequest) -> HttpResponse:
    """``{"items": [short card …], "next": place}``, forty at a time.

    Filtered by ``kind``, ``genre``, ``decade`` (its first year), in the order ``sort``, from the place ``after`` on.
    304 to whoever has the same list. 422 for a place that we did not hand out, and for a filter that cannot be meant.
    """
    asked = request.GET.dict()
    try:
        catalogue.check_filter(asked)
        found = catalogue.list_cards_json(catalogue.read_filter(asked), Page(after=asked.get("after", "")))
    except catalogue.BadFilter as error:
        return _refused("bad_filter", error.says, error.field)
    except BadCursor as error:
        return _refused("bad_cursor", str(error), "after")
    tag = quote_etag(found.etag)
    if request.headers.get("If-None-Match") == tag:
        answer = HttpResponse(status=304)
    else:
        answer = HttpResponse(found.body, content_type="application/json")
    answer["ETag"], answer["Cache-Control"] = tag, FRESH
    return answer


def _refused(code: str, says: str, field: str) -> HttpResponse:
    body = refusal(code, says, field=f"query.{field}")
    return HttpResponse(orjson.dumps(body), status=422, content_type="application/json")


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """The description of the REST interface for people: what /api/openapi.json says, as one page without script."""
    return render(request, "api/docs.html", {"page": reference.page()})
