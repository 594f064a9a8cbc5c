"""Answers that several servers keep together, in a real Redis."""

import shutil
import tempfile
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest
import redis
from django.db import transaction

from cineteca.core import kept
from cineteca.core.kept import Kept, Shared, together
from cineteca.core.kept import shared as redis_side
from tests.core.kept.redis_server import INSTALL, RedisServer

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Face:
    number: int
    names: tuple[str, ...] = ("Al", "Pacino")


@pytest.fixture(scope="module")
def _server():
    if RedisServer.program() is None:
        pytest.skip(f"redis-server is not installed: {INSTALL}")
    folder = Path(tempfile.mkdtemp(prefix="redis-"))  # a socket's path is short
    server = RedisServer(folder)
    server.start()
    yield server
    server.stop()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def server(_server, settings):
    settings.REDIS_URL = _server.url
    redis_side._open.cache_clear()
    together().forget()
    yield _server
    redis_side._open.cache_clear()


@pytest.fixture
def makes():
    numbers = count(1)
    return lambda: Face(next(numbers))


def cache(seconds: float = 60) -> Kept[Face]:
    """As another server would have it: its own memory, the same name."""
    return Kept("tests of servers", 3, seconds, about=lambda face: [f"face:{face.number}"], shape=Face)


class TestAnAnswer:
    def test_that_one_server_made_another_reads(self, server, makes):
        assert cache().get_or_make("a", makes) == Face(1)
        assert cache().get_or_make("a", makes) == Face(1)
        told = next(one for one in kept.figures() if one.name == "tests of servers")
        assert told.shared >= 1

    def test_of_another_key_or_name_is_another(self, server, makes):
        cache().get_or_make("a", makes)
        assert cache().get_or_make("b", makes) == Face(2)
        assert Kept("tests of others", 3, 60, shape=Face).get_or_make("a", makes) == Face(3)

    def test_that_changed_is_made_anew_by_all(self, server, makes, django_capture_on_commit_callbacks):
        cache().get_or_make("a", makes)
        with django_capture_on_commit_callbacks(execute=True):
            kept.changed("face:1")
        assert cache().get_or_make("a", makes) == Face(2)

    def test_stays_where_something_else_changed(self, server, makes, django_capture_on_commit_callbacks):
        cache().get_or_make("a", makes)
        with django_capture_on_commit_callbacks(execute=True):
            kept.changed("face:9")
        assert cache().get_or_make("a", makes) == Face(1)

    def test_goes_only_once_the_change_is_committed(self, server, makes):
        cache().get_or_make("a", makes)
        with transaction.atomic():
            kept.changed("face:1")
            transaction.set_rollback(True)
        assert cache().get_or_make("a", makes) == Face(1)

    def test_is_not_kept_when_something_changed_while_it_was_made(self, server, makes):
        def overtaken() -> Face:
            together().forget_about(["face:1"])
            return makes()

        assert cache().get_or_make("a", overtaken) == Face(1)
        assert cache().get_or_make("a", makes) == Face(2)

    def test_can_be_forgotten_by_hand(self, server, makes):
        cache().get_or_make("a", makes)
        kept.forget_everywhere(name="tests of servers", key="b")
        assert cache().get_or_make("a", makes) == Face(1)
        kept.forget_everywhere(name="tests of servers", key="a")
        assert cache().get_or_make("a", makes) == Face(2)
        kept.forget_everywhere()
        assert cache().get_or_make("a", makes) == Face(3)

    def test_of_another_form_is_made_anew(self, server, makes):
        @dataclass(frozen=True)
        class Older:
            name: str

        Kept("tests of servers", 3, 60, shape=Older).get_or_make("a", lambda: Older("Al"))
        assert cache().get_or_make("a", makes) == Face(1)

    def test_lives_no_longer_here_than_there(self, server, makes):
        cache(seconds=0.05).get_or_make("a", makes)
        assert cache(seconds=0.05)._shared_or_made("a", makes)[1] <= 0.05


class TestWithoutRedis:
    def test_answers_are_made_as_ever(self, settings, makes, caplog):
        settings.REDIS_URL = "unix:///nowhere/redis.sock"
        redis_side._open.cache_clear()
        own = cache()
        assert [own.get_or_make("a", makes) for _ in range(2)] == [Face(1), Face(1)]
        assert "Redis does not answer" in caplog.text

    def test_it_is_not_asked_again_for_a_while(self, makes, monkeypatch):
        now = [0.0]
        away = Shared("unix:///nowhere/redis.sock", "x", clock=lambda: now[0])
        asked = []
        monkeypatch.setattr(away._redis, "pipeline", lambda **_: asked.append(1) or 1 / 0)
        assert away.put("n", "k", b"1", ttl=1, subjects=(), moment=b"0") is False
        assert away.find("n", "k") is None
        assert asked == []

    def test_what_could_not_be_thrown_away_is_gone_when_it_is_back(self, server):
        now = [0.0]
        ours = Shared(server.url, "tests", clock=lambda: now[0])
        moment = ours.find("n", "k").moment
        assert ours.put("n", "k", b"1", ttl=60, subjects=["face:1"], moment=moment)
        there, ours._redis = ours._redis, redis.Redis.from_url("unix:///nowhere/redis.sock")
        ours.forget_about(["face:1"])
        ours._redis = there
        assert ours.find("n", "k") is None
        now[0] = redis_side.REST + 1
        assert ours.find("n", "k").body is None
