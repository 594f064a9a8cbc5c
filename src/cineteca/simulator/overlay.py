"""What a control call may change about a work: pure rules."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from cineteca.simulator.archive import Fact
from cineteca.simulator.errors import BadChange

Change = Mapping[str, Any]
KINDS = ("flatrate", "free", "ads", "rent", "buy")


def changed(fact: Fact, change: Change) -> dict[str, Any]:
    """The work after a change, by the names in `FIELDS`; a value of None takes what was there away.

    Raises `BadChange` naming the field and what it wants.
    """
    told = dict(fact)
    for name, value in change.items():
        if name not in FIELDS:
            raise BadChange(f"“{name}” cannot be changed. These can: {', '.join(sorted(FIELDS))}.")
        FIELDS[name](told, value)
    return told


def _plain(key: str, want: type | tuple[type, ...], wanted: str) -> Callable[[dict[str, Any], Any], None]:
    def put(fact: dict[str, Any], value: Any) -> None:
        if value is None:
            fact.pop(key, None)
        elif isinstance(value, want) and not isinstance(value, bool):
            fact[key] = value
        else:
            raise BadChange(f"“{key}” wants {wanted}, not {value!r}.")

    return put


def _day(key: str) -> Callable[[dict[str, Any], Any], None]:
    def put(fact: dict[str, Any], value: Any) -> None:
        try:
            fact[key] = date.fromisoformat(value).isoformat()
        except (ValueError, TypeError):
            raise BadChange(f"“{key}” wants a day as 2026-08-14, not {value!r}.") from None
        if key != "last_air_date":
            fact["year"] = int(fact[key][:4])

    return put


def _rating(source: str, key: str, most: float) -> Callable[[dict[str, Any], Any], None]:
    def put(fact: dict[str, Any], value: Any) -> None:
        if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= most:
            raise BadChange(f"The {key} of {source} is a number from 0 to {most:g}, not {value!r}.")
        ratings = fact.get("ratings", {})
        blank = {"value": 0.0, "votes": 0} if source in {"tmdb", "imdb"} else {}
        fact["ratings"] = {**ratings, source: {**blank, **ratings.get(source, {}), key: value}}

    return put


def _offers(fact: dict[str, Any], value: Any) -> None:
    """``{"US": [["flatrate", "Netflix", 8, 1], …]}``: all that a region has; None or an empty list empties it."""
    if not isinstance(value, Mapping):
        raise BadChange("“offers” wants lists of [kind, service, number, place] by region.")
    kept = [list(offer) for offer in fact.get("offers", ()) if offer[0] not in value]
    for region, offers in value.items():
        for offer in offers or ():
            if len(offer) != len(("kind", "service", "number", "place")) or offer[0] not in KINDS:
                raise BadChange(f"“{offer}” is no offer. Write [kind, service, number, place] with {'/'.join(KINDS)}.")
            kept.append([region, *offer])
    fact["offers"] = kept


_TEXT, _WHOLE, _NUMBER = (str, "a text"), (int, "a whole number"), ((int, float), "a number")
FIELDS: Mapping[str, Callable[[dict[str, Any], Any], None]] = {
    "title": _plain("title", *_TEXT),
    "original_title": _plain("original_title", *_TEXT),
    "original_language": _plain("original_language", *_TEXT),
    "status": _plain("status", *_TEXT),
    "overview": _plain("overview", *_TEXT),
    "tagline": _plain("tagline", *_TEXT),
    "awards": _plain("awards", *_TEXT),
    "runtime": _plain("runtime", *_WHOLE),
    "budget": _plain("budget", *_WHOLE),
    "revenue": _plain("revenue", *_WHOLE),
    "box_office": _plain("box_office", *_WHOLE),
    "popularity": _plain("popularity", *_NUMBER),
    "genres": _plain("genres", list, "a list of names"),
    "keywords": _plain("keywords", list, "a list of words"),
    "poster": _plain("poster", *_TEXT),
    "backdrop": _plain("backdrop", *_TEXT),
    "release_date": _day("release_date"),
    "first_air_date": _day("first_air_date"),
    "last_air_date": _day("last_air_date"),
    "vote_average": _rating("tmdb", "value", 10),
    "vote_count": _rating("tmdb", "votes", 2**31),
    "imdb_rating": _rating("imdb", "value", 10),
    "imdb_votes": _rating("imdb", "votes", 2**31),
    "metascore": _rating("metacritic", "score", 100),
    "rotten_tomatoes": _rating("rotten_tomatoes", "percent", 100),
    "offers": _offers,
}
