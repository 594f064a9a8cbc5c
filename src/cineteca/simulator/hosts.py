"""The hosts that the stand-in plays: which path belongs to whom, whom they let in, and what they say."""

import os
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from typing import NamedTuple

import orjson

from cineteca.simulator import answers, datasets, fanart, justwatch, omdb, trakt
from cineteca.simulator.limits import TMDB_CALLS, TRAKT_CALLS, TRAKT_SECONDS, Limits
from cineteca.simulator.pictures import Gallery
from cineteca.simulator.replies import Reply, json
from cineteca.simulator.world import World

KEYS = frozenset(os.environ.get("CINETECA_SIMULATOR_KEYS", "demo-key").split(","))
KEPT = "public, max-age=31536000"
_XML = {"content-type": "application/xml"}
_FROM_A_BYTE = re.compile(r"bytes=(\d+)-")


class Ask(NamedTuple):
    """A question: its path behind the host's own, its query, its headers by small names, and where we are reached."""

    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    origin: str


@dataclass(slots=True)
class Hosts:
    """All of them, over one world."""

    world: World
    limits: Limits = field(default_factory=Limits)
    gallery: Gallery = field(default_factory=Gallery)

    def find(self, path: str) -> tuple[str, str, Callable[[Ask], Reply]] | None:
        """Host, rest of the path, and who answers there. Pictures come first: Fanart's lie below its own address."""
        for prefix, host, answer in (
            ("/3/", "tmdb", self.tmdb),
            ("/omdb", "omdb", self.omdb),
            ("/t/p/", "pictures", self.pictures),
            ("/fanart/assets/", "pictures", self.artwork),
            ("/trakt/", "trakt", self.trakt),
            ("/fanart/", "fanart", self.fanart),
            ("/justwatch/", "justwatch", self.justwatch),
            ("/datasets/", "imdb", self.datasets),
        ):
            if path.startswith(prefix):
                return host, path[len(prefix) :].strip("/"), answer
        return None

    def tmdb(self, ask: Ask) -> Reply:
        key = ask.query.get("api_key") or ask.headers.get("authorization", "").removeprefix("Bearer ")
        if key not in KEYS:
            return json(401, answers.BAD_KEY)
        if over := self.limits.tmdb(key, time.monotonic()):
            count, wait = over
            said = f"Your request count ({count}) is over the allowed limit of {TMDB_CALLS}."
            return json(429, {"status_code": 25, "status_message": said}, **{"retry-after": str(wait)})
        return Reply(*answers.of_tmdb(self.world.edition(), ask.path, ask.query, ask.origin))

    def omdb(self, ask: Ask) -> Reply:
        key = ask.query.get("apikey", "")
        if not key:
            return json(401, omdb.NO_KEY)
        if key not in KEYS:
            return json(401, omdb.INVALID_KEY)
        if not self.limits.omdb(key, time.time()):
            return json(401, omdb.LIMIT_REACHED)
        edition, about = self.world.edition(), tuple(sorted(ask.query.items()))
        return Reply(200, edition.recall(("omdb", about), lambda: orjson.dumps(omdb.answer(edition, ask.query))))

    def trakt(self, ask: Ask) -> Reply:
        """403 with nothing more to who has no key, as Trakt says it; 404 has no body either."""
        key = ask.headers.get("trakt-api-key", "")
        if key not in KEYS:
            return Reply(403, b"")
        if over := self.limits.trakt(key, time.monotonic()):
            return trakt_is_busy(over[1])
        edition, about = self.world.edition(), tuple(sorted(ask.query.items()))
        told = edition.recall(("trakt", ask.path, about), lambda: trakt.answer(edition, ask.path, ask.query))
        return Reply(404, b"") if told.body is None else json(200, told.body, **told.headers)

    def fanart(self, ask: Ask) -> Reply:
        if (ask.query.get("api_key") or ask.headers.get("api-key")) not in KEYS:
            return json(401, fanart.BAD_KEY)
        found = fanart.answer(self.world.edition(), ask.path, ask.origin)
        return json(200, found) if found else json(404, fanart.NOT_FOUND)

    def justwatch(self, ask: Ask) -> Reply:
        if justwatch.needs_key(ask.path) and ask.query.get("token") not in KEYS:
            return json(401, justwatch.BAD_KEY)
        found = justwatch.answer(self.world.edition(), ask.path, ask.query)
        return json(200, found) if found else json(404, justwatch.NOT_FOUND)

    def datasets(self, ask: Ask) -> Reply:
        found = datasets.published(self.world.edition(), ask.path)
        return _file(found, ask.headers) if found else Reply(404, b"<Error><Code>NoSuchKey</Code></Error>", _XML)

    def pictures(self, ask: Ask) -> Reply:
        return _picture(self.gallery.of_tmdb(self.world.edition(), ask.path))

    def artwork(self, ask: Ask) -> Reply:
        return _picture(self.gallery.of_fanart(self.world.edition(), f"assets/{ask.path}"))


def trakt_is_busy(wait: int) -> Reply:
    """Trakt's refusal of who asked too often. Source: Trakt API, rate limiting."""
    until = datetime.now(UTC) + timedelta(seconds=wait)
    limit = {
        "name": "UNAUTHED_API_GET_LIMIT",
        "period": int(TRAKT_SECONDS),
        "limit": TRAKT_CALLS,
        "remaining": 0,
        "until": f"{until:%Y-%m-%dT%H:%M:%SZ}",
    }
    said = f"UNAUTHED_API_GET_LIMIT rate limit exceeded. Please wait {wait} seconds then retry your request."
    headers = {"retry-after": str(wait), "x-ratelimit": orjson.dumps(limit).decode(), "content-type": "text/plain"}
    return Reply(429, said.encode(), headers)


def _file(found: datasets.Dataset, headers: Mapping[str, str]) -> Reply:
    """The whole, the rest from a byte on, or nothing for who has it. Source: RFC 9110, 13 and 14."""
    told = {
        "content-type": "binary/octet-stream",
        "accept-ranges": "bytes",
        "etag": found.etag,
        "last-modified": format_datetime(found.published, usegmt=True),
    }
    if headers.get("if-none-match") == found.etag or _unmodified(found.published, headers):
        return Reply(304, b"", told)
    asked = _FROM_A_BYTE.fullmatch(headers.get("range", ""))
    if not asked or headers.get("if-range", found.etag) != found.etag:
        return Reply(200, found.body, told)
    start, size = int(asked[1]), len(found.body)
    if start >= size:
        return Reply(416, b"", told | {"content-range": f"bytes */{size}"})
    return Reply(206, found.body[start:], told | {"content-range": f"bytes {start}-{size - 1}/{size}"})


def _unmodified(published: datetime, headers: Mapping[str, str]) -> bool:
    """Whether who asks has what was published; told by its time where no mark of the content is."""
    since = headers.get("if-modified-since", "")
    try:
        return "if-none-match" not in headers and bool(since) and parsedate_to_datetime(since) >= published
    except ValueError:
        return False


def _picture(found: tuple[str, bytes] | None) -> Reply:
    if not found:
        return Reply(404, b"File not Found", {"content-type": "text/html"})
    return Reply(200, found[1], {"content-type": found[0], "cache-control": KEPT})
