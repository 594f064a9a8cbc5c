"""One source's word that reaches us by two ways: the fresher one is its word of today.

IMDb's rating comes in IMDb's own files and in OMDb's answers. Neither way is better than the other: files that were
loaded a year ago are no match for an answer of yesterday, and an answer of last month none for this morning's file. So
of such a rating the one that was told last is kept, whole. Told at the same time, priorities decide as ever.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from cineteca.catalog.domain import paths
from cineteca.providers.records import WorkRecord

if TYPE_CHECKING:
    from cineteca.catalog.domain.claims import ClaimState

WAYS: Final[Mapping[str, frozenset[str]]] = {"imdb": frozenset({"imdb", "omdb"})}
"""Source of a rating → the providers that relay it."""
_NEVER = datetime.min.replace(tzinfo=UTC)
States = Mapping[str, "ClaimState[WorkRecord]"]


def freshest(claims: States) -> States:
    """`claims` without ratings that another way told later."""
    for source, ways in WAYS.items():
        told = {name: _told(claims[name], source) for name in ways & claims.keys()}
        times = {name: at for name, at in told.items() if at is not None}
        if len(times) > 1:
            latest = max(times.values())
            late = {name for name, at in times.items() if at < latest}
            claims = {name: _without(state, source) if name in late else state for name, state in claims.items()}
    return claims


def _told(state: "ClaimState[WorkRecord]", source: str) -> datetime | None:
    if not any(rating.source == source for rating in state.record.ratings):
        return None
    return paths.resolve(state.confirmed, f"ratings.{source}") or _NEVER


def _without(state: "ClaimState[WorkRecord]", source: str) -> "ClaimState[WorkRecord]":
    kept = tuple(rating for rating in state.record.ratings if rating.source != source)
    return replace(state, record=replace(state.record, ratings=kept))
