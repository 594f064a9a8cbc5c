"""Trakt's answers, in its wire format. Source: Trakt API v2; kept honest by a test on real bodies.

Trakt's numbers, votes, watchers and the like are made up: the facts know none. As at the real one some entries lack an
identifier, so that who reads them has to do without.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from math import ceil
from typing import Any, NamedTuple

from cineteca.simulator import genres, listing, searching
from cineteca.simulator.archive import Fact
from cineteca.simulator.chance import dice, fraction, letters
from cineteca.simulator.listing import Entry
from cineteca.simulator.world import Edition

JSON = dict[str, Any]
FILMS, SHOWS = 50_000_000, 60_000_000
A_PAGE, MOST_A_PAGE = 10, 100
_WITHOUT_TMDB, _WITHOUT_IMDB = 0.02, 0.03
_ART = ("logo", "thumb", "banner", "fanart", "poster", "clearart")
_SITES = ("twitter", "facebook", "instagram", "wikipedia")
_MEDIA = {"movies": "movie", "shows": "tv", "movie": "movie", "show": "tv"}


class Told(NamedTuple):
    """A body with the headers that tell of its pages. A body of None was not found."""

    body: Any
    headers: Mapping[str, str]


def answer(edition: Edition, path: str, query: Mapping[str, str]) -> Told:
    """The answer to ``/{path}``."""
    for form, told in _ROUTES:
        if asked := form.fullmatch(path):
            return told(edition, asked, query)
    return Told(None, {})


def _listed(edition: Edition, asked: re.Match[str], query: Mapping[str, str]) -> Told:
    """``/movies/{trending|popular|anticipated}`` and the same of shows."""
    media, name = _MEDIA[asked["media"]], asked["name"]
    entries = edition.recall(("trakt", media, name), lambda: _LISTS[name](edition, media))
    items, headers = _paged(entries, query)
    full = _is_full(query)
    return Told([_wrapped(edition, entry.work, media, name, full=full) for entry in items], headers)


def _summary(edition: Edition, asked: re.Match[str], query: Mapping[str, str]) -> Told:
    """``/movies/{id}``: by Trakt's number, slug or IMDb's identifier."""
    media = _MEDIA[asked["media"]]
    work = _by_any(edition, media, asked["value"])
    return Told(_work(edition, work, media, full=_is_full(query)) if work else None, {})


def _ratings(edition: Edition, asked: re.Match[str], _query: Mapping[str, str]) -> Told:
    work = _by_any(edition, _MEDIA[asked["media"]], asked["value"])
    if not work:
        return Told(None, {})
    rating, votes = _rating(work)
    spread = {str(score): round(votes * (1 + score) / 65) for score in range(1, 11)}
    return Told({"rating": rating, "votes": votes, "distribution": spread}, {})


def _genres(_edition: Edition, asked: re.Match[str], _query: Mapping[str, str]) -> Told:
    """``/genres/movies``: names and what they are called in addresses."""
    known = genres.FILM if asked["media"] == "movies" else genres.SHOW
    return Told([{"name": name, "slug": _slug(name)} for name in known.values()], {})


def _by_id(edition: Edition, asked: re.Match[str], query: Mapping[str, str]) -> Told:
    """``/search/{imdb|tmdb|tvdb|trakt}/{value}?type=…``: a list, empty where nothing has it."""
    kinds = [_MEDIA[kind] for kind in query.get("type", "movie,show").split(",") if kind in _MEDIA]
    found = [(media, _by_id_of(edition, media, asked["source"], asked["value"])) for media in kinds]
    hits = [_hit(edition, work, media, 1000, full=_is_full(query)) for media, work in found if work]
    return Told(hits, _headers(1, A_PAGE, len(hits)))


def _by_words(edition: Edition, asked: re.Match[str], query: Mapping[str, str]) -> Told:
    """``/search/movie,show?query=…``."""
    kinds = [_MEDIA[kind] for kind in asked["kinds"].split(",") if kind in _MEDIA]
    years = query.get("years", "")
    year = int(years) if years.isdecimal() else None
    hits = [hit for media in kinds for hit in searching.works(edition, media, query.get("query", ""), year)]
    items, headers = _paged(hits, query)
    scored = [_hit(edition, hit.fact, hit.what, 1000 - place, full=_is_full(query)) for place, hit in enumerate(items)]
    return Told(scored, headers)


def _hit(edition: Edition, work: Fact, media: str, score: int, *, full: bool) -> JSON:
    kind = "movie" if media == "movie" else "show"
    return {"type": kind, "score": score, kind: _work(edition, work, media, full=full)}


def _wrapped(edition: Edition, work: Fact, media: str, name: str, *, full: bool) -> JSON:
    told = _work(edition, work, media, full=full)
    kind = "movie" if media == "movie" else "show"
    heat = float(work["popularity"])
    if name == "trending":
        return {"watchers": 1 + int(heat * 9 * (0.5 + fraction("watchers", work["tmdb"], edition.today))), kind: told}
    if name == "anticipated":
        return {"list_count": 1 + int(heat * 90 * (0.5 + fraction("lists", work["tmdb"]))), kind: told}
    return told


def _work(edition: Edition, work: Fact, media: str, *, full: bool) -> JSON:
    body: JSON = {"title": work["title"], "year": work.get("year"), "ids": _ids(work, media)}
    if media == "tv":
        body["aired_episodes"] = _episodes(work)
    return body | _more(edition, work, media) if full else body


def _more(edition: Edition, work: Fact, media: str) -> JSON:
    """What ``extended=full`` adds."""
    text, (rating, votes) = edition.archive.text(work), _rating(work)
    told: JSON = {
        "tagline": text.get("tagline", ""),
        "overview": text.get("synopsis", ""),
        "runtime": work.get("runtime"),
        "country": next((code.lower() for code in work.get("countries", ())), None),
        "status": str(work.get("status", "Released")).lower(),
        "rating": rating,
        "votes": votes,
        "comment_count": votes // 400,
        "trailer": next((f"https://youtube.com/watch?v={video[1]}" for video in work.get("videos", ())), None),
        "homepage": work.get("homepage"),
        "updated_at": _updated_at(edition, work, media),
        "language": work.get("original_language"),
        "languages": list(work.get("languages", ())),
        "available_translations": ["en"],
        "genres": [_slug(genre) for genre in work.get("genres", ())],
        "subgenres": [],
        "certification": work.get("certifications", {}).get("US"),
        "original_title": work.get("original_title", work["title"]),
        "colors": {"poster": ["#3B4A58", "#1D2430"]},
        "images": {kind: [] for kind in _ART},
        "social_ids": dict.fromkeys(_SITES),
    }
    return told | (_of_film(work) if media == "movie" else _of_show(work))


def _of_film(work: Fact) -> JSON:
    return {"released": work.get("release_date"), "after_credits": False, "during_credits": False}


def _of_show(work: Fact) -> JSON:
    day = work.get("first_air_date")
    return {
        "first_aired": f"{day}T02:00:00.000Z" if day else None,
        "airs": {"day": date.fromisoformat(day).strftime("%A") if day else None, "time": "21:00", "timezone": "UTC"},
        "network": next(iter(work.get("networks", ())), None),
        "aired_episodes": _episodes(work),
        "total_runtime": _episodes(work) * (work.get("runtime") or 0),
    }


def _ids(work: Fact, media: str) -> JSON:
    number = work["tmdb"]
    lucky = fraction("trakt ids", media, number)
    told: JSON = {
        "trakt": number_of(work, media),
        "slug": slug_of(work, media),
        "imdb": None if lucky > 1 - _WITHOUT_IMDB else work.get("imdb"),
        "tmdb": None if lucky < _WITHOUT_TMDB else number,
        "plex": _plex(work, media),
    }
    return told | ({"tvdb": work.get("tvdb")} if media == "tv" else {})


def _plex(work: Fact, media: str) -> JSON:
    """Plex does not know shows that are yet to come."""
    if media == "tv" and not work.get("seasons"):
        return {"guid": None, "slug": None}
    return {"guid": letters("plex", media, work["tmdb"], length=24).lower(), "slug": slug_of(work, media)}


def number_of(work: Fact, media: str) -> int:
    """Trakt's number of a work, past those that Trakt gives."""
    return int(work["tmdb"]) + (FILMS if media == "movie" else SHOWS)


def slug_of(work: Fact, media: str) -> str:
    words = searching.plain(work["title"]).replace(" ", "-") or str(work["tmdb"])
    return f"{words}-{work['year']}" if media == "movie" and "year" in work else words


def _slug(genre: str) -> str:
    return genre.lower().replace(" & ", "-").replace(" ", "-")


def _by_any(edition: Edition, media: str, value: str) -> Fact | None:
    if value.isdecimal():
        return _by_id_of(edition, media, "trakt", value)
    if re.fullmatch(r"tt\d+", value):
        return _by_id_of(edition, media, "imdb", value)
    slugs = edition.recall(("trakt slugs", media), lambda: _slugs(edition, media))
    return slugs.get(value)


def _by_id_of(edition: Edition, media: str, source: str, value: str) -> Fact | None:
    works = edition.archive.works(media)
    if source in {"imdb", "tvdb"}:
        of_media, work = edition.archive.works_by_id.get((source, value), ("", {}))
        return work if of_media == media else None
    if not value.isdecimal():
        return None
    first = {"trakt": FILMS if media == "movie" else SHOWS, "tmdb": 0}[source]
    return works.get(int(value) - first)


def _slugs(edition: Edition, media: str) -> dict[str, Fact]:
    works = edition.archive.works(media).values()
    return {slug_of(work, media): work for work in sorted(works, key=lambda work: float(work["popularity"]))}


def _rating(work: Fact) -> tuple[float, int]:
    """Near what others give, by a tenth as many."""
    ratings = work.get("ratings", {})
    known = ratings.get("imdb") or ratings.get("tmdb") or {"value": 0.0, "votes": 0}
    if not known["votes"]:
        return 0.0, 0
    near = float(known["value"]) + dice("trakt", work["tmdb"]).uniform(-0.4, 0.4)
    return round(min(10.0, max(1.0, near)), 5), max(1, int(known["votes"]) // 10)


def _updated_at(edition: Edition, work: Fact, media: str) -> str:
    touched = max((day for day, of_day in edition.touches.items() if (media, work["tmdb"]) in of_day), default=None)
    return f"{touched or '2026-05-23'}T17:00:36.000Z"


def _episodes(work: Fact) -> int:
    return sum(len(season["episodes"]) for season in work.get("seasons", ()) if season["number"])


def _trending(edition: Edition, media: str) -> list[Entry]:
    return listing.trending(edition.archive, media, edition.today, "day", by="trakt")


def _popular(edition: Edition, media: str) -> list[Entry]:
    return listing.popular(edition.archive, media, edition.today, by="trakt")


def _anticipated(edition: Edition, media: str) -> list[Entry]:
    """What is not out yet."""
    dated = "release_date" if media == "movie" else "first_air_date"
    coming = edition.today.isoformat()
    return [entry for entry in _popular(edition, media) if str(entry.work.get(dated, "")) > coming]


def _paged(items: Sequence[Any], query: Mapping[str, str]) -> tuple[Sequence[Any], Mapping[str, str]]:
    page, limit = _positive(query, "page", 1), min(MOST_A_PAGE, _positive(query, "limit", A_PAGE))
    return items[(page - 1) * limit : page * limit], _headers(page, limit, len(items))


def _headers(page: int, limit: int, count: int) -> Mapping[str, str]:
    told = {"page": page, "limit": limit, "page-count": ceil(count / limit), "item-count": count}
    return {f"x-pagination-{name}": str(number) for name, number in told.items()}


def _positive(query: Mapping[str, str], name: str, default: int) -> int:
    told = query.get(name, "")
    return int(told) if told.isdecimal() and int(told) else default


def _is_full(query: Mapping[str, str]) -> bool:
    return "full" in query.get("extended", "").split(",")


_LISTS: Mapping[str, Callable[[Edition, str], list[Entry]]] = {
    "trending": _trending,
    "popular": _popular,
    "anticipated": _anticipated,
}
_ROUTES: Sequence[tuple[re.Pattern[str], Callable[[Edition, re.Match[str], Mapping[str, str]], Told]]] = (
    (re.compile(rf"(?P<media>movies|shows)/(?P<name>{'|'.join(_LISTS)})"), _listed),
    (re.compile(r"(?P<media>movies|shows)/(?P<value>[^/]+)"), _summary),
    (re.compile(r"(?P<media>movies|shows)/(?P<value>[^/]+)/ratings"), _ratings),
    (re.compile(r"genres/(?P<media>movies|shows)"), _genres),
    (re.compile(r"search/(?P<source>imdb|tmdb|tvdb|trakt)/(?P<value>[^/]+)"), _by_id),
    (re.compile(r"search/(?P<kinds>[a-z,]+)"), _by_words),
)
