"""Which pictures are brought home, in what order, and when one that did not come is tried again.

Only what pages show, and of one work at most `PER_WORK`:

| picture | which | turn |
|---|---|---|
| poster, backdrop, logo | the best of each | first, by the popularity of the work |
| photo | the first `PHOTOS` of the cast, and whose page was opened | second |
| still, poster of a season, trailer | the latest, the first few trailers | third |
"""

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple, Protocol
from urllib.parse import urlsplit

PER_WORK: Final = 60
PHOTOS: Final = 18
STILLS: Final = 20
SEASONS: Final = 12
TRAILERS: Final = 6

_TURN: Final = 1_000_000.0
_YOUTUBE: Final = re.compile(r"[\w-]{6,20}", re.ASCII)
_FIRST_RETRY: Final = timedelta(minutes=5)
_LAST_RETRY: Final = timedelta(days=7)
SECOND_OPINIONS: Final = 2
"""Tries after which bytes that are no picture count as what is really there: one answer may be cut off on its way."""


class Candidate(Protocol):
    """A picture that a page may show; `url` of a trailer is its key at YouTube."""

    @property
    def kind(self) -> str: ...
    @property
    def url(self) -> str: ...
    @property
    def place(self) -> int: ...
    @property
    def air_date(self) -> date | None: ...


class Shown(NamedTuple):
    """A picture worth bringing home. The greater `priority` comes first."""

    url: str
    kind: str
    priority: float


def choose(candidates: Iterable[Candidate], popularity: float) -> tuple[Shown, ...]:
    """Those of one work's `candidates` that are brought home, the first first; each address once."""
    found: dict[str, Shown] = {}
    for shown in _chosen(tuple(candidates), popularity):
        found.setdefault(shown.url, shown)
    return tuple(found.values())[:PER_WORK]


def _chosen(candidates: tuple[Candidate, ...], popularity: float) -> Iterator[Shown]:
    def of(kind: str) -> list[Candidate]:
        return sorted((one for one in candidates if one.kind == kind), key=lambda one: one.place)

    for kind in ("poster", "backdrop", "logo"):
        yield from (Shown(one.url, kind, _priority(2, popularity)) for one in of(kind)[:1])
    yield from (portrait(one.url, popularity) for one in of("photo") if one.place < PHOTOS)
    seasons = sorted(of("season"), key=lambda one: -one.place)[:SEASONS]
    yield from (Shown(one.url, "poster", _priority(0, popularity)) for one in seasons)
    yield from (Shown(one.url, "still", _priority(0, popularity)) for one in recent(of("still")))
    addresses = [address for one in of("trailer")[:TRAILERS] if (address := trailer_address(one.url))]
    yield from (Shown(address, "trailer", _priority(0, popularity)) for address in addresses)


def portrait(url: str, popularity: float) -> Shown:
    """The photo of somebody whose page is looked at, or who stands high in a cast."""
    return Shown(url, "photo", _priority(1, popularity))


def recent(stills: Iterable[Candidate]) -> list[Candidate]:
    """The stills of the latest episodes; those without a date count as the oldest."""
    latest_first = sorted(stills, key=lambda one: (one.air_date or date.min, one.place), reverse=True)
    return latest_first[:STILLS]


def trailer_address(key: str) -> str:
    """Where YouTube has the picture of a video; empty for what cannot be a key there."""
    return f"https://i.ytimg.com/vi/{key}/hqdefault.jpg" if _YOUTUBE.fullmatch(key) else ""


def _priority(turn: int, popularity: float) -> float:
    return turn * _TURN + min(max(popularity, 0.0), _TURN - 1)


def why_not(url: str, trusted: Collection[str]) -> str:
    """Why the picture at `url` is not fetched; empty where it may be.

    Addresses come from outside and could name a machine of ours. So: a public name over https at its usual port, or
    one of the origins (``https://host:port``) that the settings name themselves.
    """
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return "It is no address."
    if f"{parts.scheme}://{parts.netloc}" in trusted:
        return ""
    if parts.scheme not in {"http", "https"} or not host or parts.username is not None or parts.password is not None:
        return "It is no address of a picture on the web."
    if parts.scheme == "http" or port not in {None, 443}:
        return "Pictures are fetched over https alone, at its usual port."
    if not _is_public_name(host):
        return "Pictures are fetched from public names alone."
    return ""


def _is_public_name(host: str) -> bool:
    last = host.rpartition(".")[2]
    private = {"localhost", "local", "internal", "intranet", "lan", "home", "arpa", "test", "onion"}
    return "." in host and ":" not in host and not last.isdigit() and not last.startswith("0x") and last not in private


def again(retries: int, at: datetime, *, asked: float | None = None) -> datetime:
    """When an address that failed `retries` times before is tried again; `asked`: seconds that its host asks for."""
    if asked is not None:
        return at + min(timedelta(seconds=max(1.0, asked)), _LAST_RETRY)
    wait: timedelta = _FIRST_RETRY * int(4 ** min(retries, 10))
    return at + min(wait, _LAST_RETRY)
