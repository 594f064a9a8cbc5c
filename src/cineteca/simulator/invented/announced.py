"""Works that nobody made: one film every second Friday and one show every twelfth Wednesday, announced, then released.

Which there are and what they are hangs on the day alone, so something is always about to come out.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from typing import Any

from cineteca.simulator.chance import dice
from cineteca.simulator.invented import words

FIRST_FILM, FILM_EVERY = date(2025, 1, 3), timedelta(days=14)
FIRST_SHOW, SHOW_EVERY = date(2025, 2, 5), timedelta(days=84)
AHEAD = timedelta(days=90)
FILM_NUMBERS, SHOW_NUMBERS = 90_000_000, 91_000_000
NOTED_DAYS = (0, 1, 7, 30)
"""Days after the release on which the list of changes names a work."""
_EPISODES = 8
_MOST_VOTES = 4000


@dataclass(frozen=True, slots=True)
class Announced:
    """Works with the people in them and our words about them, as lines of facts."""

    films: list[dict[str, Any]] = field(default_factory=list)
    shows: list[dict[str, Any]] = field(default_factory=list)
    people: list[dict[str, Any]] = field(default_factory=list)
    texts: list[dict[str, Any]] = field(default_factory=list)


def on(day: date) -> Announced:
    """All that are announced by `day`, those long released too."""
    films = [_film(place, released, day) for place, released in _calendar(FIRST_FILM, FILM_EVERY, day)]
    shows = [_show(place, released, day) for place, released in _calendar(FIRST_SHOW, SHOW_EVERY, day)]
    names = {key for work in [*films, *shows] for side in ("cast", "crew") for key, *_ in work[side]}
    people = [{"key": key, "name": key.removeprefix("invented:")} for key in sorted(names)]
    return Announced(films, shows, people, [_text(work) for work in [*films, *shows]])


def noted(work: dict[str, Any], day: date) -> bool:
    """Whether the list of changes of `day` names the work: when it is announced, when it comes out, and a little on."""
    released = date.fromisoformat(work.get("release_date") or work["first_air_date"])
    return day == released - AHEAD or (day - released).days in NOTED_DAYS


def _calendar(first: date, every: timedelta, day: date) -> Iterator[tuple[int, date]]:
    for place in count():
        released = first + place * every
        if released - AHEAD > day:
            return
        yield place, released


def _film(place: int, released: date, day: date) -> dict[str, Any]:
    thrown = dice("announced film", place)
    return {
        "tmdb": FILM_NUMBERS + place,
        "imdb": f"tt99{place:06d}",
        "release_date": released.isoformat(),
        "status": "Released" if released <= day else "Post Production",
        "runtime": thrown.randrange(84, 152),
        "budget": thrown.randrange(2, 90) * 1_000_000,
        **_work(words.title(place), words.FILM_GENRES, thrown, released, day),
        "crew": [[words.person(thrown), "Directing", "Director"], [words.person(thrown), "Writing", "Screenplay"]],
    }


def _show(place: int, released: date, day: date) -> dict[str, Any]:
    thrown = dice("announced show", place)
    is_out = released <= day
    told = {
        "tmdb": SHOW_NUMBERS + place,
        "imdb": f"tt98{place:06d}",
        "tvdb": SHOW_NUMBERS + place,
        "first_air_date": released.isoformat(),
        "status": "Returning Series" if is_out else "In Production",
        "runtime": thrown.randrange(28, 61),
        "networks": ["Meridian One"],
        "seasons": [_season(released)] if is_out else [],
        **_work(words.title(place + 57, article=""), words.SHOW_GENRES, thrown, released, day),
        "crew": [[words.person(thrown), "Production", "Creator"]],
    }
    return told | ({"last_air_date": released.isoformat()} if is_out else {})


def _season(released: date) -> dict[str, Any]:
    """All of it comes out on one day."""
    day = released.isoformat()
    episodes = [{"air_date": day, "number": number, "name": f"Part {number}"} for number in range(1, _EPISODES + 1)]
    return {"air_date": day, "number": 1, "episodes": episodes}


def _work(title: str, genres: tuple[str, ...], thrown: Any, released: date, day: date) -> dict[str, Any]:
    language, country = thrown.choice(words.ORIGINS)
    return {
        "title": title,
        "original_title": title,
        "year": released.year,
        "genres": thrown.sample(genres, 2),
        "original_language": language,
        "languages": [language],
        "countries": [country],
        "companies": [thrown.choice(words.COMPANIES)],
        "popularity": round(5 + 20 * thrown.random(), 3),
        "ratings": _ratings(thrown.uniform(5.4, 7.8), (day - released).days),
        "cast": [[words.person(thrown), words.character(thrown)] for _ in range(5)],
    }


def _ratings(value: float, days: int) -> dict[str, Any]:
    """Nobody rates what is not out; after that votes come in, many at first."""
    if days < 0:
        return {}
    votes = int(_MOST_VOTES * (days + 1) / (days + 30))
    return {
        "tmdb": {"value": round(value, 1), "votes": votes},
        "imdb": {"value": round(value + 0.2, 1), "votes": 7 * votes},
    }


def _text(work: dict[str, Any]) -> dict[str, Any]:
    kind = "show" if "first_air_date" in work else "film"
    synopsis, tagline = words.about(work["tmdb"])
    return {"imdb": work["imdb"], "kind": kind, "tmdb": work["tmdb"], "synopsis": synopsis, "tagline": tagline}
