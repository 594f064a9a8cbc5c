"""A server that misbehaves on demand: real sockets, real HTTP, on 127.0.0.1 alone."""

import asyncio
from dataclasses import dataclass, field

import orjson

HEAT = {"id": 949, "title": "Heat"}


def answer(body=HEAT, status=200, *, cut=0, **headers) -> bytes:
    """An HTTP answer as bytes; `cut` leaves off the end of the body that was promised."""
    content = body if isinstance(body, bytes) else orjson.dumps(body)
    lines = [f"HTTP/1.1 {status} Odd", "Content-Type: application/json", f"Content-Length: {len(content)}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + (content[:-cut] if cut else content)


HANG_UP = b""
SILENCE = None


@dataclass
class OddServer:
    """Answers with its script, one step a request; the last step stays. `seen` holds the requests' heads."""

    steps: list[bytes | None] = field(default_factory=lambda: [answer()])
    seen: list[str] = field(default_factory=list)
    connections: int = 0

    async def __aenter__(self):
        self._handlers = set()
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        return self

    async def __aexit__(self, *_):
        self._server.close()
        for handler in self._handlers:
            handler.cancel()
        await asyncio.gather(*self._handlers, return_exceptions=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}/3"

    async def _serve(self, reader, writer):
        task = asyncio.current_task()
        self._handlers.add(task)
        self.connections += 1
        try:
            while True:
                self.seen.append((await reader.readuntil(b"\r\n\r\n")).decode())
                step = self.steps.pop(0) if len(self.steps) > 1 else self.steps[0]
                if step is SILENCE:
                    await asyncio.Event().wait()
                writer.write(step)
                await writer.drain()
                if step == HANG_UP or not _whole(step):
                    return
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            pass
        finally:
            self._handlers.discard(task)
            writer.close()


def _whole(step: bytes) -> bool:
    head, _, body = step.partition(b"\r\n\r\n")
    return f"Content-Length: {len(body)}\r\n".encode() in head + b"\r\n"
