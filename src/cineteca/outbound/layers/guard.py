"""Lets calls through to the configured origin of their provider and to no other, redirected ones included."""

import httpx

from cineteca.outbound import errors
from cineteca.outbound.domain.addresses import Origin, origin_of
from cineteca.outbound.layers.base import Layer


class Guard(Layer):
    def __init__(self, inner: httpx.AsyncBaseTransport, *, provider: str, base_url: str) -> None:
        super().__init__(inner)
        self.provider = provider
        self.origin = origin_of(base_url)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        default = 443 if url.scheme == "https" else 80
        asked = Origin(url.scheme, url.host.lower().rstrip("."), url.port or default)
        if asked != self.origin or url.userinfo:
            raise errors.Forbidden(f"{self.provider} lives at {self.origin}; {asked} is not called.", host=url.host)
        return await self.inner.handle_async_request(request)
