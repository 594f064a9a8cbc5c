"""``similar``: works that share makers, genres and time."""

from collections import defaultdict
from collections.abc import Callable
from heapq import nsmallest

from cineteca.simulator.archive import Archive, Fact
from cineteca.simulator.tmdb.pieces import JSON, listed

MOST = 20
_BILLED = 12
_YEARS = 5


def similar(media: str) -> Callable[[Archive, Fact], JSON]:
    """``/movie/{id}/similar`` or ``/tv/{id}/similar``: one page."""

    def block(archive: Archive, fact: Fact) -> JSON:
        results = [listed(archive, other, media) for other in alike(archive, fact, media)]
        return {"page": 1, "results": results, "total_pages": 1, "total_results": len(results)}

    return block


def alike(archive: Archive, fact: Fact, media: str) -> list[Fact]:
    """At most `MOST` works, most alike first: by their makers, and where those are few by two genres and the time."""
    shared = _by_makers(archive, fact, media)
    if len(shared) < MOST:
        for other, genres in _by_genres(archive, fact, media).items():
            if genres > 1:
                shared[other] += genres / 4
    shared.pop(fact["tmdb"], None)
    works = archive.works(media)
    best = nsmallest(MOST, shared, key=lambda other: (-shared[other], -float(works[other].get("popularity", 0)), other))
    return [works[other] for other in best]


def _by_makers(archive: Archive, fact: Fact, media: str) -> defaultdict[int, float]:
    shared: defaultdict[int, float] = defaultdict(float)
    for key in {entry[0] for side in ("cast", "crew") for entry in fact.get(side, ())[:_BILLED]}:
        for part in archive.credits_of.get(key, ()):
            if part.media == media:
                shared[part.work["tmdb"]] += 2 if part.side == "crew" else 1
    return shared


def _by_genres(archive: Archive, fact: Fact, media: str) -> dict[int, int]:
    year, common = fact.get("year", 0), defaultdict[int, int](int)
    for genre in fact.get("genres", ()):
        for near in range(year - _YEARS, year + _YEARS + 1):
            for other in archive.of_genre.get((media, genre, near), ()):
                common[other] += 1
    return common
