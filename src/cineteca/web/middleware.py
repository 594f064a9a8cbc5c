"""Headers that every answer carries."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest

from cineteca.web import pictures

POLICY = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src {pictures}",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
)
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"


_NUL = "This address holds a character that nothing here is called by."


def _holds_nul(request: HttpRequest) -> bool:
    """No text of the database can hold NUL, so nothing can be asked for by it; forms clean it away themselves."""
    return "\0" in request.path or "%00" in request.META.get("QUERY_STRING", "")


class SecurityHeaders:
    """Nothing inline, nothing from elsewhere but pictures. A view that needs another policy sets it itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.policy = "; ".join(POLICY).format(pictures=pictures.sources())

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with the headers added."""
        response = HttpResponseBadRequest(_NUL) if _holds_nul(request) else self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", self.policy)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("X-Frame-Options", "DENY")
        return response
