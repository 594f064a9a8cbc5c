"""Answers of Watchmode about a film that everybody knows."""

from typing import Any

Body = dict[str, Any]


def source(name: str = "Netflix", way: str = "sub", **changes: Any) -> Body:
    """One way to watch it."""
    return {
        "source_id": 203,
        "name": name,
        "type": way,
        "region": "US",
        "ios_url": "Deeplinks available for paid plans only.",
        "android_url": None,
        "web_url": "https://www.netflix.com/watch/80057281",
        "format": "4K",
        "price": None,
        "seasons": None,
        "episodes": None,
        **changes,
    }
