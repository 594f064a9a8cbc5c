"""A second process for the tests: ``python -m tests.outbound.another_process DEED URL CONNINFO NUMBER``.

moments   reserve NUMBER moments of 5 in 10 s at once, print when each is (seconds since 1970)
calls     make NUMBER calls with a quota of 5, print what came of each
linger    make NUMBER calls, print ``called``, then stay until killed
"""

import asyncio
import sys
import time

from cineteca.outbound import errors
from cineteca.outbound.domain.limiting import Window
from cineteca.outbound.state.limits import SharedMoments


async def moments(outbound, url, number):
    shared = SharedMoments(outbound.pool, provider="tmdb", host="shared.example.org", window=Window(5, 10.0))
    waits = await asyncio.gather(*(shared.reserve(longest=10_000) for _ in range(number)))
    return [time.time() + wait for wait in waits]


async def calls(outbound, url, number):
    import httpx

    access = {"url": url, "key": "secret-of-alice", "token": "", "limit": None, "quota": 5}
    client = httpx.AsyncClient(transport=outbound.transport("omdb", access, caller="another"))
    outcomes = []
    for turn in range(number):
        try:
            outcomes.append((await client.get(f"{url}/{time.time_ns()}-{turn}")).status_code)
        except errors.OutboundError as error:
            outcomes.append(type(error).__name__)
    return outcomes


async def linger(outbound, url, number):
    await calls(outbound, url, number)
    print("called", flush=True)  # noqa: T201
    await asyncio.Event().wait()


async def main(deed, url, conninfo, number):
    from cineteca.outbound.transport import Manners, Outbound

    async with Outbound(conninfo=conninfo, manners=Manners()) as outbound:
        for outcome in await globals()[deed](outbound, url, int(number)):
            print(outcome, flush=True)  # noqa: T201


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
