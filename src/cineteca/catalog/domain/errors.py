"""What can be wrong with what a person asks of the catalogue's rules.

CinetecaError
└── CatalogRuleError
    ├── UnknownField      there is no field of that path
    ├── NotEditable       the field is told by sources alone
    ├── InvalidValue      what was typed is not a value of the field
    ├── LockedAbove       the lock belongs to the season or show above
    └── InvalidSetting    a table of priorities or expectations does not hold together
"""

from cineteca.core.errors import CinetecaError


class CatalogRuleError(CinetecaError):
    """The root of this room's rules."""


class UnknownField(CatalogRuleError):
    """There is no field of that path."""


class NotEditable(CatalogRuleError):
    """The field is told by sources alone. It can be locked, not typed in."""


class InvalidValue(CatalogRuleError):
    """What was typed is not a value of the field. The message says what was expected."""


class LockedAbove(CatalogRuleError):
    """The lock was inherited; it is lifted where it was set. `path` is the locked field above."""

    def __init__(self, path: str) -> None:
        super().__init__(f"This field is locked by {path} above it. Unlock it there.")
        self.path = path


class InvalidSetting(CatalogRuleError):
    """A table of priorities or expectations does not hold together. The message names the entry and the choices."""
