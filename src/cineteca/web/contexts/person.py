"""The page of one person."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.utils.safestring import SafeString

from cineteca.web.contexts.work import Member

_MANY = 30
"""Lines of a filmography from which one jumps in it by decade."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a filmography. `part` is the character or job; `outside`: only the datasets know it."""

    title: str
    year: int | None
    url: str = ""
    part: str = ""
    show: bool = False
    outside: bool = False


@dataclass(frozen=True, slots=True)
class Decade:
    """Lines of ten years; `first` is None for those that are not dated yet."""

    first: int | None
    anchor: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Role:
    """What a person did: Acting, Directing … with its works, newest first."""

    name: str
    entries: tuple[Entry, ...]
    anchor: str = ""

    @property
    def decades(self) -> tuple[Decade, ...]:
        """The lines by decade, to jump in; all in one where they are few."""
        if len(self.entries) < _MANY:
            return (Decade(None, "", self.entries),)
        return tuple(self._decades())

    @property
    def jumps(self) -> tuple[Decade, ...]:
        """Decades worth a link."""
        return tuple(decade for decade in self.decades if decade.anchor)

    def _decades(self) -> Iterator[Decade]:
        for first, entries in groupby(self.entries, lambda entry: entry.year and entry.year // 10 * 10):
            yield Decade(first, f"{self.anchor}-{first}" if first else "", tuple(entries))


@dataclass(frozen=True, slots=True)
class PersonPage:
    """`life` holds the parts of one line: born, died, where. `birthday`: what there is to celebrate today.

    `source` says who tells what, `reasons` why nobody else does. `url` is where the page stands.
    """

    url: str
    name: str
    initials: str
    photo: SafeString | str = ""
    life: tuple[str, ...] = ()
    birthday: str = ""
    biography: str = ""
    also_known_as: str = ""
    known_for: SafeString | None = None
    roles: tuple[Role, ...] = ()
    companions: tuple[Member, ...] = ()
    source: str = ""
    reasons: tuple[str, ...] = ()
