"""Which rows of a file are kept, told from the filters and from what the files before it have brought."""

from collections.abc import Iterator

from django.db import connection

from cineteca.imdb.dataset.copying import Wanted
from cineteca.imdb.dataset.numbers import LARGEST, Numbers
from cineteca.imdb.models import Dataset
from cineteca.imdb.operations import in_use
from cineteca.imdb.operations.loading import staging
from cineteca.imdb.operations.loading.files import File, Plan
from cineteca.imdb.operations.loading.tables import TABLES


def wanted(file: File, plan: Plan) -> Wanted:
    """What to keep of `file`, once the files before it in `plan` are read."""
    if plan.filters.everything or file.name == "title.ratings":
        return Wanted()
    if file.name == "title.basics":
        return _titles(plan)
    if file.name == "name.basics":
        return Wanted(names=_names(plan))
    basics = _where("title.basics", plan)
    return Wanted(titles=Numbers(_ids(f"SELECT id FROM {basics}")) if basics else None)  # noqa: S608


def _titles(plan: Plan) -> Wanted:
    ratings = _where("title.ratings", plan)
    least = plan.filters.min_votes
    return Wanted(
        kinds=plan.filters.codes,
        adult=plan.filters.adult,
        titles=Numbers(_ids(f"SELECT id FROM {ratings} WHERE votes >= {least:d}")) if least and ratings else None,  # noqa: S608
        always=Numbers(_possible(in_use.numbers_of("title"))),
    )


def _names(plan: Plan) -> Numbers | None:
    """Names that a kept title names, or that are in use. None where no credits are known: then nobody is left out."""
    principals, crew = _where("title.principals", plan), _where("title.crew", plan)
    if not principals and not crew:
        return None
    names = Numbers(_possible(in_use.numbers_of("name")))
    told = [f"SELECT name_id FROM {principals}"] if principals else []  # noqa: S608
    told += [f"SELECT unnest(directors || writers) FROM {crew}"] if crew else []  # noqa: S608
    for sql in told:
        for number in _ids(sql):
            names.add(number)
    return names


def _where(name: str, plan: Plan) -> str | None:
    """The table that holds the rows of a file as they will be; None where no such file was ever read."""
    if plan.has(name):
        return staging.place(TABLES[name])
    return TABLES[name].live if Dataset.objects.filter(name=name).exists() else None


def _ids(sql: str) -> Iterator[int]:
    with connection.cursor() as cursor, cursor.copy(f"COPY ({sql}) TO STDOUT") as copy:
        for line in copy:
            yield int(bytes(line))


def _possible(numbers: Iterator[int]) -> Iterator[int]:
    return (number for number in numbers if 0 < number <= LARGEST)
