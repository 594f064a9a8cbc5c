"""httpx prints the addresses that it calls, keys and all. Whatever its log level, what it says of ours is masked."""

import logging
from collections.abc import Iterable

from cineteca.outbound.domain.redaction import redact

_known: set[str] = set()


def never_print(secrets: Iterable[str]) -> None:
    """Mask these wherever httpx would print them."""
    _known.update(secrets)


def masked(text: str) -> str:
    """`text` with everything masked that must not be printed."""
    return redact(text, _known)


def install() -> None:
    """Put the mask on httpx's logger. Twice is once."""
    logging.getLogger("httpx").addFilter(_mask)


def _mask(record: logging.LogRecord) -> bool:
    record.msg, record.args = masked(record.getMessage()), ()
    return True
