"""People as the interface answers of them: the views of the room below in the shapes of JSON."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal

import orjson
from django.urls import reverse

from cineteca.api.shapes.people import (
    CompanionAnswer,
    CreditAnswer,
    NamedTitle,
    PersonAnswer,
    PersonHit,
    RoleCount,
    SourceAnswer,
    TitlePersonAnswer,
)
from cineteca.catalog import queries as catalogue
from cineteca.enrich.domain.filmography import Part
from cineteca.enrich.queries.people import PersonView, Source, TitlePerson
from cineteca.search.queries import Hit


def source(of: Source) -> SourceAnswer:
    return SourceAnswer(speaks=of.speaks, why=list(of.why), datasets_at=of.datasets_at)


def person(view: PersonView, of: Source, *, today: date) -> PersonAnswer:
    """One person as they are `today`."""
    life = view.life
    age = life.age_at_death if life.is_over else life.age(today)
    return PersonAnswer(
        id=view.id,
        slug=view.slug or None,
        imdb_id=view.imdb or None,
        tmdb_id=view.ids.get("tmdb"),
        url=address(view.slug, view.imdb),
        name=view.name,
        also_known_as=list(view.also_known_as),
        biography=view.biography,
        birth_date=life.birth_date,
        birth_year=life.birth_year,
        birth_place=life.birth_place,
        death_date=life.death_date,
        death_year=life.death_year,
        age=age,
        birthday_today=life.has_birthday(today),
        department=view.lead,
        photo=view.photo or None,
        popularity=view.popularity,
        known_for=list(_known_for(view)),
        companions=[
            CompanionAnswer(
                name=one.name, slug=one.slug or None, imdb_id=one.imdb or None, together=one.together, best=one.best
            )
            for one in view.companions
        ],
        roles=[RoleCount(role=section.department, count=len(section.parts)) for section in view.sections],
        told_by=dict(view.told_by),
        filled=list(view.filled),
        source=source(of),
    )


def _known_for(view: PersonView) -> Iterator[NamedTitle]:
    for card in view.known_for:
        work = orjson.loads(card.short)
        yield NamedTitle(work_id=card.work_id, imdb_id=None, title=work["title"], year=work["year"], kind=work["kind"])
    for title in view.known_elsewhere:
        kind: Literal["film", "show"] = "show" if title.kind == "show" else "film"
        yield NamedTitle(work_id=None, imdb_id=title.imdb, title=title.title, year=title.year, kind=kind)


def credit(part: Part) -> CreditAnswer:
    """Made without being validated, as there are hundreds of them and all values are our own."""
    return CreditAnswer.model_construct(
        role=part.department,
        title=part.title,
        year=part.year,
        kind="show" if part.kind == "show" else "film",
        character=part.character,
        job=part.job,
        episode_count=part.episodes,
        work_id=part.work_id,
        imdb_id=part.imdb or None,
        source=part.source or "catalogue",
    )


def title_person(one: TitlePerson) -> TitlePersonAnswer:
    """Made as credits are."""
    return TitlePersonAnswer.model_construct(
        id=one.id,
        slug=one.slug or None,
        imdb_id=one.imdb or None,
        name=one.name,
        kind="cast" if one.kind == "cast" else "crew",
        character=one.character,
        department=one.department,
        job=one.job,
        episode_count=one.episodes,
        birth_year=one.birth_year,
        photo=one.photo or None,
        source=one.source,
    )


def hit(found: Hit, faces: Mapping[int, catalogue.Face], ids: Mapping[str, str]) -> PersonHit | None:
    """An answer of the search with their `ids` by source; None for who is gone since they were indexed."""
    ours = found.ref.source == "person"
    face = faces.get(found.ref.id) if ours else None
    if ours and face is None:
        return None
    imdb = ids.get("imdb", "")
    return PersonHit(
        id=found.ref.id if ours else None,
        slug=face.slug if face else None,
        imdb_id=imdb or None,
        name=face.name if face else found.name,
        note=found.note,
        matched=found.matched,
        url=address(face.slug if face else "", imdb),
    )


def address(slug: str, imdb: str) -> str:
    """Where their page stands."""
    return reverse("web:person", args=[slug]) if slug else reverse("web:name", args=[imdb])
