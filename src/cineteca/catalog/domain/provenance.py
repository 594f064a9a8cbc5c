"""Who told what: the sources of a merged record.

Kept in the form of `paths`: every filled field is named, and its parts only where they come from elsewhere:
``{"title": tmdb, "ratings": omdb, "ratings.tmdb": tmdb}``.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic, NamedTuple, TypeVar

from cineteca.catalog.domain import paths
from cineteca.catalog.domain.shapes import Record

R = TypeVar("R", bound=Record)
MANUAL, LOCK = "manual", "lock"


class Source(NamedTuple):
    """Who told a value, and when last.

    `provider` is `MANUAL` for what a person entered, and `LOCK` for a locked value that nobody claims any more.
    """

    provider: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Merged(Generic[R]):
    """A record and the source of each of its filled fields."""

    record: R
    provenance: Mapping[str, Source] = field(default_factory=dict)

    def source(self, path: str) -> Source | None:
        """Who told what stands at `path`; None when the whole field is empty."""
        return paths.resolve(self.provenance, path)

    def sources_of(self, path: str) -> dict[str, Source]:
        """The sources inside one season or episode (``seasons.1``), by paths within it; ``*`` is what is not named."""
        inside = {other[len(path) + 1 :]: source for other, source in paths.beneath(self.provenance, path)}
        whole = self.source(path)
        return {paths.EVERYTHING: whole, **inside} if whole else inside


def to_json(provenance: Mapping[str, Source]) -> dict[str, list[str]]:
    """``{"plot": ["tmdb", "2026-01-02T…"]}``, as the provenance columns keep it."""
    return {path: [source.provider, source.at.isoformat()] for path, source in provenance.items()}


def from_json(body: Mapping[str, list[str]]) -> dict[str, Source]:
    """What `to_json` wrote."""
    return {path: Source(provider, datetime.fromisoformat(at)) for path, (provider, at) in body.items()}


def commonest(sources: Iterable[Source]) -> Source:
    """The source that told most of them; of equals a provider before a person, then the first by name and time.

    Raises `ValueError` for no sources at all.
    """
    counts = Counter(sources)
    return min(counts, key=lambda source: (-counts[source], source.provider in {MANUAL, LOCK}, source))
