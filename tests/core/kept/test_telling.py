"""Two processes are two threads here: what counts is that news travel through the database."""

import time
from itertools import count

import pytest
from django.db import connection, transaction

from cineteca.core import database, kept
from cineteca.core.kept import Kept, Listener, telling


@pytest.fixture
def cache():
    return Kept[int]("told", 10, 3_600, about=lambda value: [f"number:{value}"])


@pytest.fixture
def makes():
    return count(1).__next__


@pytest.fixture
def listener(transactional_db):
    running = Listener(database.conninfo()).start()
    assert running.hears.wait(20)
    yield running
    running.stop()


def _soon(says) -> bool:
    end = time.monotonic() + 20
    while not says() and time.monotonic() < end:
        time.sleep(0.02)
    return says()


def _as_another(payload: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [telling.CHANNEL, payload])


def test_what_another_process_says_is_forgotten_here(listener, cache, makes):
    cache.get_or_make("a", makes)
    cache.get_or_make("b", makes)
    _as_another('{"about": ["number:1"]}')
    assert _soon(lambda: len(cache) == 1)
    assert cache.get_or_make("b", makes) == 2


def test_all_of_one_cache_is_forgotten_on_demand(listener, cache, makes):
    cache.get_or_make("a", makes)
    _as_another('{"name": "told", "key": null}')
    assert _soon(lambda: len(cache) == 0)


def test_a_change_is_told_on_commit(listener, cache, makes, monkeypatch):
    cache.get_or_make("a", makes)
    monkeypatch.setattr(telling.cache, "forget", lambda **_: 0)
    with transaction.atomic():
        kept.changed("number:1")
        monkeypatch.undo()
        assert len(cache) == 1
    assert _soon(lambda: len(cache) == 0)


def test_many_subjects_travel_in_several_messages(transactional_db, django_assert_num_queries):
    with django_assert_num_queries(3):
        kept.changed(*(f"person:{10**12 + n}" for n in range(401)))


def test_a_process_that_cannot_listen_keeps_nothing_from_before(cache, makes, caplog):
    cache.get_or_make("a", makes)
    deaf = Listener("host=127.0.0.1 port=1 connect_timeout=1").start()
    assert _soon(lambda: len(cache) == 0)
    deaf.stop()
    assert "cannot be heard" in caplog.text
