"""Small words: those that may lead a title and be left out, and those that tell nothing of it."""

from collections.abc import Sequence
from typing import Final

_LEADING = (
    "the a an le la les l un une des der die das ein eine el los las lo una unos unas il gli uno o os as um uma de het "
    "een den det en ett az egy"
)
_EMPTY = (
    "the a an of and in to on at for with from by le la les l un une des de du d der die das und el los las y il lo i "
    "gli e o os as do da"
)
LEADING: Final = frozenset(_LEADING.split())
"""Articles of the languages that have many films; “Die Hard” loses nothing, since it is kept with it too."""

EMPTY: Final = frozenset(_EMPTY.split())
"""Words so frequent that they find nothing: they are not looked for unless there is nothing else."""


def without_leading(words: Sequence[str]) -> tuple[str, ...]:
    """`words` without a leading article, unless that is all there is."""
    return tuple(words[1:]) if len(words) > 1 and words[0] in LEADING else tuple(words)


def telling(words: Sequence[str]) -> tuple[str, ...]:
    """The words that tell something; all of them where none does (“The The”)."""
    return tuple(word for word in words if word not in EMPTY) or tuple(words)
