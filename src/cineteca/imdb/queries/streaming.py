"""All titles and all people, a batch at a time, for those who make something of the whole."""

from collections.abc import Iterator
from dataclasses import dataclass

from cineteca.imdb.queries.reading import rows
from cineteca.imdb.queries.rows import NAME_COLUMNS, TITLE_COLUMNS, NameRow, TitleRow, name_of, title_of


@dataclass(frozen=True, slots=True)
class NamedTitle:
    """A title and its other names: the original one and those elsewhere, each once."""

    row: TitleRow
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KnownName:
    """A person and the titles they are known for, in IMDb's order."""

    row: NameRow
    known_for: tuple[str, ...]


def each_title(*, after: int = 0, batch: int = 5000) -> Iterator[list[NamedTitle]]:
    """Titles that the files know, in the order of their numbers, from the one after `after`. One query a batch."""
    while found := rows(_TITLES, {"after": after, "batch": batch}):
        after = found[-1][0]
        yield [NamedTitle(title_of(row[:-1]), tuple(row[-1] or ())) for row in found]


def each_name(*, after: int = 0, batch: int = 5000) -> Iterator[list[KnownName]]:
    """People that the files know, in the order of their numbers, from the one after `after`. One query a batch."""
    while found := rows(_NAMES, {"after": after, "batch": batch}):
        after = found[-1][0]
        yield [KnownName(name_of(row[:-1]), tuple(row[-1] or ())) for row in found]


_TITLES = f"""
    SELECT {TITLE_COLUMNS},
           (SELECT array_agg(DISTINCT named.title) FROM (
               SELECT a.title FROM imdb_aka a WHERE a.title_id = t.id
               UNION ALL SELECT t.original
            ) named WHERE named.title NOT IN ('', t.title))
    FROM imdb_title t
    WHERE t.id > %(after)s AND t.gone_at IS NULL
    ORDER BY t.id LIMIT %(batch)s
"""  # noqa: S608 - names of columns are ours

_NAMES = f"""
    SELECT {NAME_COLUMNS},
           (SELECT array_agg(t.title ORDER BY known.place)
            FROM unnest(n.known_for) WITH ORDINALITY AS known (id, place) JOIN imdb_title t ON t.id = known.id)
    FROM imdb_name n
    WHERE n.id > %(after)s AND n.gone_at IS NULL
    ORDER BY n.id LIMIT %(batch)s
"""  # noqa: S608 - names of columns are ours
