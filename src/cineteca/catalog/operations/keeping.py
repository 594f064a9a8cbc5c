"""A provider's answer as a claim row: what of it is new decides how much is written."""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic, TypeVar

import orjson
from django.conf import settings

from cineteca.catalog.domain.availability import is_narrow
from cineteca.catalog.domain.claims import ClaimState
from cineteca.catalog.domain.shapes import Record
from cineteca.catalog.operations import plain
from cineteca.catalog.sql import statement
from cineteca.core.database.trips import Statement
from cineteca.providers.records import PersonRecord, WorkRecord

R = TypeVar("R", bound=Record)

SCHEMA_VERSION = 1
"""Of our reading. Raised when kept bodies are worth reading again."""


@dataclass(frozen=True, slots=True)
class Said(Generic[R]):
    """One provider's answer: the record, the bodies it was read from, and what in them was odd.

    `at`: when the provider said it, where that is not the moment at which it is taken in.
    """

    record: R
    bodies: Mapping[str, Any] = field(default_factory=dict)
    odd: tuple[str, ...] = ()
    schema_version: int = SCHEMA_VERSION
    at: datetime | None = None


class ProviderSaid(Said[WorkRecord]):
    """What a provider said of a work."""


class PersonSaid(Said[PersonRecord]):
    """What a provider said of a person."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What a claim row says besides its record."""

    odd: tuple[str, ...] = ()
    schema_version: int = 0
    bodies_digest: str = ""


def keep(
    of: int,
    provider: str,
    said: Said[R],
    *,
    state: ClaimState[R],
    before: ClaimState[R] | None,
    kept: Kept | None,
    at: datetime,
) -> Statement:
    """The statement that keeps `said`, absorbed into `state`. Said again, only the times of confirmation move.

    An answer that was about offers alone leaves alone what is kept of the whole one beside it.
    """
    aside = kept is not None and is_narrow(said.record) and not is_narrow(state.record)
    odd, version = (kept.odd, kept.schema_version) if kept and aside else (said.odd, said.schema_version)
    about = "person_claim" if isinstance(state.record, PersonRecord) else "claim"
    bodies = plain.dump(said.bodies) if said.bodies and settings.KEEP_BODIES and not aside else None
    digest = plain.digest(bodies) if bodies else ""
    parameters: dict[str, Any] = {
        "of": of,
        "provider": provider,
        "confirmed": plain.jsonb(state.confirmed),
        "odd": plain.jsonb(odd),
        "bodies_at": at if bodies else None,
        "at": None if aside else at,
    }
    same = before is not None and kept is not None and before.record == state.record
    if same and kept and digest in {"", kept.bodies_digest} and version == kept.schema_version:
        return Statement(statement(f"confirm_{about}"), parameters)
    return Statement(statement(f"put_{about}"), parameters | {
        "record": plain.jsonb(state.record),
        "schema_version": version,
        "bodies": zlib.compress(bodies, 1) if bodies else None,
        "bodies_digest": digest,
    })  # fmt: skip


def unpacked(bodies: bytes | memoryview) -> Mapping[str, Any]:
    """Kept bodies as they were received."""
    found = orjson.loads(zlib.decompress(bodies))
    return found if isinstance(found, dict) else {}
