"""What the datasets tell of a person, in the words of the catalogue."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings

from cineteca.catalog import queries as catalogue
from cineteca.enrich.domain.filmography import Part
from cineteca.enrich.domain.imdb_credits import department_of, part_of
from cineteca.enrich.domain.life import Life
from cineteca.enrich.queries.people.views import Companion, KnownTitle
from cineteca.imdb import queries as imdb
from cineteca.imdb.domain.ids import name_number
from cineteca.imdb.domain.vocabulary import FILMS, SHOWS

COMPANIONS = 12
_ALONE = 2
"""Titles together from which somebody is a companion."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One person of the datasets. `known_for` names works of the catalogue first, by number."""

    name: imdb.NameRow
    parts: tuple[Part, ...]
    known_for: tuple[KnownTitle, ...]
    works_known_for: tuple[int, ...]
    companions: tuple[Companion, ...]

    @property
    def life(self) -> Life:
        return Life(birth_year=self.name.birth_year, death_year=self.name.death_year)

    @property
    def lead(self) -> str:
        return department_of(self.name.professions)


def read(imdb_id: str) -> Told | None:
    """What the datasets know of the person with this id; None where they know nobody (any more). Six queries."""
    number = name_number(imdb_id)
    name = imdb.person(number) if number is not None else None
    if name is None or name.gone_at is not None:
        return None
    rows = [row for row in imdb.filmography(name.id) if row.kind in FILMS or row.kind in SHOWS]
    titles = imdb.titles({*name.known_for, *(row.title_id for row in rows)})
    shown = {title.id: title for title in titles.values() if not title.gone_at and (settings.ADULT or not title.adult)}
    ours = catalogue.find_works("imdb", (title.imdb_id for title in shown.values()))
    known = [shown[title] for title in name.known_for if title in shown]
    return Told(
        name=name,
        parts=tuple(_part(row, ours.get(row.imdb_id)) for row in rows if row.title_id in shown),
        known_for=tuple(_known(title) for title in known if title.imdb_id not in ours and kind_of(title.kind)),
        works_known_for=tuple(ours[title.imdb_id].id for title in known if title.imdb_id in ours),
        companions=tuple(_companions(imdb.collaborators(name.id, limit=COMPANIONS))),
    )


def kind_of(kind: str) -> str:
    """``film`` or ``show`` for IMDb's word; empty for games and episodes."""
    return "film" if kind in FILMS else "show" if kind in SHOWS else ""


def _part(row: imdb.FilmographyRow, work: catalogue.WorkLink | None) -> Part:
    department, job = part_of(row.category, row.job)
    return Part(
        title=work.title if work else row.title,
        year=work.year if work and work.year else row.year,
        kind=kind_of(row.kind),
        department=department,
        character=" / ".join(row.characters),
        job=job,
        work_id=work.id if work else None,
        slug=work.slug if work else "",
        imdb=row.imdb_id,
        source="imdb",
        votes=row.votes,
    )


def _known(title: imdb.TitleRow) -> KnownTitle:
    return KnownTitle(
        imdb=title.imdb_id, title=title.title, year=title.start_year, kind=kind_of(title.kind), votes=title.votes
    )


def _companions(rows: Iterable[imdb.Collaborator]) -> Iterator[Companion]:
    often = [row for row in rows if row.titles_together >= _ALONE]
    ours = catalogue.find_people("imdb", (row.name.imdb_id for row in often))
    for row in often:
        person = ours.get(row.name.imdb_id)
        yield Companion(
            name=person.name if person else row.name.name,
            slug=person.slug if person else "",
            imdb=row.name.imdb_id,
            photo=person.photo if person else "",
            together=row.titles_together,
            best=row.best.title,
        )
