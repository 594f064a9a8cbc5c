"""What is asked in the measurements: questions made of what is there, in the ways in which people ask."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db import connection

from cineteca.search import queries as search

LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Sort:
    """One sort of question. `goal` is in milliseconds, for nineteen of twenty, one client."""

    name: str
    goal: float
    questions: tuple[search.Query, ...]


def sorts(count: int, *, seed: int = 11) -> list[Sort]:
    chance = random.Random(seed)
    titles = _some("SELECT title FROM catalog_work WHERE id = ANY(%s)", "catalog_work", count, chance)
    people = _some("SELECT name FROM catalog_person WHERE id = ANY(%s)", "catalog_person", count, chance)
    plots = _some("SELECT plot FROM catalog_workdetails WHERE work_id = ANY(%s)", "catalog_work", count * 8, chance)
    words = [" ".join(chance.sample(plot.split(), 2)) for plot in plots if plot][:count]
    return [
        Sort("title, as it is typed", 30, _asked(titles, lambda name: _begun(name, chance))),
        Sort("title, whole", 30, _asked(titles, str)),
        Sort("title, with a typo", 30, _asked(titles, lambda name: mistyped(name, chance))),
        Sort("words of plots", 30, _asked(words, str)),
        Sort("title, with facets counted", 30, _asked(titles, lambda name: name.split()[0], facets=True)),
        Sort("browsing by facets, no words", 30, tuple(_browsing(count, chance))),
        Sort("actor, as it is typed", 15, _asked(people, lambda name: _begun(name, chance), group="people")),
        Sort("actor, with a typo", 50, _asked(people, lambda name: mistyped(name, chance), group="people")),
    ]


def _some(sql: str, table: str, count: int, chance: random.Random) -> list[str]:
    """Half of them among the thousand that are known best (lowest numbers), half anywhere."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT max(id) FROM {table}")
        (most,) = cursor.fetchone()
        known = [chance.randint(1, min(1000, most)) for _ in range(count)]
        cursor.execute(sql, [[*known, *(chance.randint(1, most) for _ in range(count))]])
        found = [text for (text,) in cursor.fetchall()]
    chance.shuffle(found)
    return found if len(found) < count else found[:count]


def _asked(names: list[str], change: Callable[[str], str], *, facets: bool = False, group: search.Group = "titles"):
    return tuple(search.Query(text=change(name), group=group, facets=facets, limit=10) for name in names)


def _begun(name: str, chance: random.Random) -> str:
    return name[: chance.randint(2, max(3, min(12, len(name))))]


def mistyped(name: str, chance: random.Random) -> str:
    """One letter of the longest word swapped, dropped, doubled or wrong."""
    longest = max(name.split(), key=len)
    place = chance.randrange(1, max(2, len(longest) - 1))
    before, here, after = longest[:place], longest[place : place + 1], longest[place + 1 :]
    wrong = chance.choice(
        [
            before + after,
            before + here + here + after,
            before + chance.choice(LETTERS) + after,
            before + after[:1] + here + after[1:],
        ]
    )
    return name.replace(longest, wrong, 1)


def _browsing(count: int, chance: random.Random) -> Iterator[search.Query]:
    for _ in range(count):
        chosen = chance.choice(
            [
                search.Filters(genres=(chance.choice(("Drama", "Comedy", "Horror")),)),
                search.Filters(decades=(chance.choice((1980, 1990, 2000, 2010)),)),
                search.Filters(genres=("Western",), decades=(1990,)),
                search.Filters(kinds=("film",), rating_from=7.0, languages=("fr",)),
            ]
        )
        yield search.Query(filters=chosen, sort=chance.choice(("popularity", "newest", "score")), limit=24)
