"""Recorded answers of TMDB put together: what one call with everything appended would have told of each work.

A recording holds the parts of a work under their own addresses (``/3/movie/603/credits``), some in several languages.
The detail without a language or in English leads, the fullest first; the others fill what it lacks. A work of which no
detail was recorded may still have its title in some list.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from cineteca.providers.recorded import RecordedPerson, RecordedWork, Recording, Skipped
from cineteca.providers.records import Kind
from cineteca.providers.tmdb import parts

Body = dict[str, Any]
Load = Callable[[str], Any]

_PARTS: Final[Mapping[str, frozenset[str]]] = {
    "movie": frozenset(parts.FILM),
    "tv": frozenset(parts.SHOW),
    "person": frozenset((*parts.PERSON, "movie_credits", "tv_credits")),
    "season": frozenset(parts.SEASON),
}
_KINDS: Final = {"movie": Kind.FILM, "tv": Kind.SHOW}
_PATH: Final = re.compile(r"/3/(?P<what>movie|tv|person)/(?P<id>[0-9]+|tt[0-9]+)(?:/(?P<part>.+))?")
_SEASON: Final = re.compile(r"season/(?P<number>[0-9]{1,9})(?:/(?P<part>.+))?")
_LANGUAGES: Final = ("", "en")


@dataclass(frozen=True, slots=True)
class _Answer:
    """A recorded body and how well it speaks: lower `rank` first."""

    rank: tuple[int, int]
    body: Body


@dataclass(slots=True)
class _Pile:
    """What was recorded of one subject: its details, and its parts by name."""

    details: list[_Answer] = field(default_factory=list)
    parts: dict[str, list[_Answer]] = field(default_factory=lambda: defaultdict(list))


Subject = tuple[str, str]
"""``("movie", "603")``."""


def compose(index: Iterable[Mapping[str, Any]], load: Load) -> Iterator[Recording]:
    """The works and people of a recording.

    `index` has per answer ``{"method", "path", "query", "status", "file"}``; `load` gives the JSON in a file, None
    where there is none. Works of which nothing tells the title are skipped.
    """
    answers = list(_answers(index, load))
    piles = _piles(answers)
    titles = _Titles(answers)
    for subject in sorted(piles, key=lambda each: (each[0], len(each[1]), each[1])):
        yield _recording(subject, piles[subject], titles)


def _answers(index: Iterable[Mapping[str, Any]], load: Load) -> Iterator[tuple[str, _Answer]]:
    for entry in index:
        if entry.get("method", "GET") == "GET" and entry.get("status") == 200:
            body = load(str(entry.get("file")))
            if isinstance(body, dict):
                yield str(entry.get("path")), _Answer(_rank(entry.get("query"), body), body)


def _rank(query: object, body: Body) -> tuple[int, int]:
    language = str(query.get("language", "")).partition("-")[0] if isinstance(query, dict) else ""
    return (_LANGUAGES.index(language) if language in _LANGUAGES else len(_LANGUAGES)), -_fullness(body)


def _fullness(body: Body) -> int:
    return sum(len(value) if isinstance(value, list | dict) else bool(value) for value in body.values())


def _piles(answers: Iterable[tuple[str, _Answer]]) -> dict[Subject, _Pile]:
    piles: dict[Subject, _Pile] = defaultdict(_Pile)
    for path, answer in answers:
        found = _PATH.fullmatch(path)
        if found and not found["part"]:
            # Films can be asked for by IMDb id as well: the body tells which one it is.
            piles[found["what"], str(answer.body.get("id", found["id"]))].details.append(answer)
        elif found and _is_part(found["what"], found["part"]):
            piles[found["what"], found["id"]].parts[found["part"]].append(answer)
    return piles


def _is_part(what: str, part: str) -> bool:
    season = _SEASON.fullmatch(part) if what == "tv" else None
    if season:
        return season["part"] is None or season["part"] in _PARTS["season"]
    return part in _PARTS[what]


def _recording(subject: Subject, pile: _Pile, titles: "_Titles") -> Recording:
    what, known = subject
    main = _together(pile, _PARTS[what]) if pile.details else titles.find(subject)
    if main is None:
        told = ", ".join(sorted(pile.parts))
        return Skipped("tmdb", f"{what}/{known}", f"nothing tells its title; recorded: {told}")
    if not pile.details:
        main = {**main, **_appended(pile)}
    if what == "person":
        return RecordedPerson("tmdb", {"tmdb": known}, {"main": main})
    return RecordedWork("tmdb", _KINDS[what], {"tmdb": known}, {"main": {**main, **_seasons(pile)}})


def _together(pile: _Pile, appended: frozenset[str]) -> Body:
    """The best detail, with every part: those that were appended to it or to others, and those recorded apart."""
    best, *others = sorted(pile.details, key=lambda each: each.rank)
    main = dict(best.body)
    for other in others:
        for name in appended & other.body.keys():
            main[name] = _union(main.get(name), other.body[name])
    for name, part in _appended(pile).items():
        main[name] = _union(main.get(name), part)
    return main


def _appended(pile: _Pile) -> Body:
    return {name: _best(found) for name, found in pile.parts.items() if not _SEASON.fullmatch(name)}


def _seasons(pile: _Pile) -> Body:
    """The seasons as appended ones, each with its own parts inside."""
    seasons: dict[str, Body] = {}
    for name, found in sorted(pile.parts.items(), key=lambda item: item[0].count("/")):
        season = _SEASON.fullmatch(name)
        if season:
            whole = seasons.setdefault(f"season/{season['number']}", {"season_number": int(season["number"])})
            part = _best(found)
            whole.update({season["part"]: _union(whole.get(season["part"]), part)} if season["part"] else part)
    return seasons


def _best(found: Iterable[_Answer]) -> Any:
    """Answers to the same question as one: the best, with what the others add to its lists."""
    best, *others = sorted(found, key=lambda each: each.rank)
    whole: Any = best.body
    for other in others:
        whole = _union(whole, other.body)
    return whole


def _union(one: Any, other: Any) -> Any:
    """`one` with what only `other` has, lists by their items."""
    if isinstance(one, dict) and isinstance(other, dict):
        return {key: _union(one.get(key), other.get(key)) for key in {**one, **other}}
    if isinstance(one, list) and isinstance(other, list):
        return one + [item for item in other if item not in one]
    return other if one is None else one


class _Titles:
    """Works as lists tell of them (popular, search, similar …): a title, a date, a sentence, a poster."""

    def __init__(self, answers: Iterable[tuple[str, _Answer]]) -> None:
        self._genres: dict[str, Any] = {}
        self._listed: dict[Subject, _Answer] = {}
        for path, answer in answers:
            if path.startswith("/3/genre/") and answer.rank[0] < len(_LANGUAGES):
                self._genres |= {str(each.get("id")): each.get("name") for each in _objects(answer.body, "genres")}
            for item in _results(answer.body):
                self._keep(item, answer.rank)

    def _keep(self, item: Body, rank: tuple[int, int]) -> None:
        what = "movie" if "title" in item else "tv" if "first_air_date" in item else None
        subject = (what or "", str(item.get("id")))
        if what and (subject not in self._listed or rank < self._listed[subject].rank):
            self._listed[subject] = _Answer(rank, item)

    def find(self, subject: Subject) -> Body | None:
        """A detail as far as a list tells it."""
        found = self._listed.get(subject)
        if found is None:
            return None
        told = found.body["genre_ids"]
        genres = [self._genres.get(str(each)) for each in told] if isinstance(told, list) else []
        return {**found.body, "genres": [{"name": name} for name in genres if name]}


def _results(body: Body) -> Iterator[Body]:
    for key in ("results", "movie_results", "tv_results", "cast", "crew", "items", "parts"):
        yield from (item for item in _objects(body, key) if "genre_ids" in item)


def _objects(body: Body, key: str) -> list[Body]:
    listed = body.get(key)
    return [item for item in listed if isinstance(item, dict)] if isinstance(listed, list) else []
