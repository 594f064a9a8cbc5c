"""Leaves a host alone that keeps failing. Shared by all processes, at no cost while all is well.

This process looks at the shared state at most once a second, and at once when something fails; so it hears of a breaker
that another process opened within that second. Nothing is asked or written per call while the breaker is closed.
"""

import time
from collections.abc import Callable
from datetime import datetime

import httpx

from cineteca.outbound import errors
from cineteca.outbound.domain.breaker import Circuit, Tolerance, Verdict
from cineteca.outbound.layers.base import Layer
from cineteca.outbound.state.circuits import Circuits

Key = tuple[str, str]


class Breakers:
    """The breakers of this process: its view of the shared circuits, by (provider, host)."""

    def __init__(
        self,
        circuits: Circuits,
        *,
        clock: Callable[[], datetime],
        tolerance: Tolerance | None = None,
        look_every: float = 1.0,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._circuits = circuits
        self._clock = clock
        self._tolerance = tolerance or Tolerance()
        self._look_every = look_every
        self._monotonic = monotonic
        self._seen: dict[Key, tuple[float, Circuit]] = {}

    async def admit(self, key: Key) -> datetime | None:
        """Let a call through: None, or the token of a probe. Raises `BreakerOpen`."""
        circuit = await self._look(key)
        verdict = circuit.judge(self._clock())
        if verdict is Verdict.LET_THROUGH:
            return None
        if verdict is Verdict.PROBE and (token := await self._try_to_probe(key)):
            return token
        circuit = self._seen[key][1]
        if not circuit.is_open:
            return None
        raise errors.BreakerOpen(
            f"{key[0]} failed too often; it is left alone for a while.",
            retry_after=max(1.0, circuit.wait(self._clock())),
            host=key[1],
        )

    async def failed(self, key: Key, token: datetime | None, error: str) -> None:
        now = self._clock()
        await self._change(key, lambda circuit: circuit.failed(now, self._tolerance, token), error=error)

    async def succeeded(self, key: Key, token: datetime | None) -> None:
        if token is not None or self._seen[key][1] != Circuit():
            await self._change(key, lambda circuit: circuit.succeeded(token))

    async def abandoned(self, key: Key, token: datetime | None) -> None:
        if token is not None:
            await self._change(key, lambda circuit: circuit.abandoned(token))

    async def _look(self, key: Key) -> Circuit:
        at, circuit = self._seen.get(key, (float("-inf"), Circuit()))
        moment = self._monotonic()
        if moment - at < self._look_every:
            return circuit
        # Noted before asking: the others of this process need not ask as well.
        self._seen[key] = moment, circuit
        circuit = await self._circuits.read(key)
        self._seen[key] = moment, circuit
        return circuit

    async def _try_to_probe(self, key: Key) -> datetime | None:
        now, token = self._clock(), None

        def take(circuit: Circuit) -> Circuit:
            nonlocal token
            if circuit.judge(now) is not Verdict.PROBE:
                return circuit
            probing = circuit.probing(now, self._tolerance)
            token = probing.probe_until
            return probing

        await self._change(key, take)
        return token

    async def _change(self, key: Key, rule: Callable[[Circuit], Circuit], *, error: str | None = None) -> None:
        self._seen[key] = self._monotonic(), await self._circuits.change(key, rule, error=error)


class Breaker(Layer):
    """An answer of any kind, a 429 included, shows that the host lives. 5xx, silence and garbage count as failures."""

    def __init__(self, inner: httpx.AsyncBaseTransport, *, key: Key, breakers: Breakers) -> None:
        super().__init__(inner)
        self.key = key
        self.breakers = breakers

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        token = await self.breakers.admit(self.key)
        try:
            response = await self.inner.handle_async_request(request)
        except (errors.Failed, errors.Unreadable) as error:
            await self.breakers.failed(self.key, token, str(error))
            raise
        except errors.RateLimited as error:
            if error.status is None:
                await self.breakers.abandoned(self.key, token)
            else:
                await self.breakers.succeeded(self.key, token)
            raise
        except BaseException:
            await self.breakers.abandoned(self.key, token)
            raise
        await self.breakers.succeeded(self.key, token)
        return response
