"""Whatever goes wrong, in one shape: ``{"error": {"code", "message", "field", "details"}}``.

Refused          we say no, and why; the handlers below turn everything else that is anticipated into the same shape
"""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.http.request import UnreadablePostError
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, AuthorizationError, HttpError, ValidationError

from cineteca.api.shapes.common import Detail, refusal
from cineteca.catalog.domain.errors import CatalogRuleError, InvalidValue, LockedAbove, NotEditable, UnknownField
from cineteca.catalog.operations.errors import ContradictingIds, NothingLocked, UnknownWork
from cineteca.core.errors import CinetecaError
from cineteca.core.pagination import BadCursor

CODES = {
    400: ("bad_request", "This request cannot be read."),
    401: ("unauthorised", "Show a token: Authorization: Bearer … (cineteca staff token issue EMAIL makes one)."),
    403: ("forbidden", "This token's owner is not staff. Ask somebody who is: cineteca staff add EMAIL."),
    404: ("not_found", "There is nothing at this address."),
    405: ("method_not_allowed", "This address does not answer to that method; the header Allow names those it does."),
    409: ("conflict", "This cannot be done as things stand."),
    413: ("too_large", "The body is larger than anything that is asked for here."),
    415: ("unsupported_media_type", "Send JSON: Content-Type: application/json."),
    422: ("invalid", "Something in this request cannot be used."),
    429: (
        "too_many_requests",
        "Too many requests with this token; the header Retry-After says how many seconds to wait.",
    ),
    500: ("internal", "Something went wrong on our side. It is logged under the number in the header X-Request-ID."),
    503: ("unavailable", "Not now. Try again in a moment."),
}


class Refused(CinetecaError):
    """We say no. `field`: the path of what is to blame, where it is one thing."""

    def __init__(
        self, status: int, message: str = "", *, code: str = "", field: str | None = None, **headers: str
    ) -> None:
        super().__init__(message or CODES[status][1])
        self.status = status
        self.code = code or CODES[status][0]
        self.field = field
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}


# What the rooms below refuse, and how that is said over HTTP; the first that fits counts.
_STATUSES: tuple[tuple[type[CinetecaError], int, str], ...] = (
    (UnknownWork, 404, "not_found"),
    (UnknownField, 404, "unknown_field"),
    (NotEditable, 422, "not_editable"),
    (InvalidValue, 422, "invalid"),
    (ContradictingIds, 409, "contradicting_ids"),
    (LockedAbove, 409, "locked_above"),
    (NothingLocked, 409, "not_locked"),
    (BadCursor, 422, "bad_cursor"),
    (CatalogRuleError, 422, "invalid"),
)


def install(api: NinjaAPI) -> None:
    """Let `api` say everything in our shape."""

    def say(request: HttpRequest, error: Refused) -> HttpResponse:
        body = refusal(error.code, str(error), field=error.field)
        response = api.create_response(request, body, status=error.status)
        for name, value in error.headers.items():
            response[name] = value
        return response

    def of_rooms(request: HttpRequest, error: CinetecaError) -> HttpResponse:
        status, code = next(((status, code) for kind, status, code in _STATUSES if isinstance(error, kind)), (409, ""))
        return say(request, Refused(status, str(error), code=code))

    def of_ninja(request: HttpRequest, error: HttpError) -> HttpResponse:
        if isinstance(error.__cause__, Refused):  # ours, raised while the body was read
            return say(request, error.__cause__)
        return say(request, Refused(error.status_code if error.status_code in CODES else 400))

    def of_values(request: HttpRequest, error: ValidationError) -> HttpResponse:
        return api.create_response(request, _of_values(error.errors), status=422)

    handlers: dict[type[Exception], Callable[[HttpRequest, Any], HttpResponse]] = {
        Refused: say,
        CinetecaError: of_rooms,
        HttpError: of_ninja,
        ValidationError: of_values,
        Http404: lambda request, _error: say(request, Refused(404)),
        RequestDataTooBig: lambda request, _error: say(request, Refused(413)),
        UnreadablePostError: lambda request, _error: say(request, Refused(400)),
        AuthenticationError: lambda request, _error: say(request, Refused(401, WWW_Authenticate="Bearer")),
        AuthorizationError: lambda request, _error: say(request, Refused(403)),
    }
    for kind, handler in handlers.items():
        api.add_exception_handler(kind, handler)


def _of_values(errors: list[dict[str, Any]]) -> dict[str, Any]:
    details = [Detail(field=_path(error["loc"]), message=error["msg"]) for error in errors]
    first = details[0]
    return refusal("invalid", f"{first.field}: {first.message}", field=first.field, details=details)


def _path(location: tuple[str | int, ...]) -> str:
    """``("body", "body", "maximum")`` → ``body.maximum``: ninja names the parameter between source and field."""
    parts = [str(part) for part in location]
    if parts[:1] == ["body"] and len(parts) > 1:
        del parts[1]
    return ".".join(parts)
