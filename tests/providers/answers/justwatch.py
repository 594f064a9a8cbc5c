"""Answers of JustWatch about a film that everybody knows."""

from typing import Any

Body = dict[str, Any]


def offered(*offers: Body, **changes: Any) -> Body:
    """The film and its offers in one country."""
    return {
        "id": 10,
        "title": "Heat",
        "original_title": "Heat",
        "object_type": "movie",
        "full_path": "/us/movie/heat",
        "original_release_year": 1995,
        "offers": list(offers) if offers else [offer()],
        "external_ids": [{"provider": "tmdb", "external_id": "949"}, {"provider": "imdb", "external_id": "tt0113277"}],
        **changes,
    }


def offer(number: int = 8, way: str = "flatrate", price: float | None = None, **changes: Any) -> Body:
    return {
        "monetization_type": way,
        "provider_id": number,
        "package_short_name": "xyz",
        **({} if price is None else {"retail_price": price}),
        "currency": "USD",
        "urls": {"standard_web": "http://www.netflix.com/title/80057281?source=35"},
        "presentation_type": "hd",
        **changes,
    }
