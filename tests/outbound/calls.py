"""Rows of the call log for tests, each with what matters to it."""

from datetime import timedelta

from cineteca.outbound.models import CallLog
from tests.outbound.fakes import NOON


def a_call(**said):
    usual = {
        "provider": "tmdb", "host": "api.example.org", "endpoint": "movie/{id}", "method": "GET", "path": "/3/movie/949",
        "status": 200, "ms": 100.0, "waited_ms": 0.0, "cached": "miss", "attempts": 1, "error": "", "caller": "enrich", "at": NOON,
    }  # fmt: skip
    return CallLog(**{**usual, **said})


def logged(*calls):
    return CallLog.objects.bulk_create(calls)


def minutes(number):
    return timedelta(minutes=number)
