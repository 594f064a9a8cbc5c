"""What the catalogue tells the rooms above, after commit."""

from dataclasses import dataclass
from datetime import datetime


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
class WorkGone:
    """A work is in the catalogue no more. `into`: the work that it turned out to be, where it became one with it."""

    work_id: int
    into: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonChanged:
    """What is shown of a person changed; `fields` as above."""

    person_id: int
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class OfferKey:
    """One way to watch a work: the slug of the service, the region, and stream, free, ads, rent or buy."""

    service: str
    region: str
    type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OffersArrived:
    """A work can be watched in more ways now. `first`: nothing was ever known to be offered of it before."""

    work_id: int
    offers: tuple[OfferKey, ...]
    at: datetime
    first: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OffersGone:
    """Ways to watch a work are no more."""

    work_id: int
    offers: tuple[OfferKey, ...]
    at: datetime
