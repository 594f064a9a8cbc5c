"""``/configuration``."""

from typing import Any

_BASE = "image.tmdb.org/t/p/"
_SIZES = {
    "backdrop": ["w300", "w780", "w1280"],
    "logo": ["w45", "w92", "w154", "w185", "w300", "w500"],
    "poster": ["w92", "w154", "w185", "w342", "w500", "w780"],
    "profile": ["w45", "w185", "h632"],
    "still": ["w92", "w185", "w300"],
}
_CHANGE_KEYS = ["air_date", "cast", "crew", "episode", "genres", "overview", "runtime", "season", "tagline", "title"]


def configuration() -> dict[str, Any]:
    """Where pictures are and in which sizes; which keys a list of changes may name."""
    sizes = {f"{kind}_sizes": [*of, "original"] for kind, of in _SIZES.items()}
    images = {"base_url": f"http://{_BASE}", "secure_base_url": f"https://{_BASE}", **sizes}
    return {"change_keys": _CHANGE_KEYS, "images": images}
