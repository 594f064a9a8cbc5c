"""httpx prints the addresses that it calls, keys and all. Whatever its log level, what it says of ours is masked."""

import logging
from collections.abc import Iterable

from cineteca.outbound.domain.redaction import redact

_known: set[str] = set()


def never_print(secrets: Iterable[str]) -> None:
    """Mask these wherever httpx would print them."""
    _known.update(secrets)


def install() -> None:
    """Put the mask on httpx's logger. Twice is once."""
    logging.getLogger("httpx").addFilter(_mask)


def _mask(record: logging.LogRecord) -> bool:
    record.msg, record.args = redact(record.getMessage(), _known), ()
    return True
