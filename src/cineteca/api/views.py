"""Lists for programs."""

import orjson
from django.http import HttpRequest, HttpResponse
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from cineteca.catalog import queries as catalogue
from cineteca.core.pagination import BadCursor, Page

FRESH = "public, max-age=30, stale-while-revalidate=300"


@require_safe
def works(request: HttpRequest) -> HttpResponse:
    """``{"items": [short card …], "next": place}``, forty at a time.

    Filtered by ``kind``, ``genre``, ``decade`` (its first year), in the order ``sort``, from the place ``after`` on.
    304 to whoever has the same list. 400 for a place that we did not hand out.
    """
    asked = request.GET.dict()
    try:
        found = catalogue.list_cards_json(catalogue.read_filter(asked), Page(after=asked.get("after", "")))
    except BadCursor as error:
        return HttpResponse(orjson.dumps({"error": str(error)}), status=400, content_type="application/json")
    tag = quote_etag(found.etag)
    if request.headers.get("If-None-Match") == tag:
        answer = HttpResponse(status=304)
    else:
        answer = HttpResponse(found.body, content_type="application/json")
    answer["ETag"], answer["Cache-Control"] = tag, FRESH
    return answer
