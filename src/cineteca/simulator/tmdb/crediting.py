"""Who did what: the credits of works, and of people."""

from collections.abc import Iterator
from typing import Any

from cineteca.simulator.archive import Archive, Fact, Part
from cineteca.simulator.tmdb.pieces import JSON, credit_id, listed, named

_CREATOR = "Creator"


def film_credits(archive: Archive, fact: Fact) -> JSON:
    """``/movie/{id}/credits``."""
    cast = [entry | {"cast_id": entry["order"] + 1} for entry in _cast(archive, fact, "movie")]
    return {"cast": cast, "crew": list(_crew(archive, fact, "movie"))}


def show_credits(archive: Archive, fact: Fact) -> JSON:
    """``/tv/{id}/credits``."""
    return {"cast": list(_cast(archive, fact, "tv")), "crew": list(_crew(archive, fact, "tv"))}


def aggregate_credits(archive: Archive, fact: Fact) -> JSON:
    """``/tv/{id}/aggregate_credits``: everybody once, with what they did and in how many episodes."""
    count = episode_count(fact)
    return {
        "cast": [_whole(entry, "roles", "character", count) for entry in _cast(archive, fact, "tv")],
        "crew": [_whole(entry, "jobs", "job", count) for entry in _crew(archive, fact, "tv")],
    }


def creators(archive: Archive, fact: Fact) -> list[JSON]:
    """Who made up a show; TMDB tells them apart from its crew."""
    names = ("id", "name", "original_name", "gender", "profile_path")
    return [
        {name: named(archive, entry[0])[name] for name in names} | {"credit_id": credit_id("tv", fact, "crew", entry)}
        for entry in fact.get("crew", ())
        if entry[2] == _CREATOR
    ]


def combined_credits(archive: Archive, person: Fact) -> JSON:
    """``/person/{id}/combined_credits``: films and shows."""
    parts = [part for part in archive.credits_of.get(person["key"], ()) if not _is_creation(part)]
    return {
        "cast": [_acted(archive, part) for part in parts if part.side == "cast"],
        "crew": [_worked(archive, part) for part in parts if part.side == "crew"],
    }


def episode_count(fact: Fact) -> int:
    return sum(len(season["episodes"]) for season in fact.get("seasons", ()))


def _cast(archive: Archive, fact: Fact, media: str) -> Iterator[JSON]:
    for place, entry in enumerate(fact.get("cast", ())):
        told = {"character": entry[1] or "", "credit_id": credit_id(media, fact, "cast", entry), "order": place}
        yield named(archive, entry[0]) | told


def _crew(archive: Archive, fact: Fact, media: str) -> Iterator[JSON]:
    for entry in fact.get("crew", ()):
        if entry[2] != _CREATOR:
            told = {"credit_id": credit_id(media, fact, "crew", entry), "department": entry[1], "job": entry[2]}
            yield named(archive, entry[0]) | told


def _whole(entry: JSON, many: str, one: str, count: int) -> JSON:
    done = {"credit_id": entry.pop("credit_id"), one: entry.pop(one), "episode_count": count}
    return entry | {many: [done], "total_episode_count": count}


def _is_creation(part: Part) -> bool:
    return part.side == "crew" and part.entry[2] == _CREATOR


def _acted(archive: Archive, part: Part) -> JSON:
    order: dict[str, Any] = {"order": part.place} if part.media == "movie" else {}
    return _credited(archive, part) | {"character": part.entry[1] or ""} | order


def _worked(archive: Archive, part: Part) -> JSON:
    return _credited(archive, part) | {"department": part.entry[1], "job": part.entry[2]}


def _credited(archive: Archive, part: Part) -> JSON:
    body = listed(archive, part.work, part.media)
    body |= {"credit_id": credit_id(part.media, part.work, part.side, part.entry), "media_type": part.media}
    if part.media == "tv":
        body["episode_count"] = episode_count(part.work)
        body["first_credit_air_date"] = part.work.get("first_air_date")
    return body
