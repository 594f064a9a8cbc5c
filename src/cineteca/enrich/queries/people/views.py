"""What is answered about people."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from cineteca.catalog.queries import CardRow
from cineteca.enrich.domain.filmography import Section
from cineteca.enrich.domain.life import Life


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownTitle:
    """A title that somebody is known for and the catalogue has not. `kind`: film or show."""

    imdb: str
    title: str
    year: int | None
    kind: str
    votes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Companion:
    """Somebody who is often named beside. `slug` where the catalogue has them, else `imdb` leads there."""

    name: str
    slug: str = ""
    imdb: str = ""
    photo: str = ""
    together: int
    best: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """One person. `id` and `slug` are the catalogue's, None and empty for who is in the datasets alone.

    `told_by`: provider → when it told of this person. `filled`: what only the datasets tell (life, works, known_for,
    companions). `lead`: the department that comes first.
    """

    id: int | None = None
    slug: str = ""
    imdb: str = ""
    name: str
    also_known_as: tuple[str, ...] = ()
    biography: str = ""
    photo: str = ""
    homepage: str = ""
    gender: str = ""
    lead: str = ""
    popularity: float = 0
    life: Life = field(default_factory=Life)
    ids: Mapping[str, str] = field(default_factory=dict)
    sections: tuple[Section, ...] = ()
    known_for: tuple[CardRow, ...] = ()
    known_elsewhere: tuple[KnownTitle, ...] = ()
    companions: tuple[Companion, ...] = ()
    told_by: Mapping[str, datetime] = field(default_factory=dict)
    filled: tuple[str, ...] = ()
    enriched_at: datetime | None = None

    @property
    def works(self) -> tuple[int, ...]:
        """The works of the catalogue that are named here."""
        parts = (part.work_id for section in self.sections for part in section.parts if part.work_id is not None)
        return tuple(dict.fromkeys((*parts, *(card.work_id for card in self.known_for))))


@dataclass(frozen=True, slots=True, kw_only=True)
class TitlePerson:
    """One part of one person in a title. `kind`: cast or crew; `source`: who tells it."""

    id: int | None = None
    slug: str = ""
    imdb: str = ""
    name: str
    kind: str
    character: str = ""
    department: str = ""
    job: str = ""
    episodes: int | None = None
    birth_year: int | None = None
    photo: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TitlePeople:
    """Everybody of one title, the cast first. `work_id` is None for a title that the catalogue has not."""

    work_id: int | None = None
    imdb: str = ""
    title: str
    year: int | None
    kind: str
    people: tuple[TitlePerson, ...] = ()
