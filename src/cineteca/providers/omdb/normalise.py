"""From OMDb's answers to our records. Pure and total. Source: omdbapi.com, parameters i and plot=full."""

import re
from collections.abc import Callable, Mapping
from typing import Final, TypeVar

from cineteca.providers.omdb import payloads, words
from cineteca.providers.omdb.names import COUNTRIES, LANGUAGES, WITHOUT_CODE
from cineteca.providers.reading import TITLE, Reading
from cineteca.providers.records import (
    CreditRecord,
    ImageRecord,
    Kind,
    Normalised,
    OrganisationRecord,
    PersonRef,
    RatingRecord,
    SeasonRecord,
    WorkRecord,
)

T = TypeVar("T")

NOTHING: Final = frozenset({"N/A", ""})
OUTLINE: Final = 240
"""Characters of the longest outline."""

_KINDS: Final = {"movie": Kind.FILM, "series": Kind.SHOW}
_SOURCES: Final = {
    "internet movie database": "imdb",
    "rotten tomatoes": "rotten_tomatoes",
    "metacritic": "metacritic",
}
_UNRATED: Final = frozenset({"not rated", "unrated", "nr", "ur"})
_RATED: Final = {"approved": "Approved", "passed": "Passed"}
# How its notes call the same work by different names.
_JOBS: Final = {
    "screen play": "Screenplay",
    "screenplay by": "Screenplay",
    "written by": "Writer",
    "by": "Writer",
    "story by": "Story",
    "script": "Screenplay",
    "co-director": "Co-Director",
}
_SENTENCE_END = re.compile(r"[.!?…]['\"”’)]*\s+\S")
_WIDTH = re.compile(r"_SX([0-9]{2,4})(?:_|\.)")
_NO_SLUG = re.compile(r"[^a-z0-9]+")
_MOST_SEASONS: Final = 200


def work(body: payloads.Title | Mapping[str, object] | None, asked: Kind | None = None) -> Normalised[WorkRecord]:
    """The record in a title's body. `asked` is what the work is by our own knowledge, where OMDb does not say."""
    seen = Reading(body, nothing=NOTHING)
    seen.expect("imdbID", "Title")
    kind = _kind(seen, asked)
    released = _read(seen, "Released", words.day)
    plot = seen.text("Plot")
    record = WorkRecord(
        kind=kind,
        ids=_ids(seen),
        title=seen.line("Title"),
        year=_year(seen),
        release_date=None if kind is Kind.SHOW else released,
        first_air_date=released if kind is Kind.SHOW else None,
        runtime_minutes=_at_most(seen, "Runtime", words.minutes, 100_000) or None,
        plot=plot,
        # A plot of one sentence is an outline as it stands. It is in both fields because OMDb is often the only one
        # with an outline, and a plot has to be there when TMDB has none; asking again for plot=short would cost a call
        # of the day's thousand.
        outline=plot if plot and _is_outline(plot) else None,
        awards=seen.line("Awards", 1000),
        box_office=_read(seen, "BoxOffice", words.dollars) or None,
        homepage=seen.url("Website"),
        certifications=_certifications(seen),
        countries=_codes(seen, "Country", COUNTRIES),
        languages=_codes(seen, "Language", LANGUAGES),
        genres=tuple(dict.fromkeys(_list(seen, "Genre", 100))),
        companies=tuple(OrganisationRecord(name=name) for name in dict.fromkeys(_list(seen, "Production"))),
        images=_poster(seen),
        ratings=_ratings(seen),
        cast=_cast(seen),
        crew=_crew(seen, "Director", "Directing", "Director") + _crew(seen, "Writer", "Writing", "Writer"),
        seasons=_seasons(seen) if kind is Kind.SHOW else (),
    )
    return Normalised(record, odd=seen.odd)


def _kind(seen: Reading, asked: Kind | None) -> Kind | None:
    """What it is. An episode or a game is neither film nor show, whatever was asked for."""
    told = seen.line("Type", 32)
    if told is None:
        return asked
    kind = _KINDS.get(told.casefold())
    if kind is None or (asked and kind is not asked):
        seen.note("Type", _plain(told))
    return kind


def _ids(seen: Reading) -> Mapping[str, str]:
    known = seen.identifier("imdbID")
    return {"imdb": known} if known else {}


def _year(seen: Reading) -> int | None:
    year = _read(seen, "Year", words.first_year)
    if year is None or 1800 <= year <= 2200:
        return year
    seen.note("Year", "out of range")
    return None


def _certifications(seen: Reading) -> Mapping[str, str]:
    """The American certificate. "Not Rated" is one too: it was looked at and has none, which TMDB writes NR."""
    told = seen.code("Rated", 32)
    if told is None:
        return {}
    known = told.casefold()
    return {"US": "NR" if known in _UNRATED else _RATED.get(known, told)}


def _is_outline(plot: str) -> bool:
    return len(plot) <= OUTLINE and "\n" not in plot and not _SENTENCE_END.search(plot)


def _poster(seen: Reading) -> tuple[ImageRecord, ...]:
    url = seen.url("Poster")
    width = _WIDTH.search(url) if url else None
    return (ImageRecord(kind="poster", url=url, width=int(width[1]) if width else None),) if url else ()


def _ratings(seen: Reading) -> tuple[RatingRecord, ...]:
    """Every rating, each source once. The list is the fuller form; the two fields beside it fill what it lacks."""
    votes = _at_most(seen, "imdbVotes", words.whole, 2**31 - 1)
    listed = [rating for item in seen.each("Ratings") if (rating := _rating(item, votes))]
    alone = [_alone(seen, "imdb", "imdbRating", 10.0, votes), _alone(seen, "metacritic", "Metascore", 100.0, None)]
    told: dict[str, RatingRecord] = {}
    for rating in (*listed, *(each for each in alone if each)):
        told.setdefault(rating.source, rating)
    return tuple(told.values())


def _rating(item: Reading, votes: int | None) -> RatingRecord | None:
    name, raw = item.line("Source", 100), item.code("Value", 32)
    if name is None or raw is None:
        return None
    source = _SOURCES.get(name.casefold()) or _NO_SLUG.sub("_", name.casefold()).strip("_")[:32].strip("_")
    scored = words.score(raw)
    if not source or scored is None:
        item.note("Value" if source else "Source", "not a score" if source else "not a source")
        return None
    return _rated(source, raw, scored, votes if source == "imdb" else None)


def _alone(seen: Reading, source: str, key: str, scale: float, votes: int | None) -> RatingRecord | None:
    raw = seen.code(key, 32)
    scored = words.score(raw, scale) if raw else None
    if raw and scored is None:
        seen.note(key, "not a score")
    return _rated(source, raw, scored, votes) if raw and scored else None


def _rated(source: str, raw: str, scored: tuple[float, float], votes: int | None) -> RatingRecord:
    value, scale = scored
    return RatingRecord(
        source=source, raw=raw, value=value, scale=scale, value_100=round(value / scale * 100, 2), votes=votes
    )


def _cast(seen: Reading) -> tuple[CreditRecord, ...]:
    """The leads. OMDb tells no characters, and knows people by their names alone."""
    names = dict.fromkeys(words.named(entry)[0][:300].strip() for entry in _list(seen, "Actors"))
    return tuple(CreditRecord(kind="cast", person=_person(name), order=order) for order, name in enumerate(names))


def _crew(seen: Reading, key: str, department: str, job: str) -> tuple[CreditRecord, ...]:
    told = dict.fromkeys(_doing(entry, job) for entry in _list(seen, key))
    return tuple(
        CreditRecord(kind="crew", person=_person(name), department=department, job=does) for name, does in told
    )


def _doing(entry: str, job: str) -> tuple[str, str]:
    """Who does what: the note behind the name says it ("(novel)", "(co-director)"), else the field does."""
    name, note = words.named(entry)
    if note is None:
        return name[:300].strip(), job
    return name[:300].strip(), _JOBS.get(note.casefold(), note[:1].upper() + note[1:])[:200].strip()


def _person(name: str) -> PersonRef:
    return PersonRef(name=name, ids={"omdb": name})


def _seasons(seen: Reading) -> tuple[SeasonRecord, ...]:
    """The seasons by number: how many there are is all that a title's own answer tells of them."""
    count = _at_most(seen, "totalSeasons", words.whole, _MOST_SEASONS)
    return tuple(SeasonRecord(number=number) for number in range(1, (count or 0) + 1))


def _codes(seen: Reading, key: str, table: Mapping[str, str]) -> tuple[str, ...]:
    """The ISO codes of a list of names. A name that we do not know is odd; one that has no code is not."""
    codes: dict[str, None] = {}
    for name in _list(seen, key):
        code = table.get(name.casefold())
        if code:
            codes[code] = None
        elif name.casefold() not in WITHOUT_CODE:
            seen.note(key, f"no code for {_plain(name)}")
    return tuple(codes)


def _list(seen: Reading, key: str, longest: int = TITLE) -> list[str]:
    """The entries of a list. One that is longer than any is cut, and odd."""
    entries = words.listed(seen.line(key, 5000) or "")
    if any(len(entry) > longest for entry in entries):
        seen.note(key, "too long")
    return [entry[:longest].strip() for entry in entries]


def _read(seen: Reading, key: str, understand: Callable[[str], T | None]) -> T | None:
    """What `understand` makes of a text. A text of which it makes nothing is odd."""
    told = seen.line(key, 100)
    value = understand(told) if told else None
    if told and value is None:
        seen.note(key, "not understood")
    return value


def _at_most(seen: Reading, key: str, understand: Callable[[str], int | None], most: int) -> int | None:
    value = _read(seen, key, understand)
    if value is not None and value > most:
        seen.note(key, "out of range")
        return None
    return value


def _plain(text: str) -> str:
    return text[:40]
