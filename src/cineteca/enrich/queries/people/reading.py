"""One person: the catalogue first, the datasets fill what is missing."""

from collections.abc import Iterable, Iterator

from cineteca.catalog import queries as catalogue
from cineteca.catalog.queries.people import Entry
from cineteca.enrich.domain import filmography
from cineteca.enrich.domain.filmography import Part, Section
from cineteca.enrich.domain.life import Life, lived
from cineteca.enrich.queries.people import datasets, keeping
from cineteca.enrich.queries.people.asked import Asked
from cineteca.enrich.queries.people.datasets import Told
from cineteca.enrich.queries.people.source import Source
from cineteca.enrich.queries.people.views import Companion, KnownTitle, PersonView

KNOWN_FOR = 8


def get_person(asked: Asked, *, source: Source) -> PersonView | None:
    """The person who is meant, from what the catalogue and (where `source` says that there are some) datasets tell.

    None for nobody. Kept in memory; made anew it costs at most sixteen queries, however much they did.
    """
    return keeping.person(asked, with_datasets=source.fills, make=lambda: _read(asked, with_datasets=source.fills))


def _read(asked: Asked, *, with_datasets: bool) -> PersonView | None:
    number = asked.number
    if asked.imdb:
        link = catalogue.find_person(source="imdb", value=asked.imdb)
        number = link.id if link else None
        if number is None:
            told = datasets.read(asked.imdb) if with_datasets else None
            return _of_datasets(told) if told else None
    page = catalogue.get_person_page(asked.slug or None, number=number)
    if page is None:
        return None
    told = datasets.read(page.ids["imdb"]) if with_datasets and "imdb" in page.ids else None
    return _together(page, told)


def _of_datasets(told: Told) -> PersonView:
    return PersonView(
        imdb=told.name.imdb_id,
        name=told.name.name,
        lead=told.lead,
        popularity=told.name.popularity,
        life=told.life,
        ids={"imdb": told.name.imdb_id},
        sections=filmography.merged((), told.parts, first=told.lead),
        known_for=tuple(catalogue.get_cards(told.works_known_for)),
        known_elsewhere=told.known_for[:KNOWN_FOR],
        companions=told.companions,
        filled=("name", "life", "works", "known_for", "companions"),
    )


def _together(page: catalogue.PersonPage, told: Told | None) -> PersonView:
    own = Life(birth_date=page.birth_date, birth_place=page.birth_place, death_date=page.death_date)
    life = lived(own, told.life) if told else lived(own, Life())
    lead = page.department or (told.lead if told else "")
    known = [part for role in page.roles for part in _parts(role.department, role.entries)]
    sections = filmography.merged(known, told.parts if told else (), first=lead)
    elsewhere = told.known_for[: max(0, KNOWN_FOR - len(page.known_for))] if told else ()
    companions = _companions(page.id, told.companions if told else ())
    return PersonView(
        id=page.id,
        slug=page.slug,
        imdb=page.ids.get("imdb", ""),
        name=page.name,
        also_known_as=page.also_known_as,
        biography=page.biography,
        photo=page.photo,
        homepage=page.homepage,
        gender=page.gender,
        lead=lead,
        popularity=page.popularity,
        life=life,
        ids=page.ids,
        sections=sections,
        known_for=page.known_for,
        known_elsewhere=elsewhere,
        companions=companions,
        told_by=page.told_at,
        filled=tuple(_filled(own, life, sections, elsewhere, companions)),
        enriched_at=page.enriched_at,
    )


def _parts(department: str, entries: Iterable[Entry]) -> Iterator[Part]:
    for entry in entries:
        yield Part(
            title=entry.title,
            year=entry.year,
            kind=entry.kind,
            department=department,
            character=entry.character,
            job=entry.job,
            episodes=entry.episode_count,
            work_id=entry.work_id,
            slug=entry.slug,
            source="" if entry.work_id is not None else "tmdb",
        )


def _companions(person_id: int, told: tuple[Companion, ...]) -> tuple[Companion, ...]:
    """Those of more works come first, whoever counted them: the datasets know more works, the catalogue more people."""
    ours = [
        Companion(
            name=found.person.name,
            slug=found.person.slug,
            photo=found.person.photo,
            together=found.together,
            best=found.best.title,
        )
        for found in catalogue.list_companions(person_id, limit=datasets.COMPANIONS)
    ]
    best: dict[str, Companion] = {}
    for companion in sorted((*told, *ours), key=lambda found: -found.together):
        best.setdefault(companion.slug or companion.imdb, companion)
    return tuple(best.values())[: datasets.COMPANIONS]


def _filled(
    own: Life,
    life: Life,
    sections: Iterable[Section],
    elsewhere: tuple[KnownTitle, ...],
    companions: tuple[Companion, ...],
) -> Iterator[str]:
    if (own.birth_date is None and life.birth_year) or (own.death_date is None and life.death_year):
        yield "life"
    if any(part.source == "imdb" for section in sections for part in section.parts):
        yield "works"
    if elsewhere:
        yield "known_for"
    if any(companion.imdb for companion in companions):
        yield "companions"
