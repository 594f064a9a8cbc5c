"""Writes of the accounts room."""

import logging
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.core import signing
from django.db import connection, transaction

from cineteca.accounts.models import ApiToken, User
from cineteca.accounts.queries import digest_of
from cineteca.core.errors import CinetecaError
from cineteca.core.text import clean_line

log = logging.getLogger(__name__)
_SALT = "cineteca.accounts.sign-in"
LINK_SECONDS = 3600
_MARK = "cin_"


class BadLink(CinetecaError):
    """A sign-in link that is too old, used, or not ours."""


class UnknownToken(CinetecaError):
    """There is no API token of that number that still works."""


@dataclass(frozen=True, slots=True)
class Use:
    """One use of an API token. `uses` counts those of the current window of the rate limit, this one included.

    `wait`: seconds until the next window begins.
    """

    token_id: int
    user: User
    uses: int
    wait: float


@transaction.atomic
def make_staff(*, email: str, password: str | None = None) -> User:
    """The staff member with this address, made if there is none. Without a password only a link signs them in."""
    user = User.objects.select_for_update().filter(email__iexact=email).first()
    if user is None:
        return User.objects.create_superuser(email, password)
    user.is_staff = user.is_superuser = user.is_active = True
    if password:
        user.set_password(password)
    user.save()
    return user


def issue_link_token(*, user: User) -> str:
    """A token that signs `user` in once, within the hour: it stops working as soon as they have signed in."""
    return signing.dumps([user.pk, _stamp(user)], salt=_SALT, compress=True)


@transaction.atomic
def redeem_link_token(token: str, *, at: datetime) -> User:
    """The user of a token, which is then spent. Raises `BadLink`."""
    try:
        pk, stamp = signing.loads(token, salt=_SALT, max_age=LINK_SECONDS)
    except (signing.BadSignature, ValueError) as error:
        raise BadLink(
            "This sign-in link is too old or not complete. Ask for a new one: cineteca staff link."
        ) from error
    user = User.objects.select_for_update().filter(pk=pk, is_active=True).first()
    if user is None or _stamp(user) != stamp:
        raise BadLink("This sign-in link was used already. Ask for a new one: cineteca staff link.")
    user.last_login = at
    user.save(update_fields=["last_login"])
    return user


def _stamp(user: User) -> str:
    return f"{user.last_login.isoformat() if user.last_login else ''}:{user.password[-12:]}"


def issue_token(*, user: User, name: str, at: datetime) -> tuple[ApiToken, str]:
    """A new API token of `user`, and its text: it is kept nowhere, so this is the only time to read it."""
    text = _MARK + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(
        user=user, name=clean_line(name)[:100], digest=digest_of(text), start=text[:8], created_at=at
    )
    log.info("An API token “%s” was made for %s", token, user)
    return token, text


def revoke_token(*, token_id: int, by: str, at: datetime) -> ApiToken:
    """Let the token work no more. Raises `UnknownToken`."""
    if not ApiToken.objects.filter(id=token_id, revoked_at=None).update(revoked_at=at):
        raise UnknownToken(f"No token {token_id} is in use. See: cineteca staff token list")
    token = ApiToken.objects.get(id=token_id)
    log.info("%s revoked the API token “%s”", by, token)
    return token


_USE = """
UPDATE accounts_apitoken SET
    last_used_at = %(at)s,
    window_uses = CASE WHEN window_at = %(window)s THEN least(window_uses, 1000000000) + 1 ELSE 1 END,
    window_at = %(window)s
WHERE digest = %(digest)s AND revoked_at IS NULL
RETURNING id, user_id, window_uses
"""


def use_token(text: str, *, at: datetime, window: float) -> Use | None:
    """Note that somebody shows the API token `text`, and count it in the window of `window` seconds around `at`.

    None for a token that is not ours or was revoked, and for one whose user may not sign in. One statement counts for
    all processes together.
    """
    began = at.timestamp() // window * window
    values: dict[str, Any] = {"at": at, "window": datetime.fromtimestamp(began, UTC), "digest": digest_of(text)}
    with connection.cursor() as cursor:
        cursor.execute(_USE, values)
        found = cursor.fetchone()
    user = User.objects.filter(id=found[1], is_active=True).first() if found else None
    return Use(found[0], user, found[2], began + window - at.timestamp()) if found and user else None
