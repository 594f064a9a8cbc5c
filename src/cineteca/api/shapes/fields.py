"""Fields of a work, their sources and locks."""

from datetime import datetime
from typing import Annotated

from pydantic import Field, model_validator

from cineteca.api.shapes.common import Asked, Shape


class Lock(Shape):
    """`inherited`: the lock belongs to the season or show above, and is lifted there."""

    at: datetime
    by: str
    inherited: bool


class FieldAnswer(Shape):
    """One field. `value` as a person would type it; `source` a provider, ``manual`` or ``lock``, empty for no value."""

    path: str
    label: str
    value: str
    source: str
    at: datetime | None
    editable: bool
    hint: str
    locked: bool
    lock: Lock | None


class FieldList(Shape):
    items: list[FieldAnswer]


class FieldChange(Asked):
    """Either a `value`, which is entered and locked (empty: there is none), or `locked` alone.

    `locked` true freezes what stands there, false lets the sources speak again.
    """

    value: Annotated[str, Field(max_length=50_000)] | None = None
    locked: bool | None = None

    @model_validator(mode="after")
    def _one_thing(self) -> "FieldChange":
        if self.value is None and self.locked is None:
            raise ValueError("give a value, or say whether it is locked")
        if self.value is not None and self.locked is False:
            raise ValueError("a value that is entered is locked; leave locked out, or unlock it afterwards")
        return self
