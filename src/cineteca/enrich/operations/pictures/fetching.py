"""One picture fetched through the way out, checked and written anew. Touches no table of ours."""

import asyncio
from collections.abc import Collection
from concurrent.futures import Executor
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import httpx

from cineteca.catalog import operations as catalog
from cineteca.catalog.domain import pictures as rules
from cineteca.core import images
from cineteca.enrich.domain import pictures as rule
from cineteca.outbound import errors
from cineteca.outbound.domain.addresses import Origin, origin_of
from cineteca.outbound.layers.answer import Bounds
from cineteca.outbound.transport import Manners, Outbound

SOURCE = "pictures"
LIMIT = (20, 1.0)
"""Calls per seconds to any one host of pictures: as many as a person's browser makes on a page."""
_HEADERS = {"Accept": "image/webp,image/jpeg,image/png,image/*;q=0.5", "User-Agent": "Cineteca"}
_MARKS = {"provider": SOURCE, "endpoint": "picture", "kind": "picture", "expects": "bytes"}
_BOUNDS = Bounds(size=images.LIMITS.size)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of one address: `data` with `prepared`; or `reason`, and whether it is final.

    `retry_after`: seconds that its host, or we ourselves, ask to wait; that is no failure.
    """

    lease: catalog.PictureLease
    data: bytes = b""
    prepared: images.Prepared | None = None
    reason: str = ""
    final: bool = False
    retry_after: float | None = None


def manners() -> Manners:
    """How we behave towards hosts of pictures."""
    return replace(Manners.configured(), bounds=_BOUNDS)


class Fetcher:
    """Fetches through `outbound`; pictures are unpacked and written anew in `encoders`."""

    def __init__(
        self, outbound: Outbound, encoders: Executor, *, trusted: Collection[str], run_id: int | None = None
    ) -> None:
        self._outbound = outbound
        self._encoders = encoders
        self._trusted = trusted
        self._run_id = run_id
        self._ways: dict[Origin, httpx.AsyncBaseTransport] = {}

    async def fetch_all(self, leases: Collection[catalog.PictureLease]) -> list[Fetched]:
        """What came of each, side by side. Never raises what a host or a picture may cause."""
        return list(await asyncio.gather(*(self._fetch(lease) for lease in leases)))

    async def _fetch(self, lease: catalog.PictureLease) -> Fetched:
        if refused := rule.why_not(lease.url, self._trusted):
            return Fetched(lease, reason=refused, final=True)
        widths = rules.widths_of(lease.kind)
        address = rules.at_provider(lease.url, lease.kind, max(widths))
        try:
            data = await self._bytes(address)
            work = partial(images.prepare, data, widths=widths)
            prepared = await asyncio.get_running_loop().run_in_executor(self._encoders, work)
        except errors.Busy as error:
            return Fetched(lease, reason=str(error), retry_after=error.retry_after)
        except errors.OutboundError as error:
            return Fetched(lease, reason=str(error), final=error.permanent)
        except (images.NotAPicture, images.Broken) as error:
            # An answer that was cut off or spoilt on its way looks the same: asked once more, it tells which it is.
            return Fetched(lease, reason=str(error), final=lease.retries + 1 >= rule.SECOND_OPINIONS)
        except images.PictureError as error:
            return Fetched(lease, reason=str(error), final=True)
        return Fetched(lease, data, prepared)

    async def _bytes(self, address: str) -> bytes:
        request = httpx.Request("GET", address, headers=_HEADERS, extensions={"cineteca": _MARKS})
        with suppress(ValueError):  # an address that httpx writes otherwise than it was written has no origin
            response = await self._way(origin_of(address)).handle_async_request(request)
            if response.status_code == 200:
                return bytes(await response.aread())
            raise _meaning(response.status_code, request.url.host)
        raise errors.Forbidden("It is no address of a picture on the web.")

    def _way(self, origin: Origin) -> httpx.AsyncBaseTransport:
        if origin not in self._ways:
            access: dict[str, Any] = {"url": str(origin), "limit": LIMIT, "quota": None}
            self._ways[origin] = self._outbound.transport(SOURCE, access, run_id=self._run_id, caller=SOURCE)
        return self._ways[origin]


def _meaning(status: int, host: str) -> errors.OutboundError:
    if status in {404, 410}:
        return errors.NotFound(f"{host} has no such picture (HTTP {status}).", host=host, status=status)
    if status < 400:
        return errors.Refused(f"{host} leads elsewhere (HTTP {status}).", host=host, status=status)
    return errors.Refused(f"{host} refuses it (HTTP {status}).", host=host, status=status)
