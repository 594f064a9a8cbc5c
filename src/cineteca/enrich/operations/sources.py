"""The providers as they are configured, ready to be asked."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

import httpx
from django.conf import settings

from cineteca.outbound.errors import Forbidden
from cineteca.outbound.transport import Outbound
from cineteca.providers import registry
from cineteca.providers.contract import Access, Provider


def enabled() -> tuple[str, ...]:
    """Names of the providers that are switched on and have what they need."""
    return tuple(name for name in registry.BY_NAME if settings.PROVIDERS[name]["enabled"])


@asynccontextmanager
async def open_sources(*, run_id: int | None, caller: str, force: bool) -> AsyncIterator[Mapping[str, Provider]]:
    """Every enabled provider by name, each behind the shared way out. They belong to the running event loop."""
    async with Outbound() as outbound:
        yield {
            name: registry.BY_NAME[name].build(
                access_of(name), outbound.transport(name, run_id=run_id, caller=caller, force=force)
            )
            for name in enabled()
        }


def access_of(name: str) -> Access:
    """Where and as whom the provider is reached."""
    configured = settings.PROVIDERS[name]
    return Access(
        base_url=configured["url"],
        key=configured["key"],
        token=configured["token"],
        language=settings.METADATA_LANGUAGE,
    )


def readers() -> dict[str, Provider]:
    """Every provider for reading kept bodies: these are asked for nothing, so they get no way out."""
    sealed = httpx.MockTransport(_refuse)
    return {name: listing.build(Access(listing.base_url), sealed) for name, listing in registry.BY_NAME.items()}


def _refuse(request: httpx.Request) -> httpx.Response:
    raise Forbidden(f"reading kept answers asks nobody, yet {request.url.host} was about to be called")
