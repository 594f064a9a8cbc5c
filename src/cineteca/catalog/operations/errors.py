"""What can be wrong with a write to the catalogue.

CatalogRuleError
├── UnknownWork        there is no work of that id
├── UnknownPerson      there is no person of that id
├── UnknownTitle       there is no other title of that id
├── ContradictingIds   the identifiers belong to different works, or cannot exist
├── NothingLocked      there is nothing to unlock
├── NothingToResolve   the conflict is settled already, or cannot be settled that way
├── NoRoom             as many pictures are kept as are to be
└── Unfit              the picture is too small for where it would stand
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


class UnknownTitle(CatalogRuleError):
    """There is no other title of that id (any more)."""


class ContradictingIds(CatalogRuleError):
    """The identifiers belong to different works, or cannot exist. The message names them."""


class NothingLocked(CatalogRuleError):
    """There is nothing to unlock."""


class NothingToResolve(CatalogRuleError):
    """The conflict is settled already, or cannot be settled that way."""


class NoRoom(CatalogRuleError):
    """As many pictures are kept as are to be."""

    def __init__(self, most: int) -> None:
        super().__init__(
            f"Kept pictures take the {most / 10**9:g} GB that CINETECA_PICTURES_MAX_GB allows; no more are kept. "
            "Pages show the others from their sources. Raise the setting, or run: cineteca images collect"
        )


class Unfit(CatalogRuleError):
    """The picture is too small for where it would stand."""
