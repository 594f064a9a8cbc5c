"""Where works can be seen, for a third of those of which the facts do not say it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from random import Random
from typing import Any

from cineteca.simulator.archive import Fact
from cineteca.simulator.chance import dice, fraction

SHARE = 1 / 3
REGIONS = ("US", "GB", "DE", "FR", "ES", "BR")
_IN_REGION = 0.8
_MOST_FAMILIAR = 12

Service = tuple[str, int, int]
"""Name, number, place in the list."""
Places = Mapping[tuple[str, str], list[Service]]
"""(region, kind of offer) → the services that offer anything there."""


def places(works: Iterable[Fact]) -> Places:
    """The services that the facts know, most familiar first."""
    found: defaultdict[tuple[str, str], set[Service]] = defaultdict(set)
    for work in works:
        for region, kind, service, number, place in work.get("offers", ()):
            found[region, kind].add((service, number, place))
    return {where: _each_once(services) for where, services in found.items()}


def of(fact: Fact, media: str, known: Places) -> list[list[Any]]:
    """[region, kind, service, its number, its place in the list]; empty for two thirds of the works."""
    if fraction("offered", media, fact["tmdb"]) >= SHARE:
        return []
    thrown = dice("offers", media, fact["tmdb"])
    return [offer for region in REGIONS if thrown.random() < _IN_REGION for offer in _in(region, known, thrown)]


def _in(region: str, known: Places, thrown: Random) -> list[list[Any]]:
    streamed = _some(known.get((region, "flatrate"), []), thrown.choice((0, 1, 1, 2)), thrown)
    given = _some(known.get((region, "ads"), []), int(thrown.random() < 1 / 5), thrown)
    lent = _some(known.get((region, "rent"), []), thrown.choice((0, 1, 2, 3)), thrown)
    sold = [service for service in lent if service in known.get((region, "buy"), [])]
    kinds = (("flatrate", streamed), ("ads", given), ("rent", lent), ("buy", sold))
    return [[region, kind, *service] for kind, services in kinds for service in services]


def _some(services: list[Service], count: int, thrown: Random) -> list[Service]:
    familiar = services[:_MOST_FAMILIAR]
    return sorted(thrown.sample(familiar, min(count, len(familiar))), key=lambda service: service[2])


def _each_once(services: set[Service]) -> list[Service]:
    by_number = {number: (name, number, place) for name, number, place in sorted(services, reverse=True)}
    return sorted(by_number.values(), key=lambda service: (service[2], service[1]))
