"""From Trakt's answers to our records. Pure and total. Source: API v2, docs.trakt.tv."""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, tzinfo
from typing import Final
from zoneinfo import ZoneInfo

from cineteca.providers import values
from cineteca.providers.contract import Found, Listed, ListPage
from cineteca.providers.reading import MOST_ITEMS, Reading
from cineteca.providers.records import (
    Kind,
    Normalised,
    OrganisationRecord,
    RatingRecord,
    VideoRecord,
    WorkRecord,
)
from cineteca.providers.trakt import payloads

EACH: Final = 50
"""Entries that are asked for on one page."""

NAMES: Final = {Kind.FILM: "movie", Kind.SHOW: "show"}

_IDS: Final = ("trakt", "imdb", "tmdb", "tvdb")
_TRAILER: Final = re.compile(
    r"https?://(?:www\.)?(?:youtube\.com/watch\?(?:.*&)?v=|youtu\.be/)([\w-]{11}).*", re.IGNORECASE
)
_ZONE: Final = re.compile(r"[A-Za-z]+(?:[/_+-][A-Za-z0-9]+)*")


def work(body: payloads.Work | Mapping[str, object] | None, kind: Kind) -> Normalised[WorkRecord]:
    """The record in a film's or show's body, or in the line of a list that has it inside."""
    seen = Reading(body)
    inside = seen.inside(NAMES[kind]) if isinstance(seen.raw(NAMES[kind]), dict) else seen
    inside.expect("ids", "title")
    return Normalised(_record(inside, kind), odd=seen.odd)


def listed(body: Sequence[object], kind: Kind, page: int, pages: int | None) -> ListPage:
    """The works on a page: bare ones (popular), or each with how many watch it or wait for it.

    `pages` as the headers tell it. Where they do not, a page that is full is taken not to be the last.
    """
    seen = Reading({"page": body})
    start = (page - 1) * EACH + 1
    entries = [
        entry for place, item in enumerate(seen.each("page"), start) if (entry := _entry(item, kind, place)) is not None
    ]
    last = page + (len(body) >= EACH) if pages is None else max(pages, page)
    return ListPage(tuple(entries), page, last, odd=seen.odd)


def found(body: Sequence[object], kind: Kind | None) -> Found | None:
    """The one work that a search by an identifier found. Two works under one identifier are none."""
    seen = Reading({"results": list(body)[:MOST_ITEMS]})
    told = [
        Found(of, known, inside.line("title"), _year(inside))
        for item in seen.each("results")
        for of in Kind
        if (kind in {None, of}) and (known := ids(inside := item.inside(NAMES[of])))
    ]
    return told[0] if len({(each.kind, each.ids.get("trakt")) for each in told}) == 1 else None


def ids_of(body: Mapping[str, object]) -> dict[str, str]:
    """The identifiers in a work's body."""
    return ids(Reading(body))


def ids(seen: Reading) -> dict[str, str]:
    """Trakt's own number and those of other sources."""
    inside = seen.inside("ids")
    told = {source: inside.identifier(source) for source in _IDS}
    return {source: value for source, value in told.items() if value}


def _record(seen: Reading, kind: Kind) -> WorkRecord:
    film = kind is Kind.FILM
    released = seen.day("released") if film else None
    spoken = seen.language("language")
    return WorkRecord(
        kind=kind,
        ids=ids(seen),
        title=seen.line("title"),
        original_title=seen.line("original_title"),
        original_language=spoken,
        year=_year(seen),
        release_date=released,
        first_air_date=None if film else _first_aired(seen),
        status=_status(seen),
        runtime_minutes=seen.amount("runtime", 100_000),
        plot=seen.text("overview"),
        tagline=seen.line("tagline", 2000),
        homepage=seen.url("homepage") if seen.raw("homepage") else None,
        certifications=_certification(seen),
        countries=_country(seen),
        languages=seen.every("languages", values.language),
        genres=tuple(slug.replace("-", " ").title() for slug in seen.lines("genres", 100)),
        networks=() if film else _network(seen),
        videos=_trailer(seen),
        ratings=_rating(seen),
    )


def _entry(item: Reading, kind: Kind, rank: int) -> Listed | None:
    wrapped = isinstance(item.raw(NAMES[kind]), dict)
    seen = item.inside(NAMES[kind]) if wrapped else item
    known = ids(seen)
    if not known:
        return None
    strength = (item.integer("watchers") or item.integer("list_count")) if wrapped else None
    day = seen.day("released") if kind is Kind.FILM else _first_aired(seen)
    return Listed(
        kind=kind,
        ids=known,
        rank=rank,
        title=seen.line("title"),
        year=_year(seen),
        release_date=day,
        strength=float(strength) if strength else None,
        original_language=seen.language("language"),
    )


def _year(seen: Reading) -> int | None:
    return seen.integer("year", 1800, 2200) if seen.raw("year") else None


def _first_aired(seen: Reading) -> date | None:
    """The day of the first episode where it was on: what is Monday morning in UTC was Sunday night in New York."""
    moment = seen.moment("first_aired")
    if moment is None or moment.year < 1900:
        return None
    return moment.astimezone(_zone(seen.inside("airs").code("timezone", 64))).date()


def _zone(name: str | None) -> tzinfo:
    try:
        return ZoneInfo(name) if name and _ZONE.fullmatch(name) else UTC
    except (OSError, ValueError):  # a zone that this machine does not know
        return UTC


def _status(seen: Reading) -> str | None:
    """In the words of the other sources: “post production” is “Post Production”."""
    told = seen.code("status", 32)
    return told.title() if told else None


def _country(seen: Reading) -> tuple[str, ...]:
    region = seen.region("country") if seen.raw("country") else None
    return (region,) if region else ()


def _certification(seen: Reading) -> Mapping[str, str]:
    """The certificate in the country of the work: Trakt tells no other."""
    told, where = seen.code("certification", 32), _country(seen)
    return {"US": told} if told and where == ("US",) else {}


def _network(seen: Reading) -> tuple[OrganisationRecord, ...]:
    name = seen.line("network", 200)
    return (OrganisationRecord(name=name),) if name else ()


def _trailer(seen: Reading) -> tuple[VideoRecord, ...]:
    url = seen.url("trailer") if seen.raw("trailer") else None
    known = _TRAILER.fullmatch(url) if url else None
    return (VideoRecord(site="youtube", key=known[1], type="trailer"),) if known else ()


def _rating(seen: Reading) -> tuple[RatingRecord, ...]:
    """What people at Trakt think. Without votes its 0 is no opinion."""
    value, votes = seen.number("rating", 0, 10), seen.integer("votes")
    if not value or not votes:
        return ()
    told = RatingRecord(
        source="trakt",
        raw=f"{value:.2f}",
        value=round(value, 2),
        scale=10.0,
        value_100=round(value * 10, 2),
        votes=votes,
    )
    return (told,)
