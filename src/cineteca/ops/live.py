"""What is live: a stream that says when to look again, so that nothing is sent twice."""

import asyncio
from collections.abc import AsyncIterator

from asgiref.sync import sync_to_async
from django.db import connections
from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.views.decorators.http import require_GET

from cineteca.enrich import queries as enrich

PAUSE = 2.0  # seconds between two looks
SIGN_OF_LIFE = 15  # looks without news after which a comment keeps the connection open


@require_GET
async def panel(request: HttpRequest) -> StreamingHttpResponse:
    """``event: changed`` whenever a run moved. For staff."""
    if not (await request.auser()).is_staff:
        raise Http404
    # The stream may stay open for hours: it must not hold the connection that answered the question above.
    await sync_to_async(connections.close_all)()
    response = StreamingHttpResponse(_changes(), content_type="text/event-stream")
    response["Cache-Control"] = "no-store"
    response["X-Accel-Buffering"] = "no"
    return response


async def _changes() -> AsyncIterator[bytes]:
    seen, quiet = await sync_to_async(_pulse)(), 0
    yield b"retry: 5000\n\n"
    while True:
        await asyncio.sleep(PAUSE)
        now = await sync_to_async(_pulse)()
        quiet = 0 if now != seen else quiet + 1
        if now != seen:
            yield b"event: changed\ndata: runs\n\n"
        elif quiet % SIGN_OF_LIFE == 0:
            yield b": still here\n\n"
        seen = now


def _pulse() -> tuple[object, ...]:
    try:
        return tuple((run.id, run.heard_at, run.ended_at) for run in enrich.list_runs(limit=3))
    finally:
        connections.close_all()
