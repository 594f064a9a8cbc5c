"""Finding works, people and collections by words, as providers do: pure."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple
from unicodedata import combining, normalize

from cineteca.simulator.archive import Archive, Fact
from cineteca.simulator.invented import standing
from cineteca.simulator.world import Edition


class Hit(NamedTuple):
    """`what` is movie, tv or person."""

    what: str
    fact: Fact


@lru_cache(maxsize=50_000)
def plain(text: str) -> str:
    """Words in small letters without accents, one space between them."""
    unaccented = (sign for sign in normalize("NFKD", text.casefold()) if not combining(sign))
    return " ".join("".join(sign if sign.isalnum() else " " for sign in unaccented).split())


def works(edition: Edition, media: str, text: str, year: int | None = None) -> list[Hit]:
    """Works whose title, or original title, has words that begin as those of `text`; the best match first."""
    if not (wanted := plain(text)):
        return []
    found = [
        (_fit(wanted, titles), -float(work["popularity"]), work)
        for work in edition.archive.works(media).values()
        if year is None or work.get("year") == year
        for titles in [(work["title"], work.get("original_title", ""))]
        if _matches(wanted, titles)
    ]
    found.sort(key=lambda one: (one[0], one[1], one[2]["tmdb"]))
    return [Hit(media, work) for _, _, work in found]


def people(edition: Edition, text: str) -> list[Hit]:
    """People by their names, those with most credits first."""
    if not (wanted := plain(text)):
        return []
    archive = edition.archive
    found = [person for person in archive.people.values() if _matches(wanted, (person["name"],))]
    found.sort(key=lambda person: (_fit(wanted, (person["name"],)), -_parts(archive, person), person["number"]))
    return [Hit("person", person) for person in found]


def everything(edition: Edition, text: str) -> list[Hit]:
    """Works and people together: exact names first, then the most popular."""
    hits = [*works(edition, "movie", text), *works(edition, "tv", text), *people(edition, text)]
    wanted = plain(text)
    return sorted(hits, key=lambda hit: (_fit(wanted, _names(hit)), -_weight(edition.archive, hit)))


def collections(edition: Edition, text: str) -> list[tuple[int, str]]:
    """Number and name of collections."""
    wanted = plain(text)
    named = ((number, parts[0]["collection"]["name"]) for number, parts in edition.archive.collections.items())
    return sorted((number, name) for number, name in named if wanted and _matches(wanted, (name,)))


def _matches(wanted: str, names: Iterable[str]) -> bool:
    return any(_begins(wanted, f" {plain(name)}") for name in names if name)


def _begins(wanted: str, name: str) -> bool:
    return all(f" {word}" in name for word in wanted.split(" "))


def _fit(wanted: str, names: Iterable[str]) -> int:
    """0 for the very words, 1 for a beginning, 2 for the rest."""
    told = [plain(name) for name in names if name]
    return 0 if wanted in told else 1 if any(name.startswith(wanted) for name in told) else 2


def _names(hit: Hit) -> Iterator[str]:
    yield hit.fact["name"] if hit.what == "person" else hit.fact["title"]


def _weight(archive: Archive, hit: Hit) -> float:
    return float(_parts(archive, hit.fact)) if hit.what == "person" else standing.popularity(hit.fact)


def _parts(archive: Archive, person: Fact) -> int:
    return len(archive.credits_of.get(person["key"], ()))
