"""Writes of the catalogue."""

from cineteca.catalog.operations.adding import Stub, add_stubs, add_work
from cineteca.catalog.operations.claiming import claim
from cineteca.catalog.operations.conflicts import resolve_conflict
from cineteca.catalog.operations.editing import edit_field, lock_field, unlock_field
from cineteca.catalog.operations.keeping import PersonSaid, ProviderSaid
from cineteca.catalog.operations.merging import Outcome
from cineteca.catalog.operations.offering import claim_offers
from cineteca.catalog.operations.people_claiming import PersonOutcome, claim_person
from cineteca.catalog.operations.rereading import Remerged, Reread, remerge, reread

__all__ = [
    "Outcome",
    "PersonOutcome",
    "PersonSaid",
    "ProviderSaid",
    "Remerged",
    "Reread",
    "Stub",
    "add_stubs",
    "add_work",
    "claim",
    "claim_offers",
    "claim_person",
    "edit_field",
    "lock_field",
    "remerge",
    "reread",
    "resolve_conflict",
    "unlock_field",
]
