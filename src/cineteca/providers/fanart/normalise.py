"""From Fanart.tv's answers to our records. Pure and total. Source: fanart.tv API, v3 and v2."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Final

from cineteca.providers import links
from cineteca.providers.fanart import payloads
from cineteca.providers.reading import Reading
from cineteca.providers.records import ImageRecord, Kind, Normalised, SeasonRecord, WorkRecord

# Our kind of picture → their lists of it, the best first, with the size that they take it in. What has no kind with us
# (discs, banners, characters, clear art, thumbs with words on them) is left out.
_LISTS: Final[Mapping[str, tuple[tuple[str, int, int], ...]]] = {
    "poster": (("movieposter", 1000, 1426), ("tvposter", 1000, 1426)),
    "backdrop": (
        ("moviebackground-4k", 3840, 2160),
        ("showbackground-4k", 3840, 2160),
        ("moviebackground", 1920, 1080),
        ("showbackground", 1920, 1080),
    ),
    "logo": (("hdmovielogo", 800, 310), ("hdtvlogo", 800, 310), ("movielogo", 400, 155), ("clearlogo", 400, 155)),
}
_SEASON: Final = ("seasonposter", 1000, 1426)
_IDS: Final = {"tmdb_id": "tmdb", "imdb_id": "imdb", "thetvdb_id": "tvdb"}
_WORDLESS: Final = frozenset({"00", "xx", "zxx", ""})
_NUMBER: Final = re.compile(r"[0-9]{1,9}")


def work(
    body: payloads.Movie | payloads.Show | Mapping[str, object] | None, kind: Kind, images: str = ""
) -> Normalised[WorkRecord]:
    """The pictures in the body of a film or show, in either version. `images` is an address whose pictures are good."""
    outside = Reading(body, base=images)
    name, seen = _inside(outside)
    known = _ids(seen)
    title = seen.line("name") or name
    if not known:
        seen.note("thetvdb_id" if kind is Kind.SHOW else "tmdb_id", "absent")
    if not title:
        seen.note("name", "absent")
    record = WorkRecord(
        kind=kind,
        ids=known,
        title=title,
        images=tuple(_images(seen)),
        seasons=_seasons(seen) if kind is Kind.SHOW else (),
    )
    return Normalised(record, odd=outside.odd)


def _inside(seen: Reading) -> tuple[str | None, Reading]:
    """The work's own object. Version 2 puts it under its name, which is then the one key there is."""
    keys = seen.keys()
    if len(keys) == 1 and isinstance(seen.raw(keys[0]), dict):
        return " ".join(keys[0].split())[:500] or None, seen.inside(keys[0])
    return None, seen


def _ids(seen: Reading) -> dict[str, str]:
    told = {source: seen.identifier(key) for key, source in _IDS.items()}
    return {source: value for source, value in told.items() if value}


def _images(seen: Reading) -> Iterator[ImageRecord]:
    """Every picture once: by kind, by quality, and the one that most people like first."""
    met: set[str] = set()
    for kind, lists in _LISTS.items():
        for listed, width, height in lists:
            told = [picture for item in seen.each(listed) if (picture := _image(item, kind, width, height))]
            for picture in sorted(told, key=lambda each: -(each.votes or 0)):
                if picture.url not in met:
                    met.add(picture.url)
                    yield picture


def _seasons(seen: Reading) -> tuple[SeasonRecord, ...]:
    """The posters of single seasons. One for all of them belongs to none."""
    listed, width, height = _SEASON
    told = [
        (number, picture)
        for item in seen.each(listed)
        if (number := _whole(item, "season")) is not None and (picture := _image(item, "poster", width, height))
    ]
    told.sort(key=lambda pair: (pair[0], -(pair[1].votes or 0), pair[1].url))
    return tuple(
        SeasonRecord(number=number, images=_once(picture for _, picture in pairs))
        for number, pairs in groupby(told, key=lambda pair: pair[0])
    )


def _once(pictures: Iterable[ImageRecord]) -> tuple[ImageRecord, ...]:
    return tuple({picture.url: picture for picture in pictures}.values())


def _image(item: Reading, kind: str, width: int, height: int) -> ImageRecord | None:
    told = item.url("url")
    # What the settings name may be no public address at all: it is taken as it is.
    url = told if told and item.base and told.startswith(f"{item.base}/") else links.clean(told)
    if url is None:
        return None
    spoken = item.raw("lang")
    wordless = spoken is None or (isinstance(spoken, str) and spoken.strip().casefold() in _WORDLESS)
    return ImageRecord(
        kind=kind,
        url=url,
        language=None if wordless else item.language("lang"),
        width=_whole(item, "width") or width,
        height=_whole(item, "height") or height,
        votes=_whole(item, "likes") or None,
    )


def _whole(item: Reading, key: str) -> int | None:
    """A number that may be written as a text. ``all``, as a season, is none, and nothing odd."""
    told = item.raw(key)
    if isinstance(told, str):
        number = int(told) if _NUMBER.fullmatch(told.strip()) else None
        if number is None and told.strip() not in {"", "all"}:
            item.note(key, "not a number")
        return number
    return item.integer(key)
