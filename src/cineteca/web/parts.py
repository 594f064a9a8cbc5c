"""Whether a whole page is wanted, or the part of it that changes."""

from django.http import HttpRequest


def wanted(request: HttpRequest) -> bool:
    """True when htmx asks; what comes back lands inside of a page that is there already."""
    return request.headers.get("HX-Request") == "true"
