"""When two calls are the same call: same provider, same address, same question, whoever asks and with whatever key."""

from collections.abc import Iterable
from hashlib import blake2b
from urllib.parse import urlencode
from uuid import UUID

from cineteca.outbound.domain.redaction import is_secret


def key_of(*, provider: str, address: str, parameters: Iterable[tuple[str, str]], language: str = "") -> UUID:
    """Key under which the answer to a GET is kept. `address` is the URL without its query.

    The order of parameters does not matter; parameters of one name keep theirs.
    """
    asked = sorted((item for item in parameters if not is_secret(item[0])), key=lambda item: item[0])
    text = "\n".join((provider, address, urlencode(asked), language))
    return UUID(bytes=blake2b(text.encode(), digest_size=16).digest())
