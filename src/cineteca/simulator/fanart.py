"""Fanart.tv's answers, in its wire format. Source: Fanart.tv API v3; kept honest by a test on real bodies."""

import re
from collections.abc import Iterator
from typing import Any

from cineteca.simulator import trakt
from cineteca.simulator.archive import Fact
from cineteca.simulator.chance import dice, fraction, letters
from cineteca.simulator.world import Edition

SHARE, WELL_KNOWN = 0.2, 80.0
"""Share of the works that have any artwork there, and the popularity from which all have."""
NOT_FOUND = {"status": "error", "error message": "Not found"}
BAD_KEY = {"status": "error", "error message": "Invalid API key"}
LANGUAGES = ("en", "de", "fr", "es", "00")

# What there is of each kind, with how many at most. The real one has more kinds than these.
KINDS = {
    "movie": {"hdmovielogo": 2, "movieposter": 2, "moviebackground": 2},
    "tv": {"hdtvlogo": 2, "tvposter": 2, "showbackground": 2},
}
_PATH = re.compile(r"v3/(?P<what>movies|tv)/(?P<value>(?:tt)?\d+)")
_FILE = re.compile(r"assets/fanart/(?P<what>movies|tv)/(?P<value>\d+)/(?P<kind>[a-z]+)/[a-z0-9-]+\.(?:png|jpg)")


def answer(edition: Edition, path: str, origin: str) -> dict[str, Any] | None:
    """The artwork of ``v3/movies/{TMDB's or IMDb's id}`` or ``v3/tv/{TVDB's id}``, or None where there is none."""
    if not (asked := _PATH.fullmatch(path)):
        return None
    media, work = _work(edition, asked["what"], asked["value"])
    if not work or not _has_artwork(media, work):
        return None
    said = {"tmdb_id": str(work["tmdb"]), "imdb_id": work.get("imdb", "")}
    named = {"name": work["title"], **(said if media == "movie" else {"thetvdb_id": str(work["tvdb"])})}
    folder = f"{origin}/fanart/assets/fanart/{asked['what']}/{work['tmdb' if media == 'movie' else 'tvdb']}"
    return named | {kind: list(_some(work, media, kind, folder)) for kind in KINDS[media] if _is_there(kind, work)}


def pictured(edition: Edition, path: str) -> tuple[str, Fact, str] | None:
    """Media, work and kind (logo, poster or backdrop) of the picture at a path, or None where there is none."""
    asked = _FILE.fullmatch(path)
    media, work = _work(edition, asked["what"], asked["value"]) if asked else ("", {})
    if not asked or not work or asked["kind"] not in KINDS[media]:
        return None
    kind = asked["kind"].removeprefix("hd").removeprefix("movie").removeprefix("tv").removeprefix("show")
    return media, work, {"background": "backdrop"}.get(kind, kind)


def _has_artwork(media: str, work: Fact) -> bool:
    return float(work["popularity"]) >= WELL_KNOWN or fraction("fanart", media, work["tmdb"]) < SHARE


def _is_there(kind: str, work: Fact) -> bool:
    """Posters are as rare as at TMDB, so that the posters that the program draws itself are seen."""
    return not kind.endswith("poster") or "poster" in work


def _some(work: Fact, media: str, kind: str, folder: str) -> Iterator[dict[str, str]]:
    thrown = dice("fanart", media, work["tmdb"], kind)
    slug, suffix = trakt.slug_of(work, "tv"), "png" if kind.endswith("logo") else "jpg"
    for place in range(thrown.randint(1, KINDS[media][kind])):
        name = letters("fanart", media, work["tmdb"], kind, place, length=13).lower()
        told = {
            "id": str(thrown.randrange(1000, 400_000)),
            "url": f"{folder}/{kind}/{slug}-{name}.{suffix}",
            "lang": "en" if place == 0 else thrown.choice(LANGUAGES),
            "likes": str(thrown.randrange(12)),
        }
        yield told | ({"season": ""} if kind == "showbackground" else {})


def _work(edition: Edition, what: str, value: str) -> tuple[str, Fact]:
    if what == "movies":
        if value.startswith("tt"):
            media, work = edition.archive.by_imdb(value)
            return (media, work) if media == "movie" else ("", {})
        return "movie", edition.archive.films.get(int(value), {})
    media, work = edition.archive.works_by_id.get(("tvdb", value), ("", {}))
    return (media, work) if media == "tv" else ("", {})
