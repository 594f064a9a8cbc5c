"""Requests: each with a number of its own, a span, and a place in the counts."""

import re
import secrets
import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from cineteca.core.telemetry import counts
from cineteca.core.telemetry.context import alone
from cineteca.core.telemetry.spans import span

NUMBER = "cineteca.request"
_SANE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{7,63}")
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class Requests:
    """Takes the number that came with the request where it is sane, gives it back, and says it on every line."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, counted and timed."""
        number = number_of(request)
        request.META[NUMBER] = number  # Django logs what was wrong with it when all is over
        method = request.method if request.method in _METHODS else "other"
        began = time.perf_counter()
        with alone(request=number), span(str(method), kind="server", parent=_parent(request)) as made:
            response = self.get_response(request)
            route = route_of(request)
            made.update_name(f"{method} {route}")
            made.set_attribute("http.request.method", method)
            made.set_attribute("http.route", route)
            made.set_attribute("http.response.status_code", response.status_code)
        response.headers["X-Request-ID"] = number
        counts.note(str(method), route, response.status_code, time.perf_counter() - began)
        return response


def number_of(request: HttpRequest) -> str:
    """The request's number: the one it brought, if that is one, else a new one."""
    brought = request.headers.get("X-Request-ID", "")
    return brought if _SANE.fullmatch(brought) else secrets.token_hex(8)


def route_of(request: HttpRequest) -> str:
    """The address as a template: there are few of these, and none tells what anybody looked at."""
    if request.resolver_match is not None:
        return f"/{request.resolver_match.route}"
    return "static" if request.path_info.startswith(f"/{settings.STATIC_URL.lstrip('/')}") else "none"


def _parent(request: HttpRequest) -> dict[str, str] | None:
    found = request.headers.get("traceparent")
    return {"traceparent": found} if found else None
