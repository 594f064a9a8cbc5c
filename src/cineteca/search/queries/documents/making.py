"""All documents, or those of some rows."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from cineteca.catalog.models import Credit, Franchise, Person, PersonId, Work, WorkDetails, WorkId
from cineteca.core import clock
from cineteca.imdb import queries as imdb
from cineteca.imdb.domain.ids import name_number, title_number
from cineteca.search.domain.documents import Document
from cineteca.search.domain.questions import Ref, Source
from cineteca.search.queries.documents import catalogued, outside

_BATCH = 1_000
_MOST_PEOPLE_AROUND = 60

_MAKERS: Mapping[Source, Callable[[Sequence[int]], Iterable[Document]]] = {
    "work": catalogued.works,
    "person": catalogued.people,
    "franchise": catalogued.franchises,
    "title": outside.titles_of,
    "name": outside.names_of,
}


def documents_of(refs: Iterable[Ref]) -> list[Document]:
    """Documents of what is still there and may be shown, in a few queries for each source."""
    wanted: dict[Source, list[int]] = {}
    for ref in refs:
        wanted.setdefault(ref.source, []).append(ref.id)
    return [document for source, numbers in wanted.items() for document in _MAKERS[source](numbers)]


def around(work_ids: Sequence[int]) -> set[Ref]:
    """What else is told anew when works changed: their people and franchises, and the datasets' titles they are."""
    franchises = WorkDetails.objects.filter(work_id__in=work_ids, franchise__isnull=False)
    found = {Ref("franchise", number) for number in franchises.values_list("franchise_id", flat=True) if number}
    cast = Credit.objects.filter(work_id__in=work_ids, season=None, position__lt=_MOST_PEOPLE_AROUND)
    found |= {Ref("person", number) for number in cast.values_list("person_id", flat=True).distinct()}
    ids = WorkId.objects.filter(work_id__in=work_ids, source="imdb").values_list("value", flat=True)
    return found | {Ref("title", number) for value in ids if (number := title_number(value))}


def same_as(refs: Iterable[Ref]) -> set[Ref]:
    """The names in the datasets of people of the catalogue: they are told once."""
    numbers = [ref.id for ref in refs if ref.source == "person"]
    ids = PersonId.objects.filter(person_id__in=numbers, source="imdb").values_list("value", flat=True)
    known = {number for value in ids if (number := name_number(value))}
    return {Ref("name", number) for number in known | outside.told_twice(numbers)}


def each_document() -> Iterator[Document]:
    """Everything that can be found, in constant memory: the catalogue first, then what only the datasets know."""
    yield from _each(Work, catalogued.works)
    yield from _each(Person, catalogued.people)
    yield from _each(Franchise, catalogued.franchises)
    if imdb.state(clock.now()).loaded:
        for batch in outside.each_title():
            yield from batch
        for batch in outside.each_name():
            yield from batch


def _each(model: Any, make: Callable[[Sequence[int]], Iterable[Document]]) -> Iterator[Document]:
    after = 0
    while numbers := list(model.objects.filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)[:_BATCH]):
        after = numbers[-1]
        yield from make(numbers)


def count_all() -> int:
    """About how many documents there will be: for a progress bar."""
    files = {file.name: file.rows for file in imdb.state(clock.now()).files}
    catalogued_rows = sum(model.objects.count() for model in (Work, Person, Franchise))
    return catalogued_rows + files.get("title.basics", 0) + files.get("name.basics", 0)
