"""What several servers keep together in Redis, when ``REDIS_URL`` names one.

It is a help and never a need: where Redis is slow or away, answers are made as without it. Nothing is kept there that a
change of the time when it was made would have thrown away, and whatever could not be thrown away because Redis was
away is thrown away, with all the rest, before anything is read from it again.

Values travel as JSON, checked by their type on the way in; what another version of the program kept is not read.
"""

import logging
import time
from collections.abc import Callable, Iterable
from functools import lru_cache
from hashlib import sha256
from threading import Lock
from typing import Any, Final, NamedTuple

from django.conf import settings

from cineteca import __version__

PATIENCE: Final = 0.25
"""Seconds that one question to Redis may take."""
REST: Final = 5.0
"""Seconds without a question after one that failed."""
_DAY_MS: Final = 24 * 3600 * 1000
_PUT: Final = """
if (redis.call('GET', KEYS[1]) or '0') ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[2], ARGV[2], 'PX', ARGV[3])
for n = 3, #KEYS do
    redis.call('SADD', KEYS[n], KEYS[2])
    redis.call('PEXPIRE', KEYS[n], ARGV[4])
end
return 1
"""
_FORGET_ABOUT: Final = """
redis.call('INCR', KEYS[1])
local gone = 0
for n = 2, #KEYS do
    for _, key in ipairs(redis.call('SMEMBERS', KEYS[n])) do gone = gone + redis.call('DEL', key) end
    redis.call('DEL', KEYS[n])
end
return gone
"""
log = logging.getLogger(__name__)


class Found(NamedTuple):
    """What Redis says of a key. `moment` counts changes: what is made from now on is kept only if none comes between.

    `body` is None where nothing is kept; `seconds` is how long it may still live.
    """

    moment: bytes
    body: bytes | None
    seconds: float


class Shared:
    """One archive's part of a Redis. Every method does nothing, or gives nothing, where Redis is away."""

    def __init__(self, url: str, archive: str, *, clock: Callable[[], float] = time.monotonic) -> None:
        # Late: it takes a third of a second to come up, and most archives have none.
        import redis
        from redis.backoff import NoBackoff
        from redis.retry import Retry

        self._failures = redis.RedisError
        # One attempt: making the answer takes less time than asking in vain again.
        self._redis = redis.Redis.from_url(
            url,
            socket_timeout=PATIENCE,
            socket_connect_timeout=PATIENCE,
            retry=Retry(NoBackoff(), 0),
        )
        # In braces, so that all keys of an archive lie on one node of a cluster.
        self._prefix = f"cineteca:{{{archive}}}:"
        self._clock = clock
        self._rests_until = 0.0
        self._owes = False  # something out of date may be kept there
        self._lock = Lock()

    def find(self, name: str, key: str) -> Found | None:
        """What is kept under `key` of the cache `name`. None: Redis is away."""

        def ask() -> Found:
            place = self._place(name, key)
            asked = self._redis.pipeline(transaction=False)
            asked.get(self._moment)
            asked.get(place)
            asked.pttl(place)
            moment, body, left = asked.execute()
            return Found(moment or b"0", body, max(left, 0) / 1000)

        found: Found | None = self._try(ask)
        return found

    def put(self, name: str, key: str, body: bytes, *, ttl: float, subjects: Iterable[str], moment: bytes) -> bool:
        """Keep `body` for `ttl` seconds (a day at most), unless something changed since `moment`."""
        keys = [self._moment, self._place(name, key), *(self._about(subject) for subject in subjects)]
        told: list[bytes | int] = [moment, body, min(int(ttl * 1000), _DAY_MS), _DAY_MS]
        return bool(self._try(lambda: self._redis.eval(_PUT, len(keys), *keys, *told)))

    def forget_about(self, subjects: Iterable[str]) -> None:
        """Throw away what tells of any of `subjects`."""
        keys = [self._moment, *(self._about(subject) for subject in subjects)]
        self._forget(lambda: self._redis.eval(_FORGET_ABOUT, len(keys), *keys))

    def forget(self, name: str | None = None, key: str | None = None) -> None:
        """Throw away what is under `key` (all without one) of the cache `name`, or of all of them."""
        self._forget(lambda: self._clear(name or "*", key))

    def answers(self) -> bool:
        """Whether Redis is there now."""
        try:
            return bool(self._redis.ping())
        except self._failures:
            return False

    def _clear(self, name: str, key: str | None) -> bool:
        self._redis.incr(self._moment)
        pattern = f"{self._prefix}kept:{name}:*" if key is None else self._place(name, key)
        for some in _chunks(self._redis.scan_iter(match=pattern, count=1000)):
            self._redis.unlink(*some)
        return True

    def _forget(self, do: Callable[[], Any]) -> None:
        if self._try(do) is None:
            self._owes = True

    def _try(self, do: Callable[[], Any]) -> Any:
        """What `do` gives, or None where Redis is away or rests after a failure."""
        if self._clock() < self._rests_until:
            return None
        try:
            with self._lock:
                if self._owes:
                    self._clear("*", None)
                    self._owes = False
            return do()
        except self._failures as error:
            self._rests_until = self._clock() + REST
            log.warning("Redis does not answer (%s); answers are kept by each server alone.", type(error).__name__)
            return None

    @property
    def _moment(self) -> str:
        return f"{self._prefix}changes"

    def _place(self, name: str, key: str) -> str:
        return f"{self._prefix}kept:{name}:{sha256(key.encode()).hexdigest()[:40]}"

    def _about(self, subject: str) -> str:
        return f"{self._prefix}about:{subject}"


def _chunks(keys: Iterable[bytes]) -> Iterable[list[bytes]]:
    some: list[bytes] = []
    for key in keys:
        some.append(key)
        if len(some) == 500:
            yield some
            some = []
    if some:
        yield some


def together() -> Shared | None:
    """The Redis of the settings."""
    return _open(settings.REDIS_URL) if settings.REDIS_URL else None


@lru_cache(maxsize=4)
def _open(url: str) -> Shared:
    # Servers of one archive share its secret, however each of them reaches the database.
    archive = sha256(f"{__version__} {settings.SECRET_KEY}".encode()).hexdigest()[:16]
    return Shared(url, archive)
