"""What changed on which day: a share of all by chance, what comes out, and what control calls changed."""

from datetime import date, timedelta
from functools import cache
from typing import Any

from cineteca.simulator import archive as facts
from cineteca.simulator.chance import dice
from cineteca.simulator.invented import announced
from cineteca.simulator.world import Edition

SHARE = 0.01
KINDS = ("movie", "tv", "person")


def between(edition: Edition, what: str, first: date, last: date) -> list[int]:
    """TMDB's numbers of the films, shows or people that changed from `first` to `last`, both of these days included.

    The latest day comes first; each is named once. Days that have not come are empty.
    """
    found: dict[int, None] = {}
    day = min(last, edition.today)
    while day >= first:
        found.update(dict.fromkeys(on(edition, what, day)))
        day -= timedelta(days=1)
    return list(found)


def on(edition: Edition, what: str, day: date) -> list[int]:
    """Those that changed on one day: by control calls, by coming out, by chance."""
    told = [number for media, number in edition.touches.get(day, {}) if media == what]
    works: Any = edition.archive.works(what).values() if what != "person" else ()
    new = [w["tmdb"] for w in works if _is_announced(w["tmdb"]) and announced.noted(w, day)]
    return [*told, *new, *by_chance(what, day)]


@cache
def by_chance(what: str, day: date) -> tuple[int, ...]:
    """About one in a hundred of those in the facts, the same whenever it is asked."""
    numbers = _numbers(what)
    return tuple(dice("changed", what, day).sample(numbers, max(1, round(len(numbers) * SHARE))))


@cache
def _numbers(what: str) -> tuple[int, ...]:
    known = facts.load()
    return tuple(sorted(known.people_by_number if what == "person" else known.works(what)))


def _is_announced(number: int) -> bool:
    return announced.FILM_NUMBERS <= number < announced.SHOW_NUMBERS + 1_000_000
