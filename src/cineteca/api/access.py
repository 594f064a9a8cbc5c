"""Who may ask. A token stands for a person: 401 without one that works, 403 where that person is not staff."""

from typing import TYPE_CHECKING, cast

from django.conf import settings
from django.http import HttpRequest
from ninja.errors import AuthorizationError
from ninja.security import HttpBearer

from cineteca.accounts import operations as accounts
from cineteca.api.errors import Refused
from cineteca.core import clock

if TYPE_CHECKING:
    from cineteca.accounts.models import User


class StaffToken(HttpBearer):
    """``Authorization: Bearer cin_…`` of somebody who is staff, within the token's rate limit."""

    def authenticate(self, request: HttpRequest, token: str) -> "User | None":  # noqa: ARG002 - ninja's interface
        most, seconds = settings.API_LIMIT or (None, 60.0)
        use = accounts.use_token(token.strip(), at=clock.now(), window=seconds)
        if use is None:
            return None
        if most is not None and use.uses > most:
            raise Refused(429, Retry_After=str(max(1, round(use.wait))))
        if not use.user.is_staff:
            raise AuthorizationError
        return use.user


def asker(request: HttpRequest) -> "User":
    """Whose token it is."""
    return cast("User", request.auth)  # type: ignore[attr-defined]
