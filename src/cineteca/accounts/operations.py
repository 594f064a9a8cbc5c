"""Writes of the accounts room."""

from datetime import datetime

from django.core import signing
from django.db import transaction

from cineteca.accounts.models import User
from cineteca.core.errors import CinetecaError

_SALT = "cineteca.accounts.sign-in"
LINK_SECONDS = 3600


class BadLink(CinetecaError):
    """A sign-in link that is too old, used, or not ours."""


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
