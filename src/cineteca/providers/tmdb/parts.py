"""What is asked of TMDB in one call, and how many calls a work needs.

``append_to_response`` takes twenty parts at most. A film and its parts are one call; a show is one call and one more
for each twenty of its seasons, since only its own answer tells which numbers they have.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from cineteca.providers.reading import Reading

BATCH: Final = 20

FILM: Final = (
    "credits",
    "videos",
    "images",
    "keywords",
    "release_dates",
    "watch/providers",
    "external_ids",
    "similar",
    "recommendations",
    "alternative_titles",
    "translations",
)
SHOW: Final = (
    "credits",
    "aggregate_credits",
    "videos",
    "images",
    "keywords",
    "content_ratings",
    "watch/providers",
    "external_ids",
    "similar",
    "recommendations",
    "alternative_titles",
    "translations",
)
SEASON: Final = ("aggregate_credits", "credits", "videos", "images", "external_ids")
PERSON: Final = ("combined_credits", "external_ids", "images")


def season_numbers(show: object) -> tuple[int, ...]:
    """The numbers of the seasons that a show's answer lists, in order."""
    listed = (item.integer("season_number") for item in Reading(show).each("seasons"))
    return tuple(sorted({number for number in listed if number is not None}))


def batches(numbers: tuple[int, ...]) -> Iterator[tuple[str, ...]]:
    """The parts to append for the seasons with these numbers, twenty a call: ``("season/0", "season/1", …)``."""
    for start in range(0, len(numbers), BATCH):
        yield tuple(f"season/{number}" for number in numbers[start : start + BATCH])


def told(batch: tuple[str, ...]) -> str:
    """A batch as people speak of it: ``seasons 21–40``."""
    first, last = batch[0].partition("/")[2], batch[-1].partition("/")[2]
    return f"seasons {first}–{last}" if first != last else f"season {first}"


def season_bodies(bodies: Mapping[str, Any]) -> dict[str, Any]:
    """Every season in the answers about a show, under the name by which it was appended (``season/1``)."""
    return {
        name: part
        for _, body in sorted(bodies.items(), key=lambda item: _place(item[0]))
        if isinstance(body, Mapping)
        for name, part in body.items()
        if name.startswith("season/")
    }


def _place(name: str) -> tuple[int, str]:
    number = name.rpartition(":")[2]
    return (int(number) if number.isdecimal() and number.isascii() and len(number) < 6 else 0, name)
