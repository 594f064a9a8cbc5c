"""Films younger than the tables: recorded lists name them, and recorded Trakt answers tie their IMDb and TMDB ids."""

from collections.abc import Iterator
from typing import Any

from cineteca.simulator.genres import FILM
from scripts.demo_facts import crediting, known, names
from scripts.demo_facts.sources import Tables


def films(tables: Tables, taken: set[int]) -> list[tuple[known.KnownFilm, dict[str, Any]]]:
    """The films of `knowledge/recent.txt`, each with its record but for people. One that no list names is an error."""
    numbers, listed = dict(_ids(tables)), _listed(tables)
    return [(film, _record(film, listed.get(numbers.get(film.imdb, 0)), tables, taken)) for film in known.recent()]


def credits_of(film: known.KnownFilm) -> list[crediting.Credit]:
    """Cast and directors as we know them."""
    cast = [crediting.Credit(name, character=character) for name, character in film.cast]
    return crediting.united([*cast, *(crediting.crew(name, "Director") for name in film.directors)])


def _record(film: known.KnownFilm, body: dict[str, Any] | None, tables: Tables, taken: set[int]) -> dict[str, Any]:
    if body is None or body["id"] in taken or names.plain(body["title"]) != names.plain(film.title):
        raise known.UnreadableKnowledge(f"{film.imdb} {film.title}: the recordings say {body and body['title']}")
    rating = tables.votes.get(film.imdb)
    facts = {
        "tmdb": body["id"],
        "imdb": film.imdb,
        "wikidata": tables.wikidata.get(film.imdb, {}).get("wikidata_id"),
        "title": body["title"],
        "original_title": body["original_title"],
        "original_language": body["original_language"],
        "release_date": body["release_date"],
        "year": int(body["release_date"][:4]),
        "runtime": film.runtime,
        "genres": [FILM[number] for number in body["genre_ids"]],
        "languages": [body["original_language"]],
        "certifications": {"US": film.certification} if film.certification else {},
        "ratings": {"imdb": {"value": rating[0], "votes": rating[1]}} if rating else {},
    }
    return {key: value for key, value in facts.items() if value not in (None, "", [], {})}


def _ids(tables: Tables) -> Iterator[tuple[str, int]]:
    """IMDb id, TMDB id of films."""
    for body in tables.trakt_bodies():
        for thing in _objects(body):
            ids = thing.get("ids")
            if isinstance(ids, dict) and ids.get("imdb") and ids.get("tmdb") and "title" in thing and "tvdb" not in ids:
                yield ids["imdb"], ids["tmdb"]


def _listed(tables: Tables) -> dict[int, dict[str, Any]]:
    """Films as recorded lists in English show them, by TMDB id. Each tells the day of its region: the first counts."""
    found: dict[int, dict[str, Any]] = {}
    for body in tables.tmdb_bodies(r"^GET_((?!language=).)+$"):
        for thing in _objects(body):
            if {"id", "title", "release_date", "genre_ids", "original_language"} <= set(thing):
                day = min(thing["release_date"], found.get(thing["id"], thing)["release_date"])
                found[thing["id"]] = thing | {"release_date": day}
    return found


def _objects(body: Any) -> Iterator[dict[str, Any]]:
    if isinstance(body, dict):
        yield body
    for inner in body.values() if isinstance(body, dict) else body if isinstance(body, list) else ():
        yield from _objects(inner)
