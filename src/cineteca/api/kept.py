"""Answers that browsers and proxies may keep for a while, and that name what they are by a hash."""

from hashlib import blake2b

import orjson
from django.http import HttpRequest, HttpResponse
from django.utils.http import parse_etags, quote_etag

from cineteca.api.shapes.common import Shape

FRESH = "public, max-age=60, stale-while-revalidate=600"


def keepable(request: HttpRequest, shape: Shape, *, fresh: str = FRESH) -> HttpResponse:
    """`shape` as JSON with its ETag; 304 to whoever shows that they have it already."""
    body = orjson.dumps(shape.model_dump(mode="json", by_alias=True))
    tag = quote_etag(blake2b(body, digest_size=12).hexdigest())
    shown = parse_etags(request.headers.get("If-None-Match", ""))
    if "*" in shown or tag in shown or f"W/{tag}" in shown:
        answer = HttpResponse(status=304)
        del answer["Content-Type"]
    else:
        answer = HttpResponse(body, content_type="application/json; charset=utf-8")
    answer["ETag"], answer["Cache-Control"] = tag, fresh
    return answer
