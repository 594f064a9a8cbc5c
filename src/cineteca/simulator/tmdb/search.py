"""``/search/{movie|tv|person|multi|collection}``."""

from cineteca.simulator import searching
from cineteca.simulator.archive import Archive
from cineteca.simulator.searching import Hit
from cineteca.simulator.tmdb.finding import found_person
from cineteca.simulator.tmdb.lists import paged
from cineteca.simulator.tmdb.pieces import JSON, listed
from cineteca.simulator.world import Edition

KINDS = ("movie", "tv", "person", "multi", "collection")


def search(edition: Edition, what: str, text: str, year: int | None, page: int) -> JSON:
    """A page of what the words `text` find."""
    if what == "collection":
        return _collections(edition, text, page)
    hits = edition.recall(("search", what, text, year), lambda: _hits(edition, what, text, year))
    items, told = paged(hits, page)
    return told | {"results": [_told(edition.archive, hit, mixed=what == "multi") for hit in items]}


def _hits(edition: Edition, what: str, text: str, year: int | None) -> list[Hit]:
    if what == "multi":
        return searching.everything(edition, text)
    return searching.people(edition, text) if what == "person" else searching.works(edition, what, text, year)


def _told(archive: Archive, hit: Hit, *, mixed: bool) -> JSON:
    body = found_person(archive, hit.fact) if hit.what == "person" else listed(archive, hit.fact, hit.what)
    return body | ({"media_type": hit.what} if mixed else {})


def _collections(edition: Edition, text: str, page: int) -> JSON:
    items, told = paged(searching.collections(edition, text), page)
    return told | {"results": [_collection(number, name) for number, name in items]}


def _collection(number: int, name: str) -> JSON:
    return {
        "adult": False,
        "backdrop_path": None,
        "id": number,
        "name": name,
        "original_language": "en",
        "original_name": name,
        "overview": "",
        "poster_path": None,
    }
