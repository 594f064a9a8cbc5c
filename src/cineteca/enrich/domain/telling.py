"""Which changes of a work are worth a player's while."""

from collections.abc import Iterable

SHOWN = frozenset(
    {
        "title",
        "original_title",
        "year",
        "release_date",
        "first_air_date",
        "last_air_date",
        "status",
        "runtime_minutes",
        "plot",
        "outline",
        "tagline",
        "certifications",
        "countries",
        "genres",
        "companies",
        "networks",
        "franchise",
        "images",
        "ratings",
        "cast",
        "crew",
        "seasons",
        "ids",
    }
)
"""Fields that players show, as paths begin. Offers, similar works, keywords and titles in other languages are not."""

_PASSING = frozenset({"votes", "popularity", "score"})
_OF_IMAGES = frozenset({"rank", "votes", "score", "width", "height"})


def told_to_players(fields: Iterable[str]) -> tuple[str, ...]:
    """Those of the changed `fields` for which a player should read the work anew; never a mere count of votes."""
    return tuple(path for path in fields if path.partition(".")[0] in SHOWN and not _passes(path))


def _passes(path: str) -> bool:
    last = path.rpartition(".")[2]
    return last in _PASSING or (".images." in f".{path}" and last in _OF_IMAGES)
