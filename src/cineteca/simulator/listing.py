"""What is popular, playing, coming, best rated and trending on a day: pure, from facts and chance."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from cineteca.simulator.archive import Archive, Fact
from cineteca.simulator.chance import fraction
from cineteca.simulator.invented import standing

PLAYS, COMES = timedelta(days=42), timedelta(days=21)
TRENDING = 400
_FEW_VOTES = 300
_ANNIVERSARIES = 5
_YOUNGEST_CLASSIC = 10
_ON_THE_AIR, _TODAY = 0.7, 0.25


class Entry(NamedTuple):
    media: str
    work: Fact


def popular(archive: Archive, media: str, day: date, by: str = "") -> list[Entry]:
    """Every work that is out or coming, most wanted first; chance moves them a little each week.

    `by` is a provider whose people have another taste.
    """
    week = f"{by}{day.isocalendar().year}-{day.isocalendar().week}"
    return _most_wanted(archive.works(media).values(), media, day, wobble=0.25, period=week)


def trending(archive: Archive, media: str, day: date, window: str, by: str = "") -> list[Entry]:
    """The `TRENDING` most wanted of a day or week, with much chance in it; `media` may be "all"."""
    period, wobble = (day.isoformat(), 1.6) if window == "day" else (f"{day.isocalendar()[:2]}", 1.1)
    kinds = ("movie", "tv") if media == "all" else (media,)
    found = [
        (standing.wanted(work, kind, day, wobble=wobble, period=f"{by}{period}"), kind, work)
        for kind in kinds
        for work in archive.works(kind).values()
    ]
    found.sort(key=lambda one: (-one[0], one[2]["tmdb"]))
    return [Entry(kind, work) for _, kind, work in found[:TRENDING]]


def top_rated(archive: Archive, media: str, _day: date) -> list[Entry]:
    """Those with enough votes, best first."""
    rated = [(_rating(work), work) for work in archive.works(media).values()]
    counted = [(value, work) for (value, votes), work in rated if votes >= _FEW_VOTES]
    counted.sort(key=lambda one: (-one[0], one[1]["tmdb"]))
    return [Entry(media, work) for _, work in counted]


def now_playing(archive: Archive, media: str, day: date) -> list[Entry]:
    """Films of the last six weeks, and classics on a round birthday that are shown again."""
    return _in_cinemas(archive, media, day - PLAYS, day, day)


def upcoming(archive: Archive, media: str, day: date) -> list[Entry]:
    """Films of the next three weeks, and classics that are to be shown again."""
    return _in_cinemas(archive, media, day + timedelta(days=1), day + COMES, day)


def on_the_air(archive: Archive, media: str, day: date) -> list[Entry]:
    """Shows that go on and have an episode within a week: which, is chance."""
    return _airing(archive, media, day, _ON_THE_AIR, f"{day.isocalendar()[:2]}")


def airing_today(archive: Archive, media: str, day: date) -> list[Entry]:
    """Those of them that have it today."""
    weekly = {entry.work["tmdb"] for entry in on_the_air(archive, media, day)}
    return [e for e in _airing(archive, media, day, _TODAY, day.isoformat()) if e.work["tmdb"] in weekly]


List = Callable[[Archive, str, date], list[Entry]]
OF_FILMS: Mapping[str, List] = {
    "popular": popular,
    "now_playing": now_playing,
    "upcoming": upcoming,
    "top_rated": top_rated,
}
OF_SHOWS: Mapping[str, List] = {
    "popular": popular,
    "on_the_air": on_the_air,
    "airing_today": airing_today,
    "top_rated": top_rated,
}


def _most_wanted(works: Iterable[Fact], media: str, day: date, *, wobble: float, period: str) -> list[Entry]:
    found = [(standing.wanted(work, media, day, wobble=wobble, period=period), work) for work in works]
    found.sort(key=lambda one: (-one[0], one[1]["tmdb"]))
    return [Entry(media, work) for _, work in found]


def _in_cinemas(archive: Archive, media: str, first: date, last: date, day: date) -> list[Entry]:
    days = {(first + timedelta(days=n)).isoformat()[5:] for n in range((last - first).days + 1)}
    shown = [work for work in archive.works(media).values() if _shown(work, first, last, days)]
    return _most_wanted(shown, media, day, wobble=0.1, period=day.isoformat())


def _shown(work: Fact, first: date, last: date, days: set[str]) -> bool:
    told = work.get("release_date")
    if not told:
        return False
    age = last.year - int(told[:4])
    is_classic = age >= _YOUNGEST_CLASSIC and age % _ANNIVERSARIES == 0 and told[5:] in days
    return is_classic or first.isoformat() <= told <= last.isoformat()


def _airing(archive: Archive, media: str, day: date, share: float, period: str) -> list[Entry]:
    going_on = [work for work in archive.works(media).values() if work.get("status") == "Returning Series"]
    airing = [work for work in going_on if fraction("airs", work["tmdb"], period) < share]
    return _most_wanted(airing, media, day, wobble=0.1, period=day.isoformat())


def _rating(work: Fact) -> tuple[float, int]:
    ratings = work.get("ratings", {})
    told = ratings.get("tmdb") or ratings.get("imdb") or {}
    return float(told.get("value", 0)), int(told.get("votes", 0))
