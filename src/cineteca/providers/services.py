"""One name for each streaming service, whatever it is called where. The names are data: `services.txt`, beside this.

What a source calls a service depends on the source, the year and the tier: *Amazon Prime Video*, *amazonprime*, *Prime
Video with Ads*. Normalisers give every offer the one name, so that a service is never twice in a list.

A paid tier that shows advertisements is the service itself, and its subscription an offer of type ``ads``: who pays for
it finds the work there, and who looks for what costs nothing looks for ``free``. A channel inside another service
(*Paramount+ Amazon Channel*) is a service of its own: a subscriber of Paramount+ cannot open it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Final

from cineteca.core.text import clean_line, fold

LONGEST: Final = 100
"""Characters of a name, and of a slug."""

_NUMBERED_BY: Final = ("justwatch", "tmdb")
_CHANNEL: Final = re.compile(
    r"(?P<base>.+?) (?:on )?"
    r"(?:(?P<amazon>ama?zo?n channels?)|(?P<apple>apple tv(?: channel)?)|(?P<roku>roku premium channel))",
    re.IGNORECASE,
)
_HOUSES: Final = {"amazon": "Amazon Channel", "apple": "Apple TV Channel", "roku": "Roku Premium Channel"}
_WITH_ADS: Final = re.compile(r"(?P<base>.+?)(?: basic| standard| free)? \(?with ads\)?", re.IGNORECASE)
_NO_SLUG: Final = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Service:
    """A service under its one name. `with_ads`: what was meant is its tier with advertisements."""

    name: str
    with_ads: bool = False

    @property
    def slug(self) -> str:
        """The name in addresses: ``disney-plus``. Services of different names have different slugs."""
        return slug(self.name)


def canonical(name: str, ids: Mapping[str, str] | None = None) -> Service:
    """The service that a source calls `name`; `ids` are its numbers there (``{"justwatch": "8"}``).

    Numbers decide before names, since names wander: *Apple TV* was a shop before it was a service. A service that the
    table does not know keeps its name, tidied.
    """
    numbers, _ = _table()
    for source in _NUMBERED_BY:
        if known := numbers.get((ids or {}).get(source, "")):
            return known
    return _named(name)


# A film's answer has hundreds of offers of the same few services.
@lru_cache(maxsize=4096)
def _named(name: str) -> Service:
    return _by_name(clean_line(name)[:LONGEST].strip(), _table()[1])


@lru_cache(maxsize=4096)
def slug(name: str) -> str:
    """A service's name in addresses. The plus counts, for AMC+ is not AMC."""
    words = _NO_SLUG.sub("-", fold(_spelt_out(name)).casefold()).strip("-")
    return words[:LONGEST].strip("-") or "untitled"


def search_address(name: str) -> str | None:
    """Where a service is searched, with ``{title}`` for the title; None where that is not known."""
    return _searches().get(name)


def known() -> tuple[str, ...]:
    """The one name of every service in the table."""
    return tuple(dict.fromkeys(line.name for line in _lines()))


def way(kind: str, service: Service) -> str:
    """The type of an offer that a source calls `kind`: the tier with advertisements is ``ads``, unless it is a shop."""
    return "ads" if service.with_ads and kind in {"stream", "free"} else kind


def _by_name(name: str, names: Mapping[str, Service]) -> Service:
    if found := names.get(_key(name)):
        return found
    if channel := _CHANNEL.fullmatch(name):
        # “ORF ON” is a name; in “Paramount+ on Amazon Channels” the “on” is none.
        whole = name[: channel.start(channel.lastgroup or "")].rstrip()
        base = names.get(_key(whole)) or _by_name(channel["base"], names)
        return Service(f"{base.name} {_HOUSES[channel.lastgroup or '']}"[:LONGEST].strip(), base.with_ads)
    if tier := _WITH_ADS.fullmatch(name):
        return Service(_by_name(tier["base"], names).name, with_ads=True)
    return Service(name)


def _key(name: str) -> str:
    """What two spellings of one name have in common."""
    return "".join(letter for letter in fold(_spelt_out(name)).casefold() if letter.isalnum())


def _spelt_out(name: str) -> str:
    return name.replace("+", " plus ").replace("&", " and ")


@dataclass(frozen=True, slots=True)
class _Line:
    name: str
    numbers: tuple[str, ...]
    aliases: tuple[str, ...]
    search: str | None


def _lines() -> Iterator[_Line]:
    text = resources.files("cineteca.providers").joinpath("services.txt").read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            name, numbers, aliases, search = (part.strip() for part in line.split("|"))
            yield _Line(name, _listed(numbers), (name, *_listed(aliases)), search or None)


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


@cache
def _table() -> tuple[dict[str, Service], dict[str, Service]]:
    """The services by number, and by the key of each of their names."""
    numbers: dict[str, Service] = {}
    names: dict[str, Service] = {}
    for line in _lines():
        for number in line.numbers:
            numbers[number.rstrip("*")] = Service(line.name, with_ads=number.endswith("*"))
        for alias in line.aliases:
            names[_key(alias.rstrip("*"))] = Service(line.name, with_ads=alias.endswith("*"))
    return numbers, names


@cache
def _searches() -> dict[str, str]:
    return {line.name: line.search for line in _lines() if line.search}
