"""Answers of Trakt about a film and a show that everybody knows."""

from typing import Any

Body = dict[str, Any]


def movie(**changes: Any) -> Body:
    return {
        "title": "Heat",
        "year": 1995,
        "ids": {
            "trakt": 611,
            "slug": "heat-1995",
            "imdb": "tt0113277",
            "tmdb": 949,
            "plex": {"guid": "5d", "slug": "heat"},
        },
        "tagline": "A Los Angeles crime saga",
        "overview": "A thief and a detective.",
        "released": "1995-12-15",
        "runtime": 170,
        "country": "us",
        "status": "released",
        "rating": 8.04512,
        "votes": 12345,
        "trailer": "https://youtube.com/watch?v=2GfZl4kuVNI",
        "homepage": None,
        "language": "en",
        "languages": ["en", "es"],
        "genres": ["crime", "science-fiction"],
        "certification": "R",
        "original_title": "Heat",
        **changes,
    }


def series(**changes: Any) -> Body:
    return {
        "title": "Breaking Bad",
        "year": 2008,
        "ids": {
            "trakt": 1388,
            "slug": "breaking-bad",
            "imdb": "tt0903747",
            "tmdb": 1396,
            "tvdb": 81189,
            "tvrage": None,
        },
        "overview": "A chemistry teacher.",
        "first_aired": "2008-01-21T02:00:00.000Z",
        "airs": {"day": "Sunday", "time": "21:00", "timezone": "America/New_York"},
        "runtime": 50,
        "network": "AMC",
        "country": "us",
        "status": "ended",
        "rating": 9.22,
        "votes": 96706,
        "language": "en",
        "genres": ["drama"],
        "aired_episodes": 62,
        **changes,
    }
