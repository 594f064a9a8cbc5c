"""Reads of the accounts room."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from cineteca.accounts.models import ApiToken, User


@dataclass(frozen=True, slots=True)
class TokenRow:
    """An API token as a list shows it; `start` are its first letters."""

    id: int
    email: str
    name: str
    start: str
    created_at: datetime
    last_used_at: datetime | None
    revoked_at: datetime | None


def is_staff(email: str) -> bool:
    """Whether somebody with this address is staff and may sign in."""
    return User.objects.filter(email__iexact=email, is_staff=True, is_active=True).exists()


def list_tokens() -> list[TokenRow]:
    """Every API token ever made, newest first."""
    rows = ApiToken.objects.order_by("-created_at", "-id")
    return [
        TokenRow(*row)
        for row in rows.values_list("id", "user__email", "name", "start", "created_at", "last_used_at", "revoked_at")
    ]


def digest_of(token: str) -> str:
    """How the table knows a token. Its text is 256 random bits, so a plain digest cannot be guessed back."""
    return sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
