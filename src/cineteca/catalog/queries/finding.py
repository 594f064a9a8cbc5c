"""Finding one work or person by what somebody has at hand."""

from cineteca.catalog.domain.cards import CardFacts
from cineteca.catalog.domain.poster import Subject
from cineteca.catalog.models import Credit, FormerSlug, PersonId, Work, WorkId
from cineteca.providers.records import Kind


def find_work_id(slug: str, *, kind: str | None = None) -> int | None:
    """The id of the work called `slug`, of `kind` where that is given."""
    works = Work.objects.filter(slug=slug)
    if kind is not None:
        works = works.filter(kind=kind)
    return works.values_list("id", flat=True).first()


def find_former(slug: str) -> Work | None:
    """The work that was called `slug` until two works turned out to be one."""
    former = FormerSlug.objects.select_related("work").filter(slug=slug).first()
    return former.work if former else None


def find_kind(work_id: int) -> str | None:
    """``film`` or ``show``, or None where there is no work of that number."""
    return Work.objects.filter(id=work_id).values_list("kind", flat=True).first()


def find_by_id(source: str, kind: Kind | str, value: str) -> Work | None:
    """The work that has an identifier: ``find_by_id("tmdb", "film", "949")``."""
    return Work.objects.filter(ids__source=source, ids__kind=Kind(kind).value, ids__value=value).first()


def find_work(work_id: int) -> Work | None:
    """The work of that number."""
    return Work.objects.filter(id=work_id).first()


def find_person_id(source: str, value: str) -> int | None:
    """The id of the person who has an identifier."""
    return PersonId.objects.filter(source=source, value=value).values_list("person_id", flat=True).first()


def poster_subject(work_id: int) -> Subject | None:
    """What the drawn poster of a work is made from, in three queries; None where there is no such work."""
    work = Work.objects.filter(id=work_id).only("id", "kind", "slug", "title", "year", "genres").first()
    return _subject(work) if work else None


def poster_subject_of(slug: str) -> Subject | None:
    """The same by the name in the address."""
    work = Work.objects.filter(slug=slug).only("id", "kind", "slug", "title", "year", "genres").first()
    return _subject(work) if work else None


def _subject(work: Work) -> Subject:
    ids = dict(WorkId.objects.filter(work=work).values_list("source", "value"))
    crew = Credit.objects.filter(work=work, season=None, kind="crew", job__in=("Director", "Creator"))
    return CardFacts(
        work_id=work.id,
        kind=work.kind,
        slug=work.slug,
        ids=ids,
        title=work.title,
        year=work.year,
        genres=tuple(work.genres),
        director=crew.order_by("position").values_list("name", flat=True).first(),
    ).subject()


def find_title(work_id: int) -> tuple[str, int | None] | None:
    """Title and year of a work, or None where there is no such work."""
    return Work.objects.filter(id=work_id).values_list("title", "year").first()
