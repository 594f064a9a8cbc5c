"""What somebody did, told by several: the catalogue first, what only others know beside it, nothing twice."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from cineteca.core.text import fold

ACTING, SELF, ARCHIVE = "Acting", "Self", "Archive footage"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part in one work. `kind`: film or show. `source`: who alone tells it, empty for the catalogue's own.

    `slug` and `work_id` are those of a work of the catalogue, `imdb` its id there (``tt0113277``), empty where unknown.
    """

    title: str
    year: int | None
    kind: str
    department: str
    character: str = ""
    job: str = ""
    episodes: int | None = None
    work_id: int | None = None
    slug: str = ""
    imdb: str = ""
    source: str = ""
    votes: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """A department (Acting, Directing …) and what was done there: not dated yet first, then the newest."""

    department: str
    parts: tuple[Part, ...]


def merged(known: Iterable[Part], told: Iterable[Part], *, first: str = "") -> tuple[Section, ...]:
    """Sections of what is `known`, with what only `told` has; the department `first` leads, then the fullest.

    The same work may be known without the id it is told by: then title, kind and year (give or take one) tell. A part
    that is known from elsewhere learns the id, so that it can be opened.
    """
    shelf = _Shelf()
    for part in known:
        shelf.put(part)
    for part in told:
        shelf.add(part)
    filled = [(name, parts) for name, parts in shelf.departments.items() if parts]
    filled.sort(key=lambda one: (one[0] != first, one[0] in {SELF, ARCHIVE}, -len(one[1]), one[0]))
    return tuple(Section(name, tuple(sorted(parts, key=_newest_first))) for name, parts in filled)


def _newest_first(part: Part) -> tuple[bool, int, int, str]:
    return part.year is not None, -(part.year or 0), -part.votes, part.title


Place = tuple[str, int]
"""A department, and the place of a part in its list."""


@dataclass(slots=True)
class _Shelf:
    departments: dict[str, list[Part]] = field(default_factory=dict)
    by_work: set[tuple[str, int]] = field(default_factory=set)
    by_imdb: set[tuple[str, str]] = field(default_factory=set)
    by_name: dict[tuple[str, str, str], list[Place]] = field(default_factory=dict)

    def put(self, part: Part) -> None:
        parts = self.departments.setdefault(part.department, [])
        parts.append(part)
        group = _group(part.department)
        if part.work_id is not None:
            self.by_work.add((group, part.work_id))
        if part.imdb:
            self.by_imdb.add((group, part.imdb))
        self.by_name.setdefault((group, part.kind, _key(part.title)), []).append((part.department, len(parts) - 1))

    def add(self, part: Part) -> None:
        """`part`, unless it is here already."""
        group = _group(part.department)
        if (group, part.imdb) in self.by_imdb or (group, part.work_id) in self.by_work:
            return
        alike = next(self._alike(part, group), None)
        if alike is None:
            self.put(part)
            return
        department, place = alike
        here = self.departments[department][place]
        self.by_imdb.add((group, part.imdb))
        if not here.slug:
            self.departments[department][place] = replace(here, imdb=part.imdb, work_id=part.work_id, slug=part.slug)

    def _alike(self, part: Part, group: str) -> Iterator[Place]:
        for department, place in self.by_name.get((group, part.kind, _key(part.title)), ()):
            here = self.departments[department][place]
            # Two that both have an id are told apart by it: remakes share title and year often enough.
            if not here.imdb and (here.year is None or part.year is None or abs(here.year - part.year) <= 1):
                yield department, place


def _group(department: str) -> str:
    """One source tells a talk show under Acting, another under Self."""
    return ACTING if department == SELF else department


def _key(title: str) -> str:
    return "".join(letter for letter in fold(title).casefold() if letter.isalnum())
