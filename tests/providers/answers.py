"""Answers as the providers write them, about a film, a show and a person that everybody knows; and how to spoil them."""

import copy
import json
import math
import random
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

import orjson
from hypothesis import strategies as st

from cineteca.providers import codec

Body = dict[str, Any]


def credited(number: int, name: str, **more: Any) -> Body:
    return {"id": number, "name": name, "original_name": name, "gender": 2, "profile_path": f"/p{number}.jpg", **more}


def picture(name: str, language: str | None = None) -> Body:
    return {
        "file_path": f"/{name}.jpg",
        "width": 2000,
        "height": 3000,
        "iso_639_1": language,
        "iso_3166_1": None,
        "vote_average": 5.3,
        "vote_count": 4,
        "aspect_ratio": 0.667,
    }


def trailer(key: str = "2GfZl4kuVNI", **more: Any) -> Body:
    return {
        "site": "YouTube",
        "key": key,
        "name": "Trailer",
        "type": "Trailer",
        "official": True,
        "published_at": "2016-03-01T13:03:55.000Z",
        "iso_639_1": "en",
        "iso_3166_1": "US",
        **more,
    }


def film(**changes: Any) -> Body:
    """Heat, with everything appended."""
    return {
        "id": 949,
        "imdb_id": "tt0113277",
        "title": "Heat",
        "original_title": "Heat",
        "original_language": "en",
        "release_date": "1995-12-15",
        "status": "Released",
        "runtime": 170,
        "popularity": 61.5,
        "adult": False,
        "video": False,
        "overview": "A thief and a policeman have more in common than they like.",
        "tagline": "",
        "budget": 60_000_000,
        "revenue": 187_436_818,
        "homepage": "",
        "vote_average": 7.9,
        "vote_count": 7000,
        "poster_path": "/poster.jpg",
        "backdrop_path": "/backdrop.jpg",
        "belongs_to_collection": None,
        "genres": [{"id": 28, "name": "Action"}, {"id": 80, "name": "Crime"}],
        "origin_country": ["US"],
        "production_countries": [{"iso_3166_1": "US", "name": "United States of America"}],
        "production_companies": [{"id": 508, "name": "Regency Enterprises", "logo_path": None, "origin_country": "US"}],
        "spoken_languages": [{"iso_639_1": "en", "name": "English"}, {"iso_639_1": "es", "name": "Español"}],
        "credits": {
            "cast": [
                credited(1158, "Al Pacino", character="Vincent Hanna", order=0),
                credited(380, "Robert De Niro", character="Neil McCauley", order=1),
            ],
            "crew": [credited(638, "Michael Mann", department="Directing", job="Director")],
        },
        "videos": {"results": [trailer()]},
        "images": {
            "posters": [picture("other", "de"), picture("poster", "en")],
            "backdrops": [picture("backdrop")],
            "logos": [picture("logo", "en")],
        },
        "keywords": {"keywords": [{"id": 1, "name": "heist"}]},
        "release_dates": {
            "results": [
                {
                    "iso_3166_1": "US",
                    "release_dates": [
                        {"type": 5, "certification": "NR", "release_date": "1999-07-27T00:00:00.000Z"},
                        {"type": 3, "certification": "R", "release_date": "1995-12-15T00:00:00.000Z"},
                        {"type": 1, "certification": "", "release_date": "1995-12-06T00:00:00.000Z"},
                    ],
                },
                {
                    "iso_3166_1": "DE",
                    "release_dates": [{"type": 3, "certification": "16", "release_date": "1996-02-29T00:00:00.000Z"}],
                },
            ]
        },
        "watch/providers": {
            "results": {
                "US": {
                    "link": "https://www.themoviedb.org/movie/949-heat/watch?locale=US",
                    "flatrate": [{"provider_id": 8, "provider_name": "Netflix", "display_priority": 0}],
                    "rent": [{"provider_id": 2, "provider_name": "Apple TV", "display_priority": 4}],
                }
            }
        },
        "external_ids": {"imdb_id": "tt0113277", "wikidata_id": "Q42198", "facebook_id": None},
        "similar": {
            "results": [
                {"id": 949, "title": "Heat", "release_date": "1995-12-15"},
                {"id": 1538, "title": "Collateral", "release_date": "2004-08-04"},
            ]
        },
        "alternative_titles": {"titles": [{"iso_3166_1": "AR", "title": "Fuego contra fuego", "type": ""}]},
        "translations": {
            "translations": [
                {
                    "iso_639_1": "fr",
                    "iso_3166_1": "FR",
                    "data": {"title": "Heat", "overview": "Un voleur.", "tagline": ""},
                },
                {"iso_639_1": "de", "iso_3166_1": "DE", "data": {"title": "", "overview": "", "tagline": ""}},
            ]
        },
        **changes,
    }


def episode(number: int, **changes: Any) -> Body:
    return {
        "id": 62_000 + number,
        "episode_number": number,
        "season_number": 1,
        "name": f"Episode {number}",
        "overview": "Something happens.",
        "air_date": "2008-01-20",
        "runtime": 48,
        "episode_type": "standard",
        "production_code": "",
        "still_path": "/still.jpg",
        "vote_average": 8.2,
        "vote_count": 100,
        "crew": [credited(66633, "Vince Gilligan", department="Writing", job="Writer")],
        "guest_stars": [credited(61535, "Steven Michael Quezada", character="Steven Gomez", order=8)],
        **changes,
    }


def season(number: int = 1, **changes: Any) -> Body:
    return {
        "id": 3570 + number,
        "season_number": number,
        "name": f"Season {number}",
        "overview": "It begins.",
        "air_date": "2008-01-20",
        "poster_path": "/season.jpg",
        "vote_average": 8.0,
        "episodes": [episode(1), episode(2, episode_type="finale", runtime=58)],
        "aggregate_credits": {
            "cast": [
                credited(17419, "Bryan Cranston", order=4, roles=[{"character": "Walter White", "episode_count": 7}]),
            ],
            "crew": [
                credited(
                    21640, "Robb Wilson King", department="Art", jobs=[{"job": "Production Design", "episode_count": 7}]
                )
            ],
        },
        "external_ids": {"tvdb_id": 30272, "tvrage_id": None, "wikidata_id": "Q1582890"},
        "images": {"posters": [picture("season")]},
        "videos": {"results": [trailer("e0Y8KpQpW8c", type="Recap")]},
        **changes,
    }


def season_line(number: int) -> Body:
    """A season as the show's own list has it."""
    return {
        "id": 3570 + number,
        "season_number": number,
        "name": f"Season {number}",
        "overview": "",
        "air_date": None,
        "episode_count": 7,
        "poster_path": None,
        "vote_average": 0.0,
    }


def show(seasons: int = 2, **changes: Any) -> Body:
    """Breaking Bad, with everything appended but its seasons."""
    return {
        "id": 1396,
        "name": "Breaking Bad",
        "original_name": "Breaking Bad",
        "original_language": "en",
        "first_air_date": "2008-01-20",
        "last_air_date": "2013-09-29",
        "status": "Ended",
        "type": "Scripted",
        "in_production": False,
        "popularity": 300.0,
        "adult": False,
        "overview": "A teacher of chemistry goes another way.",
        "tagline": "Change the equation.",
        "homepage": "https://www.sonypictures.com/tv/breakingbad",
        "vote_average": 8.9,
        "vote_count": 15_000,
        "poster_path": "/poster.jpg",
        "backdrop_path": None,
        "episode_run_time": [],
        "last_episode_to_air": episode(16, runtime=56),
        "created_by": [credited(66633, "Vince Gilligan")],
        "languages": ["en", "de", "es"],
        "genres": [{"id": 18, "name": "Drama"}],
        "networks": [{"id": 174, "name": "AMC", "logo_path": "/a.png", "origin_country": "US"}],
        "origin_country": ["US"],
        "production_companies": [],
        "production_countries": [],
        "spoken_languages": [],
        "number_of_seasons": seasons,
        "seasons": [season_line(number) for number in range(1, seasons + 1)],
        "credits": {"cast": [credited(1, "Somebody", character="Late", order=0)], "crew": []},
        "aggregate_credits": {
            "cast": [
                credited(
                    17419,
                    "Bryan Cranston",
                    order=171,
                    roles=[
                        {"character": "Walter White", "episode_count": 62},
                        {"character": "Heisenberg", "episode_count": 9},
                    ],
                )
            ],
            "crew": [credited(2, "A Painter", department="Art", jobs=[{"job": "Painter", "episode_count": 3}])],
        },
        "content_ratings": {"results": [{"iso_3166_1": "US", "rating": "TV-MA"}, {"iso_3166_1": "DE", "rating": "16"}]},
        "keywords": {"results": [{"id": 1, "name": "new mexico"}]},
        "alternative_titles": {"results": [{"iso_3166_1": "AZ", "title": "Bədbəxt", "type": ""}]},
        "translations": {"translations": [{"iso_639_1": "cn", "iso_3166_1": "HK", "data": {"name": "絕命毒師"}}]},
        "external_ids": {"imdb_id": "tt0903747", "tvdb_id": 81189, "wikidata_id": "Q1079"},
        "similar": {"results": [{"id": 60059, "name": "Better Call Saul", "first_air_date": "2015-02-08"}]},
        "images": {"posters": [], "backdrops": [], "logos": []},
        "videos": {"results": []},
        "watch/providers": {"results": {}},
        **changes,
    }


def person(**changes: Any) -> Body:
    return {
        "id": 62,
        "imdb_id": "nm0000246",
        "name": "Bruce Willis",
        "also_known_as": ["W. B. Willis", "Брюс Уиллис"],
        "biography": "An actor.",
        "birthday": "1955-03-19",
        "deathday": None,
        "place_of_birth": "Idar-Oberstein, Germany",
        "gender": 2,
        "popularity": 30.1,
        "known_for_department": "Acting",
        "homepage": None,
        "adult": False,
        "profile_path": "/bruce.jpg",
        "images": {"profiles": [picture("bruce"), picture("bruce2")]},
        "external_ids": {"imdb_id": "nm0000246", "wikidata_id": "Q2680", "tvrage_id": 10183},
        "combined_credits": {
            "cast": [
                {
                    "media_type": "movie",
                    "id": 562,
                    "title": "Die Hard",
                    "release_date": "1988-07-15",
                    "character": "John McClane",
                },
                {
                    "media_type": "tv",
                    "id": 1668,
                    "name": "Friends",
                    "first_air_date": "1994-09-22",
                    "character": "Paul",
                    "episode_count": 3,
                },
            ],
            "crew": [
                {
                    "media_type": "movie",
                    "id": 9593,
                    "title": "Hudson Hawk",
                    "release_date": "1991-05-23",
                    "department": "Writing",
                    "job": "Story",
                }
            ],
        },
        **changes,
    }


def title(**changes: Any) -> Body:
    """Heat at OMDb."""
    return {
        "Title": "Heat",
        "Year": "1995",
        "Rated": "R",
        "Released": "15 Dec 1995",
        "Runtime": "170 min",
        "Genre": "Action, Crime, Drama",
        "Director": "Michael Mann",
        "Writer": "Michael Mann",
        "Actors": "Al Pacino, Robert De Niro, Val Kilmer",
        "Plot": "A thief and a policeman have more in common than they like.",
        "Language": "English, Spanish",
        "Country": "United States",
        "Awards": "15 nominations total",
        "Poster": "https://m.media-amazon.com/images/M/abc@._V1_SX300.jpg",
        "Ratings": [
            {"Source": "Internet Movie Database", "Value": "8.3/10"},
            {"Source": "Rotten Tomatoes", "Value": "83%"},
            {"Source": "Metacritic", "Value": "76/100"},
        ],
        "Metascore": "76",
        "imdbRating": "8.3",
        "imdbVotes": "700,123",
        "imdbID": "tt0113277",
        "Type": "movie",
        "DVD": "N/A",
        "BoxOffice": "$67,436,818",
        "Production": "N/A",
        "Website": "N/A",
        "Response": "True",
        **changes,
    }


class Endless(str):
    """A text beyond every limit that does not fill the screen when a test fails."""

    __slots__ = ()

    def __repr__(self):
        return f"Endless({self[:3]!r} …)"


JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**70), 2**70),
    st.floats(),
    st.text(st.characters(), max_size=30),
    st.sampled_from(
        [
            "", " ", "N/A", "0000-00-00", "1995", "1995-13-45", "9999-12-31T23:59:59+14:00", "0001-01-01", "\x00", "\ud800",
            Endless("x" * 30_000), Endless("a, b" * 9_000), Endless("a b" * 400), "javascript:alert(1)", "http://", "/../x y", "1e400", "99999/1", "-1/10", "0/0", "xx",
            "usa", "999999999999999 min", "$-1", "31 Feb 1999", "('", ",,,", "tt", "\u202e", "ﬁ\n\r\t\x0b",
        ]
    ),
    st.sampled_from([-1, 0, 1, 10**30, -(10**30), 2**31, 2**63, 0.5, -0.0, 1e308, math.nan, math.inf, [], {}, [[]], [{}], [None]]),
    st.recursive(
        st.none() | st.integers() | st.text(st.characters(), max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(st.characters(), max_size=5), inner, max_size=3),
        max_leaves=8,
    ),
)  # fmt: skip


@st.composite
def spoilt(draw: st.DrawFn, bodies: Callable[[], Body] | list[Body]) -> Body:
    """A body with some of its values gone, doubled, or of another kind."""
    body = copy.deepcopy(bodies() if callable(bodies) else draw(st.sampled_from(bodies)))
    chance = random.Random(draw(st.integers(0, 2**32)))
    for _ in range(draw(st.integers(1, 8))):
        _spoil(body, chance, draw)
    return body


def _spoil(body: Any, chance: random.Random, draw: st.DrawFn) -> None:
    inside = body
    while True:
        keys = list(inside) if isinstance(inside, dict) else list(range(len(inside)))
        if not keys:
            return
        key = chance.choice(keys)
        deeper = inside[key]
        if not isinstance(deeper, dict | list) or not deeper or chance.random() < 0.15:
            break
        inside = deeper
    what = chance.random()
    if what < 0.2:
        del inside[key]
    elif what < 0.3 and isinstance(inside, list):
        inside.append(copy.deepcopy(inside[key]))
    else:
        inside[key] = copy.deepcopy(draw(JUNK))


LONGEST = {
    "original_language": 12, "language": 12, "region": 12, "status": 32, "site": 32, "source": 32, "raw": 32, "job": 200,
    "department": 64, "production_code": 64, "gender": 16, "kind": 16, "currency": 3, "service": 100, "character": 500,
    "key": 200, "title": 500, "name": 500, "type": 100, "credit": 16, "country": 12,
}  # fmt: skip
BIG = {"budget", "revenue", "box_office"}
ONCE: dict[str, Callable[[Any], Any]] = {
    "seasons": lambda one: one.number,
    "episodes": lambda one: one.number,
    "videos": lambda one: (one.site, one.key),
    "images": lambda one: one.url,
    "translations": lambda one: (one.language, one.region),
    "titles": lambda one: (one.title, one.region, one.language, one.type),
    "ratings": lambda one: one.source,
    "offers": lambda one: (one.service, one.region, one.type),
    "similar": lambda one: one.rank,
    "cast": lambda one: (one.person.ids.get("tmdb", one.person.name), one.character),
    "genres": lambda one: one,
    "keywords": lambda one: one,
    "countries": lambda one: one,
    "languages": lambda one: one,
}


def assert_storable(record: Any) -> None:
    """The tables take the record as it is, and it comes back from a claim as it went in."""
    written = json.loads(orjson.dumps(codec.encode(record)))
    assert codec.decode(type(record), written) == record
    _assert_fits(record)


def _assert_fits(record: Any) -> None:
    for each in fields(record):
        value = getattr(record, each.name)
        if each.name in ONCE and isinstance(value, tuple):
            keys = [ONCE[each.name](one) for one in value]
            assert len(keys) == len(set(keys)), each.name
        _assert_value(each.name, value)


def _assert_value(name: str, value: Any) -> None:
    if isinstance(value, str):
        assert value.strip(), name
        assert "\x00" not in value
        value.encode()
        assert len(value) <= LONGEST.get(name, 100_000), (name, len(value))
    elif isinstance(value, bool) or value is None or isinstance(value, date):
        pass
    elif isinstance(value, int):
        assert 0 <= value < (2**63 if name in BIG else 2**15 if name == "year" else 2**31), name
    elif isinstance(value, float):
        assert math.isfinite(value)
        assert 0 <= value <= (100 if name == "value_100" else 1e12), name
    elif is_dataclass(value):
        _assert_fits(value)
    elif isinstance(value, tuple):
        for one in value:
            _assert_value(name if name in {"genres", "keywords"} else "", one)
    else:
        for key, one in value.items():
            _assert_value("region" if name in {"certifications", "release_dates"} else "source", key)
            _assert_value("id", one)
