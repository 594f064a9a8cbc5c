"""What answers are called elsewhere: identifiers for those who judge or go on with them."""

from collections.abc import Iterable

from cineteca.catalog.models import PersonId, WorkId
from cineteca.imdb.domain.ids import name_id, title_id
from cineteca.search.domain.questions import Ref

_SOURCES = ("tmdb", "imdb")


def ids_of(refs: Iterable[Ref]) -> dict[Ref, dict[str, str]]:
    """Each thing's ids at TMDB and IMDb, as far as they are known; two queries."""
    wanted = list(refs)
    found: dict[Ref, dict[str, str]] = {ref: {} for ref in wanted}
    works = WorkId.objects.filter(work_id__in=[ref.id for ref in wanted if ref.source == "work"], source__in=_SOURCES)
    for number, source, value in works.values_list("work_id", "source", "value"):
        found[Ref("work", number)][source] = value
    people = PersonId.objects.filter(
        person_id__in=[ref.id for ref in wanted if ref.source == "person"], source__in=_SOURCES
    )
    for number, source, value in people.values_list("person_id", "source", "value"):
        found[Ref("person", number)][source] = value
    for ref in wanted:
        if ref.source in {"title", "name"}:
            found[ref]["imdb"] = title_id(ref.id) if ref.source == "title" else name_id(ref.id)
    return found
