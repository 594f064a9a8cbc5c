"""What the catalogue tells the rooms above, after commit."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkAdded:
    """A work is in the catalogue now. `kind`: film or show."""

    work_id: int
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkChanged:
    """What is shown of a work changed. `fields` are paths as `domain.changes` names them, like ``ratings.imdb``."""

    work_id: int
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonChanged:
    """What is shown of a person changed; `fields` as above."""

    person_id: int
    fields: tuple[str, ...]
