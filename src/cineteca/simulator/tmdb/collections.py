"""``/collection/{id}``: films that belong together."""

from cineteca.simulator.archive import Archive
from cineteca.simulator.tmdb.pieces import JSON, listed


def collection(archive: Archive, number: int) -> JSON | None:
    """A collection with its films that the facts know, or None."""
    if not (parts := archive.collections.get(number)):
        return None
    name = parts[0]["collection"]["name"]
    return {
        "id": number,
        "name": name,
        "original_language": "en",
        "original_name": name,
        "overview": "",
        "poster_path": None,
        "backdrop_path": None,
        "parts": [listed(archive, film, "movie") | {"media_type": "movie"} for film in parts],
    }
