"""The providers as they are configured, ready to be asked."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import httpx
from django.conf import settings

from cineteca.outbound.errors import Forbidden
from cineteca.outbound.transport import Outbound
from cineteca.providers import registry
from cineteca.providers.contract import Access, Availability, Changes, Lists, Provider

Sources = Mapping[str, Provider]
"""The providers that can be asked, by name."""
Wait = Callable[[Coroutine[Any, Any, Any]], Any]


def enabled() -> tuple[str, ...]:
    """Names of the providers that are switched on and have what they need."""
    return tuple(name for name in registry.BY_NAME if settings.PROVIDERS.get(name, {}).get("enabled"))


@asynccontextmanager
async def open_sources(
    *, run_id: int | None, caller: str, force: bool = False, sparing: bool = False
) -> AsyncIterator[Sources]:
    """Every enabled provider by name, each behind the shared way out. They belong to the running event loop.

    `sparing`: what of a day's quota is kept back for people is not touched.
    """
    async with Outbound() as outbound:
        yield {
            name: registry.BY_NAME[name].build(
                access_of(name), outbound.transport(name, run_id=run_id, caller=caller, force=force, sparing=sparing)
            )
            for name in enabled()
        }


@contextmanager
def sources_at_hand(*, run_id: int | None, caller: str) -> Iterator[tuple[Sources, Wait]]:
    """The providers for code that goes step by step: `wait` brings what a question to one of them comes to."""
    with asyncio.Runner() as runner:
        opening = open_sources(run_id=run_id, caller=caller)
        sources = runner.run(opening.__aenter__())
        try:
            yield sources, runner.run
        finally:
            runner.run(opening.__aexit__(None, None, None))


def lists_in(sources: Sources) -> dict[str, Lists]:
    """Those that have lists."""
    return {name: source for name, source in sources.items() if isinstance(source, Lists)}


def changes_in(sources: Sources) -> dict[str, Changes]:
    """Those that tell what was changed."""
    return {name: source for name, source in sources.items() if isinstance(source, Changes)}


def availability_in(sources: Sources) -> Availability | None:
    """The source of offers that the settings name, where it is switched on."""
    source = sources.get(settings.AVAILABILITY_SOURCE)
    return source if isinstance(source, Availability) else None


def access_of(name: str) -> Access:
    """Where and as whom the provider is reached."""
    configured = settings.PROVIDERS[name]
    return Access(
        base_url=configured["url"],
        key=configured["key"],
        token=configured["token"],
        language=settings.METADATA_LANGUAGE,
        images_url=_images_url(name),
        adult=settings.ADULT,
        regions=settings.REGIONS,
    )


def readers() -> dict[str, Provider]:
    """Every provider for reading kept bodies: these are asked for nothing, so they get no way out."""
    sealed = httpx.MockTransport(_refuse)
    return {
        name: listing.build(Access(listing.base_url, images_url=_images_url(name)), sealed)
        for name, listing in registry.BY_NAME.items()
    }


def _images_url(name: str) -> str:
    """Where the settings say that a provider's pictures are; empty for the usual place."""
    return str(settings.PROVIDERS.get(name, {}).get("images_url", ""))


def _refuse(request: httpx.Request) -> httpx.Response:
    raise Forbidden(f"reading kept answers asks nobody, yet {request.url.host} was about to be called")
