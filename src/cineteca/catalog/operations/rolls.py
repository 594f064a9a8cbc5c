"""The credits of a merged record as rows."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from cineteca.catalog.domain import people
from cineteca.catalog.domain.provenance import Merged
from cineteca.providers.records import CreditRecord, PersonRef, WorkRecord

SEASONS = "seasons"


@dataclass(slots=True)
class Roll:
    """Credit rows whose `person` is still a reference, and the person each reference names."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    refs: dict[people.RefKey, PersonRef] = field(default_factory=dict)

    def settled(self, person_of: Mapping[people.RefKey, int]) -> list[dict[str, Any]]:
        """The rows with their people's ids."""
        return [{**row, "person": person_of[row["person"]]} for row in self.rows]

    def add(self, told: Iterable[CreditRecord], kind: str, source: str, place: Mapping[str, int]) -> None:
        for position, credit in enumerate(told):
            person = credit.person
            ref = people.ref_key(person.ids, person.name)
            best = self.refs.get(ref)
            if best is None or (person.photo and not best.photo):
                self.refs[ref] = person
            self.rows.append(
                {
                    "person": ref,
                    "kind": kind,
                    "position": position,
                    "name": person.name,
                    "character": credit.character,
                    "department": credit.department,
                    "job": credit.job,
                    "order": credit.order,
                    "episode_count": credit.episode_count,
                    "source": source,
                    **place,
                }
            )


def roll(merged: Merged[WorkRecord], scopes: Iterable[str]) -> Roll:
    """The credits of `scopes`: ``cast`` and ``crew`` of the work, ``seasons`` for those of its seasons and episodes."""
    gathered = Roll()
    record = merged.record
    for scope in scopes:
        if scope != SEASONS:
            gathered.add(getattr(record, scope), scope, _source(merged, scope), {})
            continue
        for kind, path, told, place in _of_seasons(record):
            if told:
                gathered.add(told, kind, _source(merged, path), place)
    return gathered


def _of_seasons(record: WorkRecord) -> Iterator[tuple[str, str, tuple[CreditRecord, ...], dict[str, int]]]:
    for season in record.seasons:
        above, place = f"seasons.{season.number}", {"season": season.number}
        yield "cast", f"{above}.cast", season.cast, place
        yield "crew", f"{above}.crew", season.crew, place
        for episode in season.episodes:
            path, below = f"{above}.episodes.{episode.number}", {**place, "episode": episode.number}
            yield "guest", f"{path}.guests", episode.guests, below
            yield "crew", f"{path}.crew", episode.crew, below


def _source(merged: Merged[WorkRecord], path: str) -> str:
    source = merged.source(path)
    return source.provider if source else ""
