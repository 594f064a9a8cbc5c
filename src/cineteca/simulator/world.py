"""The outside world as the stand-in tells it: the facts, what is made up, and what control calls changed, on a day."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property, lru_cache
from typing import Any, Literal, NamedTuple, TypeVar

from cineteca.simulator import archive as facts
from cineteca.simulator import invented, overlay
from cineteca.simulator.archive import Archive, Fact
from cineteca.simulator.errors import BadChange
from cineteca.simulator.invented import announced, offers, pictures

Media = Literal["movie", "tv"]
Key = tuple[str, int]
"""Media and TMDB's number."""
T = TypeVar("T")

REMEMBERED = 1024  # answers of some ten kilobytes each
ANNOUNCED_BY_HAND = 92_000_000
MOST_TOUCHES = 50
_LINKED = {"movie": "tt97", "tv": "tt96"}


class Touch(NamedTuple):
    """One field of a work that a control call changed."""

    field: str
    before: Any
    after: Any


class Picture(NamedTuple):
    """What a path of a picture stands for. `kind` is poster, backdrop or still."""

    media: str
    work: Fact
    kind: str


@dataclass(eq=False)
class Edition:
    """All that is told at one moment. It never changes: a change makes another."""

    archive: Archive
    today: date
    touches: Mapping[date, Mapping[Key, tuple[Touch, ...]]] = field(default_factory=dict)
    _memory: dict[Any, Any] = field(default_factory=dict)

    def recall(self, about: Any, make: Callable[[], T]) -> T:
        """What `make` makes, made once while it is remembered."""
        if about in self._memory:
            return self._memory[about]  # type: ignore[no-any-return]
        if len(self._memory) >= REMEMBERED:
            del self._memory[next(iter(self._memory))]
        self._memory[about] = made = make()
        return made

    @cached_property
    def pictures(self) -> Mapping[str, Picture]:
        """Path → what is to be seen there."""
        return {
            work[kind]: Picture(media, work, kind)
            for media in ("movie", "tv")
            for work in self.archive.works(media).values()
            for kind in ("poster", "backdrop")
            if kind in work
        } | {path: Picture("tv", show, "still") for show in self.archive.shows.values() for path in _stills(show)}


@dataclass(eq=False)
class World:
    """The facts with what changed since the start. `clock` tells the day where none was set."""

    clock: Callable[[], date]
    day: date | None = None
    changes: dict[Key, dict[str, Any]] = field(default_factory=dict)
    added: dict[Key, dict[str, Any]] = field(default_factory=dict)
    touches: defaultdict[date, dict[Key, tuple[Touch, ...]]] = field(default_factory=lambda: defaultdict(dict))
    _edition: Edition | None = None

    @property
    def today(self) -> date:
        return self.day or self.clock()

    def edition(self) -> Edition:
        """What is told now."""
        if self._edition is None or self._edition.today != self.today:
            told = {day: dict(of_day) for day, of_day in self.touches.items()}
            self._edition = Edition(_archive(self.today, self.added, self.changes), self.today, told)
        return self._edition

    def change(self, media: str, number: int, change: overlay.Change) -> None:
        """Change facts of a work from now on; the list of changes of today names it. Raises `BadChange`."""
        work = self._work(media, number)
        after, key = overlay.changed(work, change), (media, number)
        touched = tuple(Touch(name, *_values(name, work, after)) for name in change)
        self.changes[key] = _merged(self.changes.get(key, {}), change)
        self._touch(key, touched)

    def announce(self, media: str, told: overlay.Change) -> int:
        """Add a work, with today as its day where none is told; its number. Raises `BadChange`."""
        if media not in _LINKED or not isinstance(told.get("title"), str):
            raise BadChange("A new work is a movie or tv and needs a title.")
        number = ANNOUNCED_BY_HAND + len(self.added)
        dated = "release_date" if media == "movie" else "first_air_date"
        work = _blank(media, number, told["title"])
        self.added[media, number] = overlay.changed(work, {dated: self.today.isoformat(), **told})
        self._touch((media, number), (Touch("title", None, told["title"]),))
        return number

    def clear(self) -> None:
        """Forget every change, every work that was added, and the day that was set."""
        self.changes.clear()
        self.added.clear()
        self.touches.clear()
        self.day = self._edition = None

    def set_day(self, day: date | None) -> None:
        """From now on it is `day`, until another is set; None: the day of the clock."""
        self.day = day

    def _touch(self, key: Key, touched: tuple[Touch, ...]) -> None:
        of_day = self.touches[self.today]
        of_day[key] = (of_day.get(key, ()) + touched)[-MOST_TOUCHES:]
        self._edition = None

    def _work(self, media: str, number: int) -> Fact:
        key = media, number
        work = self.added.get(key) or _made(self.today).works.get(key)
        if work is None:
            raise BadChange(f"There is no {media} {number}.")
        return _changed(work, self.changes.get(key))


def _stills(show: Fact) -> Iterator[str]:
    for season in show.get("seasons", ()):
        for episode in season["episodes"]:
            if path := pictures.still(show["tmdb"], season["number"], episode["number"]):
                yield path


def fixed(day: date) -> Edition:
    """What is told on a day when nobody changed anything."""
    return World(lambda: day).edition()


@cache
def _standing() -> tuple[dict[str, list[dict[str, Any]]], list[Fact], list[Fact]]:
    """Works by media with what is made up about them, people, texts: what no day changes."""
    known = facts.load()
    services = offers.places([*known.films.values(), *known.shows.values()])
    works = {
        media: [invented.completed(work, media, services) for work in known.works(media).values()]
        for media in ("movie", "tv")
    }
    return works, list(known.people.values()), list(known.texts.values())


class _Made(NamedTuple):
    """What there is on a day before anybody changes it."""

    works: Mapping[Key, dict[str, Any]]
    people: list[Fact]
    texts: list[Fact]


@lru_cache(maxsize=4)
def _made(day: date) -> _Made:
    works, people, texts = _standing()
    new = announced.on(day)
    told = {"movie": [*works["movie"], *new.films], "tv": [*works["tv"], *new.shows]}
    keyed = {(media, work["tmdb"]): work for media, of_media in told.items() for work in of_media}
    return _Made(keyed, [*people, *new.people], [*texts, *new.texts])


def _archive(day: date, added: Mapping[Key, dict[str, Any]], changes: Mapping[Key, overlay.Change]) -> Archive:
    made = _made(day)
    told: dict[str, list[Fact]] = {"movie": [], "tv": []}
    for key, work in {**made.works, **added}.items():
        told[key[0]].append(_changed(work, changes.get(key)))
    return facts.index(told["movie"], told["tv"], made.people, made.texts)


def _changed(work: dict[str, Any], change: overlay.Change | None) -> dict[str, Any]:
    return overlay.changed(work, change) if change else work


def _merged(change: overlay.Change, later: overlay.Change) -> dict[str, Any]:
    """One change that does what two did: of offers, each region's latest counts."""
    both = {**change, **later}
    if "offers" in change and "offers" in later:
        both["offers"] = {**change["offers"], **later["offers"]}
    return both


def _blank(media: str, number: int, title: str) -> dict[str, Any]:
    linked = f"{_LINKED[media]}{number - ANNOUNCED_BY_HAND:06d}"
    common = {"tmdb": number, "imdb": linked, "title": title, "original_title": title, "original_language": "en"}
    return {**common, "popularity": 60.0, "genres": ["Drama"], "countries": ["US"], "languages": ["en"]} | (
        {"status": "Released"} if media == "movie" else {"status": "Returning Series", "tvdb": number, "seasons": []}
    )


def _values(name: str, before: Fact, after: Fact) -> tuple[Any, Any]:
    """The field before and after; of ratings and offers, which are deeper, the whole of them."""
    key = name if name in before or name in after else "ratings"
    return before.get(key), after.get(key)
