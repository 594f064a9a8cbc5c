"""What films, shows, seasons and people have in common at TMDB."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import date
from typing import Final, TypeVar

from cineteca.providers.reading import Reading
from cineteca.providers.records import (
    ImageRecord,
    OrganisationRecord,
    RatingRecord,
    TitleRecord,
    TranslationRecord,
    VideoRecord,
)

T = TypeVar("T")

IMAGES: Final = "https://image.tmdb.org/t/p"
SHORT: Final = 64

# Where TMDB's code is none of ISO 639-1, or a withdrawn one. "xx" is its word for a film without language.
_AS_ISO: Final = {"cn": "zh", "sh": "sr", "mo": "ro", "xx": None}

_GENDERS: Final = {1: "female", 2: "male", 3: "non-binary"}

_EXTERNAL: Final = {
    "imdb_id": "imdb",
    "tvdb_id": "tvdb",
    "wikidata_id": "wikidata",
    "tvrage_id": "tvrage",
    "facebook_id": "facebook",
    "instagram_id": "instagram",
    "twitter_id": "twitter",
    "tiktok_id": "tiktok",
    "youtube_id": "youtube",
}


def unique(items: Iterable[T], key: Callable[[T], Hashable]) -> tuple[T, ...]:
    """The items without those whose key was there before."""
    kept: dict[Hashable, T] = {}
    for item in items:
        kept.setdefault(key(item), item)
    return tuple(kept.values())


def ids(seen: Reading) -> Mapping[str, str]:
    """TMDB's own id and those of other sources, from the body and its external ids."""
    known = {"tmdb": seen.identifier("id"), "imdb": seen.identifier("imdb_id")}
    outside = seen.inside("external_ids")
    for name, source in _EXTERNAL.items():
        told = outside.identifier(name)
        if known.get(source) and told and told != known[source]:
            outside.note(name, "contradicts the main body")
        known[source] = known.get(source) or told
    return {source: value for source, value in known.items() if value}


def own_id(seen: Reading) -> dict[str, str]:
    """TMDB's own id alone."""
    value = seen.identifier("id")
    return {"tmdb": value} if value else {}


def language(seen: Reading, key: str) -> str | None:
    """An ISO 639-1 code, None for TMDB's "no language"."""
    told = seen.language(key)
    return _AS_ISO.get(told, told) if told else None


def gender(seen: Reading) -> str | None:
    return _GENDERS.get(seen.integer("gender", 0, 3) or 0)


def image_url(seen: Reading, key: str) -> str | None:
    """The full-size address of a picture that TMDB names by its path (``/abc.jpg``)."""
    path = seen.code(key, 200)
    if path is None or (path.startswith("/") and " " not in path):
        return f"{seen.base or IMAGES}/original{path}" if path else None
    seen.note(key, "not an image path")
    return None


def rating(seen: Reading) -> tuple[RatingRecord, ...]:
    """TMDB's own rating. Without votes its 0.0 is no opinion. Seasons tell no votes at all."""
    value = seen.number("vote_average", 0, 10)
    votes = seen.integer("vote_count")
    if not value or votes == 0:
        return ()
    rated = RatingRecord(
        source="tmdb",
        raw=str(seen.raw("vote_average")),
        value=value,
        scale=10.0,
        value_100=round(value * 10, 2),
        votes=votes,
    )
    return (rated,)


def year(day: date | None) -> int | None:
    return day.year if day else None


def names(seen: Reading, key: str) -> tuple[str, ...]:
    """The names in a list of things that have a name: genres, keywords."""
    found = (item.line("name", 100) for item in seen.each(key))
    return tuple(dict.fromkeys(name for name in found if name))


def countries(seen: Reading) -> tuple[str, ...]:
    """Where it was produced; where it comes from when that is not told."""
    produced = (item.region("iso_3166_1") for item in seen.each("production_countries"))
    told = tuple(dict.fromkeys(region for region in produced if region))
    return told or origin(seen)


def origin(seen: Reading) -> tuple[str, ...]:
    return tuple(region.upper() for region in seen.lines("origin_country", 12) if len(region) == 2)


def languages(seen: Reading) -> tuple[str, ...]:
    """What is spoken in it."""
    spoken = (language(item, "iso_639_1") for item in seen.each("spoken_languages"))
    return tuple(dict.fromkeys(code for code in spoken if code))


def organisations(seen: Reading, key: str) -> tuple[OrganisationRecord, ...]:
    found = (
        OrganisationRecord(name=name, ids=own_id(item), country=item.region("origin_country"))
        for item in seen.each(key)
        if (name := item.line("name"))
    )
    return unique(found, key=lambda each: each.ids.get("tmdb", each.name))


def images(seen: Reading, **lists: tuple[str, str]) -> tuple[ImageRecord, ...]:
    """Pictures, each address once. `lists` names per kind the key of its list and that of the one TMDB chose.

    The chosen one comes first: it is what everybody knows the work by.
    """
    inside = seen.inside("images")
    found: list[ImageRecord] = []
    for kind, (listed, chosen) in lists.items():
        pictures = [picture for item in inside.each(listed) if (picture := _image(item, kind))] if listed else []
        first = image_url(seen, chosen) if chosen else None
        if first:
            known = (picture for picture in pictures if picture.url == first)
            found.append(next(known, ImageRecord(kind=kind, url=first)))
        found.extend(pictures)
    return unique(found, key=lambda picture: picture.url)


def _image(item: Reading, kind: str) -> ImageRecord | None:
    url = image_url(item, "file_path")
    if url is None:
        return None
    votes = item.integer("vote_count")
    return ImageRecord(
        kind=kind,
        url=url,
        language=language(item, "iso_639_1"),
        width=item.amount("width"),
        height=item.amount("height"),
        score=item.number("vote_average", 0, 10) if votes else None,
        votes=votes or None,
    )


def videos(seen: Reading) -> tuple[VideoRecord, ...]:
    found = (video for item in seen.inside("videos").each("results") if (video := _video(item)))
    return unique(found, key=lambda video: (video.site, video.key))


def _video(item: Reading) -> VideoRecord | None:
    site, key = item.code("site", 32), item.identifier("key")
    if not site or not key:
        return None
    kind = item.code("type", 32)
    return VideoRecord(
        site=site.lower(),
        key=key,
        name=item.line("name"),
        type=kind.lower() if kind else None,
        language=language(item, "iso_639_1"),
        official=item.flag("official"),
        published_at=item.moment("published_at"),
    )


def titles(seen: Reading, listed: str) -> tuple[TitleRecord, ...]:
    """Alternative titles: films list them as "titles", shows as "results"."""
    found = (
        TitleRecord(title=title, region=item.region("iso_3166_1"), type=item.line("type", 100))
        for item in seen.inside("alternative_titles").each(listed)
        if (title := item.line("title"))
    )
    return unique(found, key=lambda each: (each.title, each.region, each.type))


def translations(seen: Reading, named: str) -> tuple[TranslationRecord, ...]:
    """The words in other languages: films call their title "title", shows and seasons "name"."""
    found = (words for item in seen.inside("translations").each("translations") if (words := _translation(item, named)))
    return unique(found, key=lambda each: (each.language, each.region))


def _translation(item: Reading, named: str) -> TranslationRecord | None:
    spoken, data = language(item, "iso_639_1"), item.inside("data")
    title, plot = data.line(named), data.text("overview")
    tagline, homepage = data.line("tagline", 2000), data.url("homepage")
    if spoken is None or not (title or plot or tagline or homepage):
        return None
    return TranslationRecord(
        language=spoken,
        region=item.region("iso_3166_1"),
        title=title,
        plot=plot,
        tagline=tagline,
        homepage=homepage,
    )
