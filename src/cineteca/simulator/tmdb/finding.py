"""``/find/{identifier}``."""

from cineteca.simulator.archive import Archive, Fact
from cineteca.simulator.tmdb.pieces import JSON, listed, named

SOURCES = {"imdb_id": "imdb", "tvdb_id": "tvdb", "wikidata_id": "wikidata"}
_KINDS = ("movie", "person", "tv", "tv_episode", "tv_season")
_KNOWN_FOR = 3


def find(archive: Archive, source: str, value: str) -> JSON:
    """Films, shows and people that bear an identifier of another source; `source` is one of `SOURCES`."""
    body: JSON = {f"{kind}_results": [] for kind in _KINDS}
    if work := archive.works_by_id.get((SOURCES[source], value)):
        media, fact = work
        body[f"{media}_results"] = [listed(archive, fact, media) | {"media_type": media}]
    elif source == "imdb_id" and (person := archive.people_by_imdb.get(value)):
        body["person_results"] = [found_person(archive, person) | {"media_type": "person"}]
    return body


def found_person(archive: Archive, person: Fact) -> JSON:
    """Somebody as searches show them, with what they are known for."""
    works = {(part.media, part.work["tmdb"]): part.work for part in archive.credits_of.get(person["key"], ())}
    best = sorted(works, key=lambda key: (-float(works[key].get("popularity", 0)), key))[:_KNOWN_FOR]
    known_for = [listed(archive, works[key], key[0]) | {"media_type": key[0]} for key in best]
    return named(archive, person["key"]) | {"known_for": known_for}
