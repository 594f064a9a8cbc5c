import asyncio
import subprocess
import sys

import pytest

from cineteca.core import database
from cineteca.outbound.transport import Outbound
from tests.conftest import ROOT
from tests.outbound.odd import OddServer, answer
from tests.outbound.outside import HASTY, KEY, Outside


@pytest.fixture
def conninfo(transactional_db):
    """Of the test database: what runs beside Django sees only what is committed."""
    return database.conninfo()


@pytest.fixture
def another_process(conninfo):
    """Starts another process of ours: ``another_process("moments", url, 20)``."""
    started = []

    def start(deed, url, number):
        command = [sys.executable, "-m", "tests.outbound.another_process", deed, url, conninfo, str(number)]
        child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        started.append(child)
        return child

    yield start
    for child in started:
        child.kill()
        child.wait()
        child.stdout.close()


@pytest.fixture
def outside(conninfo):
    """Plays ``story(outside)`` against a server with `steps`; each playing is a process that starts and stops."""

    def play(story, *steps, manners=HASTY, clock=None, sleep=asyncio.sleep, server=None, **access):
        async def play():
            async with OddServer(list(steps) or [answer()]) as own:
                to = server or own
                everything = {"url": to.url, "key": KEY, "token": "", "limit": None, "quota": None, **access}
                clocked = {"clock": clock} if clock else {}
                async with Outbound(conninfo=conninfo, manners=manners, sleep=sleep, **clocked) as outbound:
                    return await story(Outside(to, outbound, everything))

        return asyncio.run(play())

    return play
