"""What all layers share: the next one, and the notes that they take of a call."""

from dataclasses import dataclass
from typing import Any

import httpx

NOTES = "cineteca.outbound"
MARK = "cineteca"


@dataclass(slots=True)
class Notes:
    """What the layers tell the call log about one call. `cached` is ``hit``, ``revalidated``, ``stale`` or ``miss``."""

    attempts: int = 0
    cached: str = "miss"
    waited: float = 0.0


@dataclass(frozen=True, slots=True)
class Marks:
    """What the client says about its request: whose it is, the endpoint as a template, the kind of answer."""

    provider: str
    endpoint: str
    kind: str


class Layer(httpx.AsyncBaseTransport):
    """A transport around `inner`. Closing it closes nothing: the wire below is shared, and closed by who opened it."""

    def __init__(self, inner: httpx.AsyncBaseTransport) -> None:
        self.inner = inner

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        return await self.inner.handle_async_request(request)

    async def aclose(self) -> None:
        """Leave the wire open for the others."""


def notes_of(request: httpx.Request) -> Notes:
    """The notes of this call; new ones where no layer above has begun any."""
    notes: Notes = request.extensions.setdefault(NOTES, Notes())
    return notes


def marks_of(request: httpx.Request, provider: str) -> Marks:
    """The client's marks; what it did not say is read off the address."""
    said: dict[str, Any] = request.extensions.get(MARK) or {}
    return Marks(
        provider=provider,
        endpoint=said.get("endpoint") or template_of(request.url.path),
        kind=said.get("kind") or "",
    )


def template_of(path: str) -> str:
    """``/3/movie/603/credits`` → ``3/movie/{id}/credits``: endpoints can be counted only without their numbers."""
    parts = path.strip("/").split("/")
    named = ["{id}" if len(part) > 1 and any(sign.isdigit() for sign in part) else part for part in parts]
    return "/".join(named) or "/"
