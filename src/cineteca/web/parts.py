"""Whether a whole page is wanted, or the part of it that changes."""

from django.http import HttpRequest


def wanted(request: HttpRequest) -> bool:
    """True when htmx asks; what comes back lands inside of a page that is there already."""
    return request.headers.get("HX-Request") == "true" and not _restores(request)


def template(request: HttpRequest, *, whole: str) -> str:
    """For pages of answers: `whole`, or what comes after the last one, or all that changes with a choice."""
    if not wanted(request):
        return whole
    return "web/parts/found.html" if request.headers.get("HX-Target") == "found" else "web/parts/hits.html"


def _restores(request: HttpRequest) -> bool:
    """Who goes back has left the page: all of it has to come."""
    return request.headers.get("HX-History-Restore-Request") == "true"
