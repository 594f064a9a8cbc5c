"""What can be wrong with a write to the catalogue.

CatalogRuleError
├── UnknownWork        there is no work of that id
├── UnknownPerson      there is no person of that id
├── ContradictingIds   the identifiers belong to different works, or cannot exist
├── NothingLocked      there is nothing to unlock
└── NothingToResolve   the conflict is settled already, or cannot be settled that way
"""

from cineteca.catalog.domain.errors import CatalogRuleError


class UnknownWork(CatalogRuleError):
    """There is no work of that id."""

    def __init__(self, work_id: int) -> None:
        super().__init__(f"There is no work {work_id} in the catalogue.")


class UnknownPerson(CatalogRuleError):
    """There is no person of that id."""

    def __init__(self, person_id: int) -> None:
        super().__init__(f"There is no person {person_id} in the catalogue.")


class ContradictingIds(CatalogRuleError):
    """The identifiers belong to different works, or cannot exist. The message names them."""


class NothingLocked(CatalogRuleError):
    """There is nothing to unlock."""


class NothingToResolve(CatalogRuleError):
    """The conflict is settled already, or cannot be settled that way."""
