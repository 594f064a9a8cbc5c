"""Which answer a question gets, all being well: pure, and remembered for a while."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

import orjson

from cineteca.simulator import archive as facts
from cineteca.simulator import omdb, tmdb
from cineteca.simulator.tmdb import blocks
from cineteca.simulator.tmdb.pieces import JSON

MOST_APPENDED = 20
REMEMBERED = 1024  # some ten kilobytes each

# Source: TMDB API, list of errors; 34 and 7 as recorded.
NOT_FOUND = {"success": False, "status_code": 34, "status_message": "The resource you requested could not be found."}
BAD_KEY = {"status_code": 7, "status_message": "Invalid API key: You must be granted a valid key.", "success": False}
BAD_PARAMETERS = {
    "success": False,
    "status_code": 5,
    "status_message": "Invalid parameters: Your request parameters are incorrect.",
}
TOO_MANY_APPENDED = {
    "success": False,
    "status_code": 27,
    "status_message": "Too many append to response objects: The maximum number of remote calls is 20.",
}

_PATH = re.compile(
    r"(?P<what>movie|tv|person)/(?P<value>(?:tt)?\d+)(?:/season/(?P<season>\d+))?(?:/(?P<part>[a-z_/]+))?"
)
_WITHOUT_ID = frozenset({"similar"})


class Answer(NamedTuple):
    status: int
    body: bytes


def of_tmdb(path: str, query: Mapping[str, str]) -> Answer:
    """The answer to ``/3/{path}``."""
    return _of_tmdb(path, query.get("append_to_response", ""), query.get("external_source", ""))


@lru_cache(maxsize=REMEMBERED)
def of_omdb(imdb_id: str) -> Answer:
    """The answer to ``/?i={imdb_id}``."""
    return Answer(200, orjson.dumps(omdb.title(facts.load(), imdb_id)))


@lru_cache(maxsize=REMEMBERED)
def _of_tmdb(path: str, append: str, source: str) -> Answer:
    appended = tuple(part for part in append.split(",") if part)
    if len(appended) > MOST_APPENDED:
        return Answer(400, orjson.dumps(TOO_MANY_APPENDED))
    if path.startswith("find/") and source not in tmdb.SOURCES:
        return Answer(422, orjson.dumps(BAD_PARAMETERS))
    body = _body(path, appended, source)
    return Answer(200, orjson.dumps(body)) if body else Answer(404, orjson.dumps(NOT_FOUND))


def _body(path: str, append: tuple[str, ...], source: str) -> JSON | None:
    archive = facts.load()
    if path == "configuration":
        return tmdb.configuration()
    if path.startswith("find/"):
        return tmdb.find(archive, source, path.removeprefix("find/"))
    form = _PATH.fullmatch(path)
    fact = _fact(archive, form["what"], form["value"]) if form else None
    if not form or fact is None:
        return None
    if form["season"] is not None:
        return _season(archive, form, fact, append)
    whole = {"movie": tmdb.film, "tv": tmdb.show, "person": tmdb.person}[form["what"]]
    return _part(archive, form, fact) if form["part"] else whole(archive, fact, append)


def _fact(archive: facts.Archive, what: str, value: str) -> facts.Fact | None:
    """What a number stands for. Films answer to their IMDb id as well."""
    if value.startswith("tt"):
        media, fact = archive.by_imdb(value)
        return fact if media == what == "movie" else None
    known = archive.people_by_number if what == "person" else archive.works(what)
    return known.get(int(value))


def _season(archive: facts.Archive, form: re.Match[str], show: facts.Fact, append: tuple[str, ...]) -> JSON | None:
    found = next((s for s in show.get("seasons", ()) if str(s["number"]) == form["season"]), None)
    if form["what"] != "tv" or found is None:
        return None
    body = tmdb.season(archive, show, found, (form["part"],) if form["part"] else append)
    if not form["part"]:
        return body
    return {"id": body["id"], **body[form["part"]]} if form["part"] in body else None


def _part(archive: facts.Archive, form: re.Match[str], fact: facts.Fact) -> JSON | None:
    """A block as an endpoint of its own."""
    block = {"movie": blocks.FILM, "tv": blocks.SHOW, "person": blocks.PERSON}[form["what"]].get(form["part"])
    if block is None:
        return None
    told = block(archive, fact)
    return told if form["part"] in _WITHOUT_ID else {"id": fact.get("number") or fact["tmdb"], **told}
