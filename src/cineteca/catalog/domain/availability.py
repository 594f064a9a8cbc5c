"""Whose word about offers counts, and how long.

An answer that arrived whole is the truth for its regions (`WorkRecord.offers_for`), also when it names no offer there:
what is missing from it is gone. An answer that failed, or lacks the block, says nothing. So a claim remembers, beside
when each path was last said, when each region was last told whole: ``{"offers_for.*": Monday}`` for the whole world,
``{"offers_for.DE": Tuesday}`` for one region.

Offers of one region are one statement and come from one source. Where several tell of it, the one that `priorities`
put first for ``offers`` decides alone; "nowhere", told whole, is a statement like any other. A source behind it is
heard for those regions only of which the first never told.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from cineteca.catalog.domain import paths
from cineteca.providers.records import OfferRecord, WorkRecord

if TYPE_CHECKING:
    from cineteca.catalog.domain.claims import ClaimState

T = TypeVar("T")
Times = Mapping[str, datetime]
Rank = Callable[[str, str], Any]
WORLD = "*"
_TOLD = "offers_for."


def truths(confirmed: Mapping[str, T]) -> dict[str, T]:
    """Those of the times of a claim that tell when regions were told whole."""
    return {path: at for path, at in confirmed.items() if path.startswith(_TOLD)}


def without_truths(confirmed: Times) -> Times:
    """The other times of a claim."""
    return {path: at for path, at in confirmed.items() if not path.startswith(_TOLD)}


def told_whole(confirmed: Times, region: str) -> datetime | None:
    """When a source last told all offers of `region`, be it that there are none."""
    told = (confirmed.get(_TOLD + WORLD), confirmed.get(_TOLD + region))
    return max((at for at in told if at), default=None)


def heard(confirmed: Times, regions: Iterable[str], at: datetime) -> dict[str, datetime]:
    """`truths` of a claim after an answer of `at` told `regions` whole. What the world's time says is not repeated."""
    told = truths(confirmed)
    for region in regions:
        path = _TOLD + region
        told[path] = max(at, told.get(path, at))
    world = told.get(_TOLD + WORLD)
    return {path: time for path, time in told.items() if world is None or path == _TOLD + WORLD or time > world}


def without_gone(old: WorkRecord, new: WorkRecord, confirmed: Times, at: datetime) -> WorkRecord:
    """`old` without the offers of regions that the answer `new` of `at` told whole and no longer has any of."""
    if not new.offers_for or not old.offers:
        return old
    named = {offer.region for offer in new.offers}

    def gone(region: str) -> bool:
        told = paths.resolve(confirmed, f"offers.{region}") or at
        return region not in named and covers(new.offers_for, region) and at >= told

    return _but(old, gone)


def without_stale(new: WorkRecord, confirmed: Times, at: datetime) -> WorkRecord:
    """`new`, an answer of `at`, without the offers of regions that were told whole after it: it came late."""
    if not new.offers or not any(path.startswith(_TOLD) for path in confirmed):
        return new

    def overtaken(region: str) -> bool:
        told = told_whole(confirmed, region)
        return told is not None and told > at

    return _but(new, overtaken)


def covers(regions: tuple[str, ...], region: str) -> bool:
    """Whether an answer for `regions` speaks of `region`."""
    return WORLD in regions or region in regions


def is_narrow(record: Any) -> bool:
    """Whether an answer spoke of offers alone: it was asked for nothing else, and confirms nothing else."""
    return isinstance(record, WorkRecord) and replace(record, offers=(), offers_for=()) == _SILENCE


_SILENCE = WorkRecord()


def settled(claims: "Mapping[str, ClaimState[WorkRecord]]", rank: Rank) -> "Mapping[str, ClaimState[WorkRecord]]":
    """`claims` without offers of regions for which a source that counts before told that there are none.

    `rank` is that of `Priorities`.
    """
    telling = [name for name, state in claims.items() if state.record.offers or truths(state.confirmed)]
    if len(telling) < 2:
        return claims
    heard_out = dict(claims)
    for name in telling:
        state = claims[name]
        silenced = {region for region in _regions(state.record) if _decider(region, claims, telling, rank) != name}
        if silenced:
            heard_out[name] = replace(state, record=_but(state.record, silenced.__contains__))
    return heard_out


def _decider(region: str, claims: "Mapping[str, ClaimState[WorkRecord]]", telling: list[str], rank: Rank) -> str:
    speaking = [name for name in telling if _tells(claims[name], region)]
    return min(speaking, key=lambda name: rank(f"offers.{region}", name))


def _tells(state: "ClaimState[WorkRecord]", region: str) -> bool:
    return told_whole(state.confirmed, region) is not None or region in _regions(state.record)


def _regions(record: WorkRecord) -> set[str]:
    return {offer.region for offer in record.offers}


def _but(record: WorkRecord, unwanted: Callable[[str], bool]) -> WorkRecord:
    left = tuple(_wanted(record.offers, unwanted))
    return record if len(left) == len(record.offers) else replace(record, offers=left)


def _wanted(offers: Iterable[OfferRecord], unwanted: Callable[[str], bool]) -> Iterator[OfferRecord]:
    return (offer for offer in offers if not unwanted(offer.region))
