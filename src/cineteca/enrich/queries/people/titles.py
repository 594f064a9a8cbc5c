"""Everybody of one title, in one answer."""

from collections.abc import Iterable, Iterator

from django.conf import settings

from cineteca.catalog import queries as catalogue
from cineteca.core.text import fold
from cineteca.enrich.domain.filmography import ACTING, ARCHIVE, SELF
from cineteca.enrich.domain.imdb_credits import part_of
from cineteca.enrich.queries.people import datasets, keeping
from cineteca.enrich.queries.people.asked import Asked
from cineteca.enrich.queries.people.source import Source
from cineteca.enrich.queries.people.views import TitlePeople, TitlePerson
from cineteca.imdb import queries as imdb
from cineteca.imdb.domain.ids import title_number

_SEEN = frozenset({ACTING, SELF, ARCHIVE})


def get_title_people(asked: Asked, *, source: Source) -> TitlePeople | None:
    """Cast and crew of a work of the catalogue (by number or IMDb's id), or of a title of the datasets.

    The catalogue's come first; who only the datasets name follows. None where there is no such title. At most five
    queries, however many people.
    """
    return keeping.title(asked, with_datasets=source.fills, make=lambda: _read(asked, with_datasets=source.fills))


def _read(asked: Asked, *, with_datasets: bool) -> TitlePeople | None:
    work = _work(asked)
    if work is None and not asked.imdb:
        return None
    number = title_number(asked.imdb) if asked.imdb else None
    if work is None:
        return _of_datasets(number) if with_datasets and number else None
    ours = tuple(_ours(catalogue.list_title_parts(work.id)))
    known = asked.imdb or catalogue.find_imdb_id(work.id)
    told = tuple(_told(title_number(known))) if with_datasets and known else ()
    return TitlePeople(
        work_id=work.id, imdb=known, title=work.title, year=work.year, kind=work.kind, people=_together(ours, told)
    )


def _work(asked: Asked) -> catalogue.WorkLink | None:
    if asked.imdb:
        return catalogue.find_works("imdb", [asked.imdb]).get(asked.imdb)
    work = catalogue.find_work(asked.number) if asked.number is not None else None
    if work is None or (work.adult and not settings.ADULT):
        return None
    return catalogue.WorkLink(work.id, work.kind, work.slug, work.title, work.year)


def _of_datasets(number: int) -> TitlePeople | None:
    title = imdb.title(number)
    if title is None or (title.adult and not settings.ADULT):
        return None
    return TitlePeople(
        imdb=title.imdb_id,
        title=title.title,
        year=title.start_year,
        kind=datasets.kind_of(title.kind),
        people=_together((), tuple(_told(number))),
    )


def _ours(parts: Iterable[catalogue.TitlePart]) -> Iterator[TitlePerson]:
    for part in parts:
        yield TitlePerson(
            id=part.person.id,
            slug=part.person.slug,
            imdb=part.imdb,
            name=part.name,
            kind=part.kind,
            character=part.character,
            department=part.department or (ACTING if part.kind == "cast" else ""),
            job=part.job,
            episodes=part.episode_count,
            birth_year=part.birth_year,
            photo=part.person.photo,
            source=part.source,
        )


def _told(number: int | None) -> Iterator[TitlePerson]:
    rows = [row for row in imdb.cast_and_crew(number) if row.name] if number else []
    ours = catalogue.find_people("imdb", {row.imdb_id for row in rows})
    for row in rows:
        person = ours.get(row.imdb_id)
        department, job = part_of(row.category, row.job)
        yield TitlePerson(
            id=person.id if person else None,
            slug=person.slug if person else "",
            imdb=row.imdb_id,
            name=person.name if person else row.name,
            kind="cast" if department in _SEEN else "crew",
            character=" / ".join(row.characters),
            department=department,
            job=job,
            birth_year=row.birth_year,
            photo=person.photo if person else "",
            source="imdb",
        )


def _together(ours: tuple[TitlePerson, ...], told: tuple[TitlePerson, ...]) -> tuple[TitlePerson, ...]:
    """Somebody is the same by id, or by name within cast or crew: two namesakes in one title are rarer than gaps."""
    ids = {(person.kind, person.imdb) for person in ours if person.imdb}
    names = {(person.kind, _key(person.name)) for person in ours}
    more = [p for p in told if (p.kind, p.imdb) not in ids and (p.kind, _key(p.name)) not in names]
    return tuple(sorted((*ours, *more), key=lambda person: person.kind != "cast"))


def _key(name: str) -> str:
    return fold(name).casefold()
