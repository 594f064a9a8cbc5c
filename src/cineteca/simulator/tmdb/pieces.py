"""The small objects that TMDB's answers are put together from."""

from hashlib import sha1
from typing import Any

from cineteca.simulator.archive import Archive, Fact, Part
from cineteca.simulator.countries import COUNTRIES, LANGUAGES
from cineteca.simulator.genres import NUMBERS

JSON = dict[str, Any]


def token(*parts: object) -> str:
    """A stable identifier of 24 hexadecimal digits, as TMDB gives to credits, seasons and videos."""
    return sha1("/".join(map(str, parts)).encode(), usedforsecurity=False).hexdigest()[:24]


def number(*parts: object) -> int:
    """A stable positive number, past TMDB's own, for things that TMDB numbers and the facts do not."""
    return 900_000_000 + int(token(*parts)[:7], 16)


def credit_id(media: str, work: Fact, side: str, entry: list[Any]) -> str:
    """The identifier of a credit: the same in the work's answer and in the person's."""
    return token(media, work["tmdb"], side, *entry)


def score(fact: Fact) -> JSON:
    rating = fact.get("ratings", {}).get("tmdb", {})
    return {"vote_average": float(rating.get("value", 0)), "vote_count": int(rating.get("votes", 0))}


def genre_numbers(fact: Fact) -> list[int]:
    return [NUMBERS[name] for name in fact.get("genres", ()) if name in NUMBERS]


def genres(fact: Fact) -> list[JSON]:
    return [{"id": NUMBERS[name], "name": name} for name in fact.get("genres", ()) if name in NUMBERS]


def company(name: str, kind: str = "company") -> JSON:
    """A company or a network."""
    return {"id": number(kind, name), "logo_path": None, "name": name, "origin_country": ""}


def country(code: str) -> JSON:
    return {"iso_3166_1": code, "name": COUNTRIES.get(code, code)}


def language(code: str) -> JSON:
    name = LANGUAGES.get(code, code)
    return {"english_name": name, "iso_639_1": code, "name": name}


def listed(archive: Archive, fact: Fact, media: str) -> JSON:
    """A film or show as TMDB's lists show it."""
    film = media == "movie"
    name, date = ("title", "release_date") if film else ("name", "first_air_date")
    body: JSON = {
        "adult": False,
        "backdrop_path": fact.get("backdrop"),
        "genre_ids": genre_numbers(fact),
        "id": fact["tmdb"],
        "original_language": fact.get("original_language", "xx"),
        f"original_{name}": fact.get("original_title", fact["title"]),
        "overview": archive.text(fact).get("synopsis", ""),
        "popularity": float(fact.get("popularity", 0)),
        "poster_path": fact.get("poster"),
        date: fact.get(date, ""),
        "softcore": False,
        name: fact["title"],
        **score(fact),
    }
    return body | ({"video": False} if film else {"origin_country": list(fact.get("countries", ()))})


def department(archive: Archive, person: Fact) -> str:
    """What somebody is known for: told by the facts, else what they did most."""
    if told := person.get("profession"):
        return str(told)
    done = [_department(part) for part in archive.credits_of.get(person["key"], ())]
    return max(sorted(set(done)), key=done.count) if done else "Acting"


def _department(part: Part) -> str:
    return str(part.entry[1]) if part.side == "crew" else "Acting"


def named(archive: Archive, key: str) -> JSON:
    """A person as lists of credits show them."""
    person = archive.people[key]
    return {
        "adult": False,
        "gender": 0,
        "id": person["number"],
        "known_for_department": department(archive, person),
        "name": person["name"],
        "original_name": person["name"],
        "popularity": 0.0,
        "profile_path": None,
    }
