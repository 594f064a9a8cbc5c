"""What must not be read by anyone: keys and tokens, wherever they show up in a text."""

import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import quote, quote_plus

MASK = "***"

SECRET_PARAMETERS = frozenset(
    {
        "api_key",
        "apikey",
        "access_token",
        "token",
        "client_secret",
        "client_id",
        "password",
        "session_id",
        "guest_session_id",
    }
)

_NAMES = "|".join(sorted(SECRET_PARAMETERS, key=len, reverse=True))
_VALUE = re.compile(rf"""(?i)(["']?\b(?:{_NAMES})["']?\s*(?:=|:)\s*["']?)([^&\s"'<>,;)\]}}]+)""")
_BEARER = re.compile(r"(?i)\b(bearer|basic)\s+[\w.~+/=-]{6,}")
_USERINFO = re.compile(r"(?<=://)[^/@\s]+(?=@)")


def is_secret(parameter: str) -> bool:
    """Whether the value of a query parameter of this name is a secret."""
    return parameter.lower() in SECRET_PARAMETERS


def redact(text: str, secrets: Iterable[str] = ()) -> str:
    """`text` with every secret masked: those of `secrets`, and whatever stands where a secret usually stands."""
    for secret in secrets:
        for written in _writings(secret):
            text = text.replace(written, MASK)
    if "=" in text or ":" in text:
        text = _VALUE.sub(rf"\1{MASK}", text)
        text = _USERINFO.sub(MASK, text)
    return _BEARER.sub(rf"\1 {MASK}", text)


@lru_cache(maxsize=64)
def _writings(secret: str) -> frozenset[str]:
    """The ways in which an address may write `secret`. Too short a one is none: it would mask half of any text."""
    return frozenset(form for form in (secret, quote(secret, safe=""), quote_plus(secret)) if len(form) > 3)
