"""A process of ours before an odd server."""

from datetime import timedelta

import httpx

from cineteca.outbound import errors
from cineteca.outbound.domain.breaker import Tolerance
from cineteca.outbound.domain.waiting import Patience
from cineteca.outbound.layers.answer import Bounds
from cineteca.outbound.models import CallLog
from cineteca.outbound.transport import Manners

KEY = "0123456789abcdef0123456789abcdef"
MARKS = {"cineteca": {"provider": "tmdb", "endpoint": "movie/{id}", "kind": "work"}}
HASTY = Manners(
    patience=Patience(first=0.001, longest=0.002, longest_asked=60),
    bounds=Bounds(connect=2, read=0.2, total=3, unasked_wait=0.001),
    tolerance=Tolerance(failures=8, rest=timedelta(seconds=30)),
)


class Outside:
    """One process of ours before an odd server. `ask` calls, and gives the answer or the error's name."""

    def __init__(self, server, outbound, access):
        self.server, self.outbound, self.access = server, outbound, access

    async def ask(self, film=949, *, provider="tmdb", force=False, run_id=None, sparing=False, **access):
        transport = self.outbound.transport(
            provider, {**self.access, **access}, caller="tests", force=force, run_id=run_id, sparing=sparing
        )
        async with httpx.AsyncClient(transport=transport) as client:
            try:
                return await client.get(f"{self.server.url}/movie/{film}", params={"api_key": KEY}, extensions=MARKS)
            except errors.OutboundError as error:
                return type(error).__name__

    async def titles(self, films):
        return [
            answered if isinstance(answered, str) else answered.json()["title"]
            for answered in [await self.ask(film) for film in films]
        ]


def lines():
    return list(CallLog.objects.order_by("id"))


def outcome_of(outcome):
    return outcome if isinstance(outcome, str) else outcome.status_code
