"""What holds for everything under ``/api/``: one shape of refusals, and HEAD wherever there is GET."""

from collections.abc import Callable

import orjson
from django.http import HttpRequest, HttpResponse

from cineteca.api.errors import CODES
from cineteca.api.shapes.common import refusal

_ROOM = "/api/"


class HeadAsGet:
    """Answers HEAD under ``/api/`` with the headers of GET, the one that routes know; the server drops the body."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Ask as if by GET."""
        if request.method == "HEAD" and request.path_info.startswith(_ROOM):
            request.method = "GET"
            response = self.get_response(request)
            request.method = "HEAD"
            return response
        return self.get_response(request)


class OneShape:
    """Refusals that no route made, in the shape of those that one did: a wrong address, method or host, a broken name.

    Says under ``/api/`` in JSON what Django or a middleware said as a page.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, reshaped where it is a refusal that is no JSON."""
        response = self.get_response(request)
        if response.status_code < 400 or not request.path_info.startswith(_ROOM):
            return response
        if response.headers.get("Content-Type", "").startswith("application/json"):
            return response
        return _reshaped(response)


def _reshaped(response: HttpResponse) -> HttpResponse:
    code, message = CODES.get(response.status_code, CODES[400 if response.status_code < 500 else 500])
    response.content = orjson.dumps(refusal(code, message))
    response["Content-Type"] = "application/json; charset=utf-8"
    return response
