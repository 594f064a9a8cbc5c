"""What calls leave behind, and what they must not; whom they reach, and over what."""

import asyncio
import logging
import os
import signal

import httpx
import pytest

from cineteca.outbound import errors
from cineteca.outbound.models import Breaker, CachedResponse, CallLog, DailyQuota, HostLimit
from tests.outbound.odd import HANG_UP, HEAT, SILENCE, answer
from tests.outbound.outside import KEY, lines


class TestAKey:
    def test_appears_nowhere(self, outside, caplog, capsys):
        caplog.set_level(logging.DEBUG)
        for name in ("httpx", "httpcore"):
            caplog.set_level(logging.DEBUG, logger=name)

        async def story(outside):
            told = []
            for step in (answer(), answer(status=500), answer(b"<html>"), HANG_UP, answer({}, status=401), SILENCE):
                outside.server.steps[:] = [step]
                transport = outside.outbound.transport("tmdb", outside.access)
                async with httpx.AsyncClient(transport=transport, headers={"Authorization": f"Bearer {KEY}"}) as client:
                    try:
                        await client.get(f"{outside.server.url}/movie/{len(told)}", params={"api_key": KEY, "x": KEY})
                        told.append("answered")
                    except errors.OutboundError as error:
                        told.append(f"{error!r} {error} {error.__cause__!r} {error.__context__!r} {vars(error)!r}")
            return told

        told = outside(story, quota=100, limit=(100, 10.0))
        assert len(told) == 6
        rows = [
            repr(list(model.objects.values())) for model in (CallLog, CachedResponse, HostLimit, DailyQuota, Breaker)
        ]
        said = capsys.readouterr()
        for text in (*told, *rows, caplog.text, said.out, said.err):
            assert KEY not in text
        assert "HTTP Request" in caplog.text  # httpx did speak


class TestTheCallLog:
    def test_is_whole_after_a_stop_even_one_by_an_error(self, outside):
        async def story(outside):
            await outside.ask(run_id=7)
            raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            outside(story)
        assert lines()[0].run_id == 7

    def test_is_written_every_second_without_being_asked(self, outside):
        async def story(outside):
            await outside.ask()
            for _ in range(60):
                await asyncio.sleep(0.05)
                if await asyncio.to_thread(_seen_by_others):
                    return True
            return False

        assert outside(story)

    def test_of_a_killed_process_lacks_at_most_its_last_second(self, outside, another_process):
        async def story(outside):
            child = another_process("linger", outside.server.url, 3)
            assert await asyncio.to_thread(child.stdout.readline) == "called\n"
            for _ in range(100):
                if await asyncio.to_thread(_seen_by_others, 3):
                    break
                await asyncio.sleep(0.05)
            os.kill(child.pid, signal.SIGKILL)

        outside(story)
        assert CallLog.objects.filter(caller="another").count() == 3

    def test_waits_for_a_database_that_is_away(self, outside, caplog):
        async def story(outside):
            await outside.ask()
            write, outside.outbound.calls._write = outside.outbound.calls._write, _away
            await outside.outbound._flush_or_say()
            outside.outbound.calls._write = write

        outside(story)
        assert len(lines()) == 1
        assert "1 wait for the next try" in caplog.text


class TestAnotherHost:
    def test_is_not_called_whatever_the_client_asks(self, outside):
        async def story(outside):
            transport = outside.outbound.transport("tmdb", outside.access)
            async with httpx.AsyncClient(transport=transport) as client:
                with pytest.raises(errors.Forbidden):
                    await client.get("http://169.254.169.254/latest/meta-data/")

        outside(story)
        assert lines()[0].error == "Forbidden"

    def test_is_not_reached_by_a_name_that_leads_home(self, outside, monkeypatch):
        async def leads_home(self, host, *arguments, **named):
            return [(2, 1, 6, "", ("127.0.0.1", port))]

        async def story(outside):
            nonlocal port
            port = outside.server._server.sockets[0].getsockname()[1]
            url = f"http://api.example.org:{port}/3"
            monkeypatch.setattr(asyncio.BaseEventLoop, "getaddrinfo", leads_home)
            transport = outside.outbound.transport("tmdb", {**outside.access, "url": url})
            async with httpx.AsyncClient(transport=transport) as client:
                with pytest.raises(errors.Forbidden) as refused:
                    await client.get(f"{url}/movie/949")
            return str(refused.value), outside.server.seen

        port = 0
        told, seen = outside(story)
        assert "loopback" in told
        assert seen == []


class TestConnections:
    def test_are_used_again(self, outside):
        async def story(outside):
            await outside.titles(range(10))
            return outside.server.connections

        assert outside(story) == 1

    def test_are_not_more_than_are_needed_at_once(self, outside):
        async def story(outside):
            for _ in range(3):
                await asyncio.gather(*(outside.ask(film, force=True) for film in range(8)))
            return outside.server.connections

        assert outside(story) <= 8

    def test_come_back_after_a_caller_gave_up(self, outside):
        async def story(outside):
            for film in range(70):  # more than there are connections
                asking = asyncio.create_task(outside.ask(film))
                while len(outside.server.seen) <= film:  # noqa: ASYNC110 - the server has no event for it
                    await asyncio.sleep(0)
                asking.cancel()
                await asyncio.gather(asking, return_exceptions=True)
            outside.server.steps[:] = [answer()]
            return (await outside.ask(99)).json()

        assert outside(story, SILENCE) == HEAT


def _seen_by_others(number=1):
    from django.db import connection

    try:
        return CallLog.objects.count() >= number
    finally:
        connection.close()


async def _away(rows):
    import psycopg

    raise psycopg.OperationalError("the database is away")
