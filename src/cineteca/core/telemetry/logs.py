"""Lines of the log: each says whose doing it is, and none prints a secret. As JSON: `json_lines`."""

import logging
from collections.abc import Callable, Mapping
from typing import Any

from cineteca.core.telemetry.context import current

Mask = Callable[[str], str]


def unmasked(text: str) -> str:
    return text


class Whose(logging.Filter):
    """Notes on each record whose doing it is, at the moment it is made."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.doing = current() or _of_request(getattr(record, "request", None))
        return True


def _of_request(request: Any) -> Mapping[str, str]:
    """Django tells what was wrong with a request when nobody is at it any more."""
    number = getattr(request, "META", {}).get("cineteca.request")
    return {"request": number} if number else {}


class Plain(logging.Formatter):
    """``2026-03-02 09:00:00,123 WARNING cineteca.enrich: words [run=7 job=enrich.tick]``."""

    def __init__(self, mask: Mask = unmasked) -> None:
        super().__init__("{asctime} {levelname:<7} {name}: {message}{whose}", style="{")
        self.mask = mask

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the name is logging's
        doing = getattr(record, "doing", None)
        record.whose = f" [{' '.join(f'{name}={value}' for name, value in doing.items())}]" if doing else ""
        return super().formatMessage(record)

    def format(self, record: logging.LogRecord) -> str:
        return self.mask(super().format(record))
