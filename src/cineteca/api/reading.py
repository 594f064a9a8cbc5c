"""Reading bodies: JSON, and nothing that could not be kept."""

from typing import Any

import orjson
from django.http import HttpRequest
from ninja.parser import Parser

from cineteca.api.errors import Refused

_JSON = ("application/json",)


class JSONBodies(Parser):
    """Bodies are JSON and say so. orjson refuses what is too deep, not UTF-8, or half a surrogate pair."""

    def parse_body(self, request: HttpRequest) -> Any:
        if request.content_type not in _JSON and not (request.content_type or "").endswith("+json"):
            raise Refused(415)
        try:
            body = orjson.loads(request.body)
        except ValueError as error:
            raise Refused(400, f"The body is no JSON that can be read: {error}.", code="not_json") from error
        if b"\\u0000" in request.body or b"\0" in request.body:
            raise Refused(422, "The body holds the character NUL, which no text here can hold.", field="body")
        return body
