"""What is live: one stream that says when to look again, so that nothing is sent twice.

A page names what it shows (``/live/panel/?of=runs,calls``); the stream feels for that alone.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping

from asgiref.sync import sync_to_async
from django.db import connections
from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.views.decorators.http import require_GET

from cineteca.enrich import queries as enrich
from cineteca.imdb.queries.pulse import feel as feel_datasets
from cineteca.outbound import queries as outbound

PAUSE = 2.0  # seconds between two looks
SIGN_OF_LIFE = 15  # looks without news after which a comment keeps the connection open

Beats = Mapping[str, object]
_OUTSIDE: Mapping[str, Callable[[], object]] = {
    "calls": outbound.feel_calls,
    "hosts": outbound.feel_hosts,
    "imdb": feel_datasets,
}


@require_GET
async def panel(request: HttpRequest) -> StreamingHttpResponse:
    """``event: changed`` with the names of what moved, of those asked for in `of`. For staff."""
    if not (await request.auser()).is_staff:
        raise Http404
    topics = frozenset(request.GET.get("of", "runs").split(","))
    # The stream may stay open for hours: it must not hold the connection that answered the question above.
    await sync_to_async(connections.close_all)()
    response = StreamingHttpResponse(_changes(topics), content_type="text/event-stream")
    response["Cache-Control"] = "no-store"
    response["X-Accel-Buffering"] = "no"
    return response


async def _changes(topics: frozenset[str]) -> AsyncIterator[bytes]:
    seen, quiet = await sync_to_async(_pulse)(topics), 0
    yield b"retry: 5000\n\n"
    while True:
        await asyncio.sleep(PAUSE)
        now = await sync_to_async(_pulse)(topics)
        moved = sorted(topic for topic, beat in now.items() if beat != seen[topic])
        quiet = 0 if moved else quiet + 1
        if moved:
            yield f"event: changed\ndata: {','.join(moved)}\n\n".encode()
        elif quiet % SIGN_OF_LIFE == 0:
            yield b": still here\n\n"
        seen = now


def _pulse(topics: frozenset[str]) -> Beats:
    try:
        outside = {topic: feel() for topic, feel in _OUTSIDE.items() if topic in topics}
        return {**enrich.feel(topics), **outside}
    finally:
        connections.close_all()
