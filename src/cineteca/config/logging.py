"""How the log is written: for people, or as JSON for machines."""

import logging
from typing import Any

from cineteca.core.telemetry import logs
from cineteca.outbound.masking import masked

# Their own words about each request and each job would drown ours, and httpx prints addresses with keys.
_QUIET = ("httpx", "httpcore", "procrastinate", "django.request")


def plain() -> logging.Formatter:
    return logs.Plain(masked)


def json() -> logging.Formatter:
    from cineteca.core.telemetry.json_lines import JSON

    return JSON(masked)


def described(*, form: str, level: str) -> dict[str, Any]:
    """Django's LOGGING for the form ``plain`` or ``json``."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"whose": {"()": logs.Whose}},
        "formatters": {"line": {"()": json if form == "json" else plain}},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["whose"]}},
        "root": {"handlers": ["console"], "level": level},
        "loggers": {name: {"level": "WARNING"} for name in _QUIET},
    }
