"""Writes of the catalogue."""

from cineteca.catalog.operations.adding import Stub, add_stubs, add_work
from cineteca.catalog.operations.artwork import (
    add_artwork,
    remove_artwork,
)
from cineteca.catalog.operations.claiming import claim
from cineteca.catalog.operations.conflicts import resolve_conflict
from cineteca.catalog.operations.editing import edit_field, lock_field, unlock_field
from cineteca.catalog.operations.keeping import PersonSaid, ProviderSaid
from cineteca.catalog.operations.leaving import (
    Collected,
    collect_pictures,
)
from cineteca.catalog.operations.merging import Outcome
from cineteca.catalog.operations.offering import claim_offers
from cineteca.catalog.operations.people_claiming import PersonOutcome, claim_person
from cineteca.catalog.operations.pictures import (
    PictureLease,
    PictureWanted,
    forget_file,
    lease_pictures,
    postpone_picture,
    refuse_picture,
    register_pictures,
    release_pictures,
    require_room,
    retry_pictures,
    settle_picture,
)
from cineteca.catalog.operations.rereading import Remerged, Reread, remerge, reread
from cineteca.catalog.operations.scoring import rescore_all
from cineteca.catalog.operations.suppressing import suppress_title
from cineteca.catalog.operations.trending import Trend, forget_trends, fuse_popularity, note_trends

__all__ = [
    "Collected",
    "Outcome",
    "PersonOutcome",
    "PersonSaid",
    "PictureLease",
    "PictureWanted",
    "ProviderSaid",
    "Remerged",
    "Reread",
    "Stub",
    "Trend",
    "add_artwork",
    "add_stubs",
    "add_work",
    "claim",
    "claim_offers",
    "claim_person",
    "collect_pictures",
    "edit_field",
    "forget_file",
    "forget_trends",
    "fuse_popularity",
    "lease_pictures",
    "lock_field",
    "note_trends",
    "postpone_picture",
    "refuse_picture",
    "register_pictures",
    "release_pictures",
    "remerge",
    "remove_artwork",
    "require_room",
    "reread",
    "rescore_all",
    "resolve_conflict",
    "retry_pictures",
    "settle_picture",
    "suppress_title",
    "unlock_field",
]
