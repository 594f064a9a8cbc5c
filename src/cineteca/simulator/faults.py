"""How the stand-in misbehaves: pure rules, the same for every host.

slow        the right answer, seconds late
down        the connection breaks in the middle of the answer
429         too many requests, with Retry-After
500         an error of the server
garbage     not JSON, and no picture, at all
truncated   the right answer, cut off
empty       a valid body with its values gone; of a picture, no bytes
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Any

from cineteca.simulator.errors import BadFault

KINDS = ("slow", "down", "429", "500", "garbage", "truncated", "empty")
HOSTS = ("tmdb", "omdb", "trakt", "fanart", "justwatch", "imdb", "pictures")
IDENTITY = frozenset(
    {
        "id",
        "imdbID",
        "Response",
        "Type",
        "season_number",
        "episode_number",
        "trakt",
        "tmdb_id",
        "thetvdb_id",
        "object_type",
    }
)
_FORM = re.compile(r"(?P<host>\w+)=(?P<kind>\w+)(?::(?P<share>\d+(?:\.\d+)?|\.\d+))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Fault:
    """`share` of the calls to `host` go wrong in the way of `kind`."""

    host: str
    kind: str
    share: float

    def __str__(self) -> str:
        return f"{self.host}={self.kind}:{_plain(self.share)}"


def parse(text: str) -> Fault:
    """``tmdb=garbage:0.2``; without a share, every call. Raises `BadFault` saying what would do."""
    form = _FORM.fullmatch(text.strip())
    if not form or form["host"] not in HOSTS or form["kind"] not in KINDS:
        raise BadFault(f"“{text}” is no fault. Write HOST=KIND:SHARE with {'/'.join(HOSTS)} and {'/'.join(KINDS)}.")
    share = float(form["share"] or 1)
    if not 0 <= share <= 1:
        raise BadFault(f"“{text}”: the share is between 0 and 1.")
    return Fault(form["host"], form["kind"], share)


def parse_all(texts: Iterable[str]) -> list[Fault]:
    """Several faults, which may share a host. Raises `BadFault`, also when a host would fail more often than always."""
    faults = [parse(text) for text in texts]
    for host in HOSTS:
        total = sum(fault.share for fault in faults if fault.host == host)
        if total > 1 + 1e-9:
            raise BadFault(f"The shares of {host} add up to {total:g}; they cannot be more than 1.")
    return faults


def together(faults: Iterable[Fault], more: Iterable[Fault]) -> list[Fault]:
    """The faults with others put in their place, by host and kind; one without a share is taken away.

    Raises `BadFault` when a host would fail more often than always.
    """
    united = {(fault.host, fault.kind): fault for fault in (*faults, *more)}
    return parse_all(str(fault) for fault in united.values() if fault.share)


def choose(faults: Iterable[Fault], host: str, dice: Random) -> str | None:
    """What goes wrong with this call, if anything. Shares of several faults of a host add up."""
    thrown, reached = dice.random(), 0.0
    for fault in faults:
        if fault.host == host:
            reached += fault.share
            if thrown < reached:
                return fault.kind
    return None


def emptied(value: Any, key: str = "") -> Any:
    """The same shape with nothing in it. What tells which answer it is (`IDENTITY`) stays, as text or number."""
    if isinstance(value, Mapping):
        return {name: emptied(item, name) for name, item in value.items()}
    if isinstance(value, list):
        return []
    if key in IDENTITY:
        return value
    if isinstance(value, str):
        return "N/A" if key[:1].isupper() else ""
    return None if value is None or isinstance(value, bool) else type(value)(0)


def _plain(share: float) -> str:
    """A share as `parse` reads it back exactly: 0.2, 1, never 1e-05."""
    return format(Decimal(repr(share)), "f").removesuffix(".0")
