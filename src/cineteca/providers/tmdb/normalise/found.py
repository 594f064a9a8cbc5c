"""What TMDB knows under another source's id. Source: TMDB API v3, ``/find/{external_id}``."""

from collections.abc import Mapping

from cineteca.providers.contract import Found
from cineteca.providers.reading import Reading
from cineteca.providers.records import Kind
from cineteca.providers.tmdb import payloads
from cineteca.providers.tmdb.normalise import common

Body = payloads.FindResults | Mapping[str, object] | None


def found(body: Body) -> Found | None:
    """The film or show in a find answer. People, seasons and episodes are not works: None."""
    seen = Reading(body)
    for item in seen.each("movie_results"):
        if known := common.own_id(item):
            return Found(Kind.FILM, known, item.line("title"), common.year(item.day("release_date")))
    for item in seen.each("tv_results"):
        if known := common.own_id(item):
            return Found(Kind.SHOW, known, item.line("name"), common.year(item.day("first_air_date")))
    return None


def found_person(body: Body) -> str | None:
    """TMDB's number of the person in a find answer; None where it names none."""
    people = (common.own_id(item) for item in Reading(body).each("person_results"))
    return next((known["tmdb"] for known in people if known), None)
