"""A catalogue to be searched in: titles, plots and names of words that are as common as words are (Zipf).

The words are made of syllables, so that nothing of anybody is copied, and the same for the same seed.
"""

import itertools
import random
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import connection

_WORDS = {
    "onsets": "b br c ch d dr f g gr h j k l m n p pr r s sh st t th tr v w z",
    "nuclei": "a e i o u ai ea ou",
    "codas": "- - - n r s l t m nd",
    "common": "the of and a in to man love night day girl life house last my one two black dead story",
    "genres": "Drama Comedy Thriller Romance Action Horror Crime Adventure Mystery Fantasy Western War History",
    "languages": "en fr es de it ja hi zh ko ru pt sv",
}
ONSETS, NUCLEI, CODAS, COMMON, GENRES, LANGUAGES = (words.split() for words in _WORDS.values())


class Words:
    """Words drawn so that the n-th is n times rarer than the first."""

    def __init__(self, chance: random.Random, size: int, first: Iterable[str] = ()) -> None:
        self.chance = chance
        made = itertools.chain(first, _made(chance))
        self.words = list(itertools.islice(dict.fromkeys(itertools.islice(made, size * 3)), size))
        self.weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(self.words))))

    def draw(self, count: int) -> list[str]:
        return self.chance.choices(self.words, cum_weights=self.weights, k=count)


def _made(chance: random.Random) -> Iterator[str]:
    while True:
        syllables = chance.choices((1, 2, 3, 4), (1, 6, 5, 1))[0]
        yield "".join(
            chance.choice(ONSETS) + chance.choice(NUCLEI) + chance.choice(CODAS).strip("-") for _ in range(syllables)
        )


def fill(works: int, people: int, *, seed: int = 7) -> None:
    """`works` works with votes, genres, languages and casts of three, one in five with a plot, and `people` people."""
    chance = random.Random(seed)
    titles, given, family = Words(chance, 120_000, COMMON), Words(chance, 12_000), Words(chance, 180_000)
    with connection.cursor() as cursor:
        _copy(cursor, _WORK, (_work(chance, titles, number) for number in range(1, works + 1)))
        _copy(cursor, _PERSON, (_person(given, family, number) for number in range(1, people + 1)))
        _copy(cursor, _DETAILS, (_details(chance, titles, number) for number in range(1, works + 1)))
        _copy(cursor, _RATING, (_rating(chance, number) for number in range(1, works + 1)))
        _copy(cursor, _CREDIT, _credits(chance, works, people))
        for table in ("catalog_work", "catalog_person"):
            cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))")
        cursor.execute("VACUUM ANALYZE")


def _copy(cursor: Any, into: str, rows: Iterable[tuple[Any, ...]]) -> None:
    with cursor.copy(f"COPY {into} FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


_WORK = """catalog_work (id, kind, slug, title, original_title, sort_title, original_language, year, status, popularity,
    adult, genres, completeness, missing)"""
_PERSON = """catalog_person (id, slug, name, also_known_as, biography, birth_place, gender, photo, homepage, popularity,
    department, adult, provenance)"""
_DETAILS = """catalog_workdetails (work_id, plot, outline, tagline, awards, homepage, certifications, release_dates,
    countries, languages, keywords, companies, networks, provenance, digests)"""
_RATING = "catalog_rating (work_id, source, raw, value, scale, value_100, votes, told_by)"
_CREDIT = "catalog_credit (work_id, person_id, kind, position, name, character, department, job, source)"


def _work(chance: random.Random, words: Words, number: int) -> tuple[Any, ...]:
    title = " ".join(words.draw(chance.choices((1, 2, 3, 4, 5, 6), (18, 30, 26, 14, 8, 4))[0])).title()
    language = chance.choices(LANGUAGES, range(len(LANGUAGES) * 3, 0, -3))[0]
    genres = sorted(set(chance.choices(GENRES, range(len(GENRES), 0, -1), k=2)))
    return (
        number, "film" if number % 5 else "show", f"bench-{number}", title, "", title.lower(), language,
        int(2026 - chance.expovariate(1 / 25)) % 2100, "released", 1000 / number, False, genres, 50, [],
    )  # fmt: skip


def _person(given: Words, family: Words, number: int) -> tuple[Any, ...]:
    name = f"{given.draw(1)[0]} {family.draw(1)[0]}".title()
    return number, f"bench-{number}", name, [], "", "", "", "", "", 1e6 / number, "Acting", False, "{}"


def _details(chance: random.Random, words: Words, number: int) -> tuple[Any, ...]:
    plot = " ".join(words.draw(40)) if number % 5 == 0 else ""
    country = chance.choice(("US", "GB", "FR", "DE", "JP", "IN"))
    return number, plot, "", "", "", "", "{}", "{}", [country], ["en"], [], "[]", "[]", "{}", "{}"


def _rating(chance: random.Random, number: int) -> tuple[Any, ...]:
    value = round(chance.uniform(2, 9), 1)
    return number, "imdb", str(value), value, 10, value * 10, int(2e6 / number**0.8) + 5, "imdb"


def _credits(chance: random.Random, works: int, people: int) -> Iterator[tuple[Any, ...]]:
    """Well-known people are in many works: of three parts one goes to the first thousandth."""
    for number in range(1, works + 1):
        cast = (chance.randint(1, max(1, people // 1000)), chance.randint(1, people), chance.randint(1, people))
        for position, person in enumerate(cast):
            yield number, person, "cast", position, "", "", "", "", "imdb"
