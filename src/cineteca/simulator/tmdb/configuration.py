"""``/configuration``."""

from typing import Any

IMAGES = "//image.tmdb.org/t/p/"
_SIZES = {
    "backdrop": ["w300", "w780", "w1280"],
    "logo": ["w45", "w92", "w154", "w185", "w300", "w500"],
    "poster": ["w92", "w154", "w185", "w342", "w500", "w780"],
    "profile": ["w45", "w185", "h632"],
    "still": ["w92", "w185", "w300"],
}
_CHANGE_KEYS = ["air_date", "cast", "crew", "episode", "genres", "overview", "runtime", "season", "tagline", "title"]


def configuration(origin: str = "") -> dict[str, Any]:
    """Where pictures are and in which sizes; which keys a list of changes may name.

    `origin` (``http://127.0.0.1:8690``) is where the stand-in is reached, and with it its pictures.
    """
    sizes = {f"{kind}_sizes": [*of, "original"] for kind, of in _SIZES.items()}
    bases = (f"{origin}/t/p/",) * 2 if origin else (f"http:{IMAGES}", f"https:{IMAGES}")
    images = {"base_url": bases[0], "secure_base_url": bases[1], **sizes}
    return {"change_keys": _CHANGE_KEYS, "images": images}
