"""What is done to the index: building it, following what changes, counting what was not found."""

from cineteca.search.operations.building import is_due, rebuild, rebuild_if_missing
from cineteca.search.operations.following import follow, follow_all, follow_datasets, note
from cineteca.search.operations.looking_after import freshen, look_after
from cineteca.search.operations.misses import note_miss, prune
from cineteca.search.postgres.building import AlreadyBuilding

__all__ = [
    "AlreadyBuilding", "follow", "follow_all", "follow_datasets", "freshen", "is_due", "look_after", "note",
    "note_miss", "prune", "rebuild", "rebuild_if_missing",
]  # fmt: skip
