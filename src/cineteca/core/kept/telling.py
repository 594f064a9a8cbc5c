"""What is out of date, told to every process by the database.

Who publishes a change is seldom who keeps the answer: enrichment runs in the worker, pages are kept in the web server's
processes. PostgreSQL carries the news (``NOTIFY``), so nothing more has to run. A process that cannot listen forgets
all it keeps, and what it makes until it hears again lives at most as long as its cache lets it.
"""

import logging
from collections.abc import Iterable, Iterator
from itertools import islice
from threading import Event, Thread

import orjson
import psycopg
from django.db import connection, transaction

from cineteca.core import database
from cineteca.core.kept import cache
from cineteca.core.kept.shared import together

CHANNEL = "cineteca_kept"
_AT_ONCE = 200  # subjects in one message: PostgreSQL carries 8,000 bytes
_PATIENCE = (1.0, 2.0, 5.0, 15.0, 30.0)
log = logging.getLogger(__name__)


def changed(*subjects: str) -> None:
    """Let every process forget what tells of `subjects`, like ``work:12``; others hear of it on commit."""
    cache.forget(about=subjects)
    for some in _batches(subjects):
        _tell({"about": some})
    if redis := together():
        transaction.on_commit(lambda: redis.forget_about(dict.fromkeys(subjects)))


def forget_everywhere(*, name: str | None = None, key: str | None = None) -> int:
    """Let every process forget what is under `key` (everything without one) of the cache `name`, or of all.

    Returns how many values that were in this process.
    """
    gone = cache.forget(name=name, key=key)
    if redis := together():
        redis.forget(name, key)
    _tell({"name": name, "key": key})
    return gone


def _batches(subjects: Iterable[str]) -> Iterator[list[str]]:
    left = iter(dict.fromkeys(subjects))
    while some := list(islice(left, _AT_ONCE)):
        yield some


def _tell(news: dict[str, object]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, orjson.dumps(news).decode()])


class Listener:
    """A thread that hears what other processes tell, on a connection of its own. It mends itself."""

    def __init__(self, conninfo: str) -> None:
        self._conninfo = conninfo
        self._ended, self.hears = Event(), Event()
        self._thread = Thread(target=self._listen, name="kept", daemon=True)

    def start(self) -> "Listener":
        self._thread.start()
        return self

    def stop(self) -> None:
        """End it; returns when it has."""
        self._ended.set()
        self._thread.join()

    def _listen(self) -> None:
        failures = 0
        while not self._ended.is_set():
            try:
                with psycopg.connect(self._conninfo, autocommit=True, connect_timeout=5) as own:
                    own.execute(f"LISTEN {CHANNEL}")
                    cache.forget()  # whatever was told meanwhile
                    failures = 0
                    self.hears.set()
                    self._hear(own)
            except psycopg.Error as error:
                self.hears.clear()
                cache.forget()
                log.warning("Changes cannot be heard (%s); kept answers are made anew.", type(error).__name__)
                self._ended.wait(_PATIENCE[min(failures, len(_PATIENCE) - 1)])
                failures += 1

    def _hear(self, own: "psycopg.Connection[tuple[object, ...]]") -> None:
        while not self._ended.is_set():
            for told in own.notifies(timeout=1.0):
                _heed(told.payload)


def _heed(payload: str) -> None:
    news = orjson.loads(payload)
    cache.forget(name=news.get("name"), key=news.get("key"), about=news.get("about", ()))


def listen() -> Listener:
    """Begin to hear what other processes tell, for as long as this one lives."""
    return Listener(database.conninfo()).start()
