"""Things as numbers in our tables, and back."""

from typing import Final, get_args

from cineteca.search.domain.documents import group_of
from cineteca.search.domain.questions import GROUPS, Group, Ref, Source

_SOURCES: Final[tuple[Source, ...]] = get_args(Source)
_SPACE: Final = 8

FORMS: Final = ("main", "original", "other", "bare", "part", "turned")
"""Forms of names by their number."""

GROUP_NUMBERS: Final = {group: number for number, group in enumerate(GROUPS)}


def number_of(ref: Ref) -> int:
    """The id of the document about `ref`."""
    return ref.id * _SPACE + _SOURCES.index(ref.source)


def ref_of(number: int) -> Ref:
    """What the document with the id `number` is about."""
    return Ref(_SOURCES[number % _SPACE], number // _SPACE)


def group_number(ref: Ref) -> int:
    return GROUP_NUMBERS[group_of(ref)]


def group_number_of(group: Group) -> int:
    return GROUP_NUMBERS[group]
