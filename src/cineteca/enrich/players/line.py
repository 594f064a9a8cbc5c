"""One question to a player over HTTP."""

from collections.abc import Mapping
from typing import Any

import httpx
import orjson

from cineteca.enrich.players.contract import BadAnswer, PlayerError

_TIMEOUT = httpx.Timeout(20.0, connect=5.0)


class Line:
    """The line to the player at `base_url`; `headers` go with every question."""

    def __init__(
        self, kind: str, base_url: str, transport: httpx.AsyncBaseTransport, headers: Mapping[str, str]
    ) -> None:
        self._kind = kind
        self._base = httpx.URL(base_url.rstrip("/") + "/")
        self._transport = transport
        self._headers = {"Accept": "application/json", "User-Agent": "Cineteca", **headers}

    async def get(self, path: str, params: Mapping[str, str], *, endpoint: str) -> Any:
        """The JSON value at `path`."""
        return self._json(await self._send("GET", path, params, endpoint, None))

    async def post(self, path: str, body: Any, *, endpoint: str) -> Any:
        """The JSON value that `body` is answered with."""
        return self._json(await self._send("POST", path, {}, endpoint, body))

    async def order(self, method: str, path: str, params: Mapping[str, str], *, endpoint: str) -> None:
        """Have something done; what is answered is of no interest."""
        await self._send(method, path, params, endpoint, None)

    async def _send(self, method: str, path: str, params: Mapping[str, str], endpoint: str, body: Any) -> bytes:
        request = httpx.Request(
            method,
            self._base.join(path),
            params=dict(params),
            headers=self._headers,
            json=body,
            extensions={
                "timeout": _TIMEOUT.as_dict(),
                "cineteca": {"provider": self._kind, "endpoint": endpoint, "kind": "player", "expects": "bytes"},
            },
        )
        response = await self._transport.handle_async_request(request)
        answered = await response.aread()
        if response.status_code in {401, 403}:
            raise PlayerError(f"{self._kind} does not let us in: its key or password is wrong.")
        if not response.is_success:
            raise PlayerError(f"{self._kind} refused (HTTP {response.status_code}).")
        return answered

    def _json(self, answered: bytes) -> Any:
        try:
            return orjson.loads(answered)
        except orjson.JSONDecodeError:
            raise BadAnswer(f"{self._kind} sent something that is not JSON; is it another program?") from None
