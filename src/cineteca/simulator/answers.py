"""Which answer TMDB gives to which question, all being well: pure, and remembered for a while."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any, NamedTuple

import orjson

from cineteca.simulator import archive as facts
from cineteca.simulator import tmdb
from cineteca.simulator.tmdb import blocks
from cineteca.simulator.tmdb.pieces import JSON
from cineteca.simulator.world import Edition

MOST_APPENDED = 20

# Source: TMDB API, list of errors; 34 and 7 as recorded.
NOT_FOUND = {"success": False, "status_code": 34, "status_message": "The resource you requested could not be found."}
BAD_KEY = {"status_code": 7, "status_message": "Invalid API key: You must be granted a valid key.", "success": False}
BAD_PARAMETERS = {
    "success": False,
    "status_code": 5,
    "status_message": "Invalid parameters: Your request parameters are incorrect.",
}
TOO_LONG = {
    "success": False,
    "status_code": 20,
    "status_message": "Invalid date range: Should be a range no longer than 14 days.",
}
BAD_PAGE = {
    "success": False,
    "status_code": 22,
    "status_message": "Invalid page: Pages start at 1 and max at 500. They are expected to be an integer.",
}
BAD_DATE = {
    "success": False,
    "status_code": 23,
    "status_message": "Invalid date: Format needs to be YYYY-MM-DD.",
}
TOO_MANY_APPENDED = {
    "success": False,
    "status_code": 27,
    "status_message": "Too many append to response objects: The maximum number of remote calls is 20.",
}

_UNHEARD = frozenset({"api_key", "language", "region", "include_image_language", "include_video_language"})
_WITHOUT_ID = frozenset({"similar"})
_SEARCH_YEARS = ("year", "primary_release_year", "first_air_date_year")

Query = Mapping[str, str]


class Answer(NamedTuple):
    status: int
    body: bytes


class Refusal(Exception):
    """The question cannot be answered as it was asked."""

    def __init__(self, status: int, body: JSON) -> None:
        super().__init__(body)
        self.answer = Answer(status, orjson.dumps(body))


def of_tmdb(edition: Edition, path: str, query: Query, origin: str = "") -> Answer:
    """The answer to ``/3/{path}`` of somebody who reaches the stand-in at `origin`."""
    heard = {name: value for name, value in query.items() if name not in _UNHEARD}
    about = ("tmdb", path, tuple(sorted(heard.items())), origin)
    return edition.recall(about, lambda: _answer(edition, path, heard, origin))


def _answer(edition: Edition, path: str, query: Query, origin: str) -> Answer:
    if path == "configuration":
        return Answer(200, orjson.dumps(tmdb.configuration(origin)))
    for form, told in _ROUTES:
        if asked := form.fullmatch(path):
            try:
                body = told(edition, asked, query)
            except Refusal as refusal:
                return refusal.answer
            return Answer(200, orjson.dumps(body)) if body else Answer(404, orjson.dumps(NOT_FOUND))
    return Answer(404, orjson.dumps(NOT_FOUND))


def _list(edition: Edition, asked: re.Match[str], query: Query) -> JSON | None:
    media, name = asked["what"], asked["name"]
    return tmdb.of_works(edition, media, name, _page(query)) if name in tmdb.LISTS[media] else None


def _trending(edition: Edition, asked: re.Match[str], query: Query) -> JSON:
    return tmdb.trending(edition, asked["what"], asked["window"], _page(query))


def _changes(edition: Edition, asked: re.Match[str], query: Query) -> JSON | None:
    first, last, page = _day(query, "start_date"), _day(query, "end_date"), _page(query)
    try:
        if asked["value"] is None:
            return tmdb.changed(edition, asked["what"], first, last, page)
        fact = _fact(edition.archive, asked["what"], asked["value"])
        return tmdb.of_one(edition, asked["what"], int(asked["value"]), first, last) if fact else None
    except tmdb.TooLong:
        raise Refusal(422, TOO_LONG) from None


def _search(edition: Edition, asked: re.Match[str], query: Query) -> JSON:
    told = next((query[name] for name in _SEARCH_YEARS if query.get(name, "").isdigit()), "")
    return tmdb.search(edition, asked["what"], query.get("query", ""), int(told) if told else None, _page(query))


def _collection(edition: Edition, asked: re.Match[str], _query: Query) -> JSON | None:
    return tmdb.collection(edition.archive, int(asked["value"]))


def _find(edition: Edition, asked: re.Match[str], query: Query) -> JSON:
    if (source := query.get("external_source", "")) not in tmdb.SOURCES:
        raise Refusal(422, BAD_PARAMETERS)
    return tmdb.find(edition.archive, source, asked["value"])


def _detail(edition: Edition, asked: re.Match[str], query: Query) -> JSON | None:
    append = tuple(part for part in query.get("append_to_response", "").split(",") if part)
    if len(append) > MOST_APPENDED:
        raise Refusal(400, TOO_MANY_APPENDED)
    archive = edition.archive
    fact = _fact(archive, asked["what"], asked["value"])
    if fact is None:
        return None
    if asked["season"] is not None:
        return _season(archive, asked, fact, append)
    if asked["part"]:
        return _part(archive, asked, fact)
    wholes: Mapping[str, Callable[..., JSON]] = {"movie": tmdb.film, "tv": tmdb.show, "person": tmdb.person}
    return wholes[asked["what"]](archive, fact, append)


def _fact(archive: facts.Archive, what: str, value: str) -> facts.Fact | None:
    """What a number stands for. Films answer to their IMDb id as well."""
    if value.startswith("tt"):
        media, fact = archive.by_imdb(value)
        return fact if media == what == "movie" else None
    known = archive.people_by_number if what == "person" else archive.works(what)
    return known.get(int(value))


def _season(archive: facts.Archive, asked: re.Match[str], show: facts.Fact, append: tuple[str, ...]) -> JSON | None:
    found = next((s for s in show.get("seasons", ()) if str(s["number"]) == asked["season"]), None)
    if asked["what"] != "tv" or found is None:
        return None
    body = tmdb.season(archive, show, found, (asked["part"],) if asked["part"] else append)
    if not asked["part"]:
        return body
    return {"id": body["id"], **body[asked["part"]]} if asked["part"] in body else None


def _part(archive: facts.Archive, asked: re.Match[str], fact: facts.Fact) -> JSON | None:
    """A block as an endpoint of its own."""
    block = {"movie": blocks.FILM, "tv": blocks.SHOW, "person": blocks.PERSON}[asked["what"]].get(asked["part"])
    if block is None:
        return None
    told = block(archive, fact)
    return told if asked["part"] in _WITHOUT_ID else {"id": fact.get("number") or fact["tmdb"], **told}


def _page(query: Query) -> int:
    told = query.get("page") or "1"
    if not (re.fullmatch(r"[0-9]{1,3}", told) and 1 <= int(told) <= tmdb.MOST_PAGES):
        raise Refusal(400, BAD_PAGE)
    return int(told)


def _day(query: Query, name: str) -> date | None:
    if not (told := query.get(name)):
        return None
    try:
        return date.fromisoformat(told)
    except ValueError:
        raise Refusal(400, BAD_DATE) from None


_compiled = partial(re.compile, flags=re.ASCII)
_ROUTES: list[tuple[re.Pattern[str], Callable[[Edition, re.Match[str], Query], Any]]] = [
    (_compiled(r"(?P<what>movie|tv|person)/(?:(?P<value>\d+)/)?changes"), _changes),
    (_compiled(r"(?P<what>movie|tv)/(?P<name>[a-z]+(?:_[a-z]+)*)"), _list),
    (_compiled(r"trending/(?P<what>movie|tv|all)/(?P<window>day|week)"), _trending),
    (_compiled(r"search/(?P<what>movie|tv|person|multi|collection)"), _search),
    (_compiled(r"collection/(?P<value>\d+)"), _collection),
    (_compiled(r"find/(?P<value>.+)"), _find),
    (
        _compiled(
            r"(?P<what>movie|tv|person)/(?P<value>(?:tt)?\d+)(?:/season/(?P<season>\d+))?(?:/(?P<part>[a-z_/]+))?"
        ),
        _detail,
    ),
]
