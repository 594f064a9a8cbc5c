"""Answers of TMDB about a film, a show and a person that everybody knows."""

from typing import Any

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
        "recommendations": {"results": [{"id": 1538, "title": "Collateral", "release_date": "2004-08-04"}]},
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


def entry(number: int = 949, title: str = "Heat", **changes: Any) -> Body:
    """A film in a list."""
    return {
        "adult": False,
        "id": number,
        "title": title,
        "original_language": "en",
        "overview": "Obsessive master thief.",
        "popularity": 54.3,
        "poster_path": "/heat.jpg",
        "release_date": "1995-12-15",
        "vote_average": 7.9,
        "vote_count": 7400,
        **changes,
    }


def page(*entries: Body, number: int = 1, pages: int = 3) -> Body:
    """A page of a list."""
    return {"page": number, "results": list(entries), "total_pages": pages, "total_results": pages * 20}
