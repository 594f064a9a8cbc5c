"""``/person/{id}``."""

from collections.abc import Iterable

from cineteca.simulator.archive import Archive, Fact
from cineteca.simulator.tmdb import blocks
from cineteca.simulator.tmdb.pieces import JSON, department


def person(archive: Archive, fact: Fact, append: Iterable[str] = ()) -> JSON:
    """A person with the appended blocks."""
    body: JSON = {
        "adult": False,
        "also_known_as": [],
        "biography": "",
        "birthday": _whole_date(fact.get("born")),
        "deathday": _whole_date(fact.get("died")),
        "gender": 0,
        "homepage": None,
        "id": fact["number"],
        "imdb_id": fact.get("imdb"),
        "known_for_department": department(archive, fact),
        "name": fact["name"],
        "place_of_birth": fact.get("birth_place"),
        "popularity": 0.0,
        "profile_path": None,
    }
    return body | {name: blocks.PERSON[name](archive, fact) for name in append if name in blocks.PERSON}


def _whole_date(text: str | None) -> str | None:
    """A date of which only the year is known is none for TMDB."""
    return text if text and len(text) == len("1977-05-25") else None
