"""What became different between two records, by path."""

from collections.abc import Iterable, Iterator
from typing import Any

from cineteca.catalog.domain.shapes import Field, Form, Record, child, fields_of, said

_PASSING = frozenset({"popularity", "votes", "similar"})


def changed_fields(before: Record, after: Record) -> tuple[str, ...]:
    """The paths whose values differ, each as high as it can stand.

    A rating that appears is ``ratings.imdb``; one that got more votes is ``ratings.imdb.votes``; a whole new season is
    ``seasons.4``.
    """
    return tuple(_between("", before, after))


def significant(paths: Iterable[str]) -> tuple[str, ...]:
    """Those of `paths` that a viewer would notice: not popularity, numbers of votes or lists of similar works."""
    return tuple(path for path in paths if path.rpartition(".")[2] not in _PASSING)


def _between(path: str, before: Any, after: Any) -> Iterator[str]:
    for field in fields_of(type(before)):
        old, new = getattr(before, field.name), getattr(after, field.name)
        if old == new:
            continue
        here = f"{path}.{field.name}" if path else field.name
        if field.form is Form.WHOLE or not (said(old) and said(new)):
            yield here
        else:
            yield from _inside(here, field, old, new)


def _inside(path: str, field: Field, before: Any, after: Any) -> Iterator[str]:
    old, new = field.split(before), field.split(after)
    for key in sorted(old | new):
        one, other = old.get(key), new.get(key)
        if one == other:
            continue
        if field.entry is None or one is None or other is None:
            yield child(path, key)
        else:
            yield from _between(child(path, key), one, other)
