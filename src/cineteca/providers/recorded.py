"""Answers that somebody recorded, as the works that they are about."""

from dataclasses import dataclass

from cineteca.providers.contract import Bodies
from cineteca.providers.records import Ids, Kind


@dataclass(frozen=True, slots=True)
class RecordedWork:
    """A work and all that was recorded of it, in the form in which a provider's `read` takes it."""

    provider: str
    kind: Kind
    ids: Ids
    bodies: Bodies


@dataclass(frozen=True, slots=True)
class RecordedPerson:
    provider: str
    ids: Ids
    bodies: Bodies


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something recorded of which no work can be made, and why not."""

    provider: str
    what: str
    reason: str


Recording = RecordedWork | RecordedPerson | Skipped
