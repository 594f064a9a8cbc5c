"""Which titles and people of IMDb's datasets the catalogue has."""

from collections.abc import Iterator

from cineteca.catalog.models import PersonId, WorkId
from cineteca.imdb.domain import ids


def titles_in_use() -> Iterator[int]:
    """Numbers of the titles that are works, in no order."""
    values = WorkId.objects.filter(source="imdb").values_list("value", flat=True)
    yield from filter(None, map(ids.title_number, values.iterator(chunk_size=10_000)))


def names_in_use() -> Iterator[int]:
    """Numbers of the people that the catalogue has, in no order."""
    values = PersonId.objects.filter(source="imdb").values_list("value", flat=True)
    yield from filter(None, map(ids.name_number, values.iterator(chunk_size=10_000)))
