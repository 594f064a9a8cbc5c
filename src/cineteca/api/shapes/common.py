"""What all shapes have in common."""

from typing import Annotated, Any

from ninja import Path, Schema
from pydantic import ConfigDict, Field
from pydantic.alias_generators import to_camel

LARGEST = 2**63 - 1
Number = Annotated[int, Path(..., ge=1, le=LARGEST)]
"""A work's, run's or conflict's number in an address."""


class Shape(Schema):
    """Base of every shape. Inside they are named as Python is, outside as JSON is."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, extra="ignore")


class Asked(Shape):
    """Base of what comes in: a name that means nothing here is refused, since it was probably misspelt."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, extra="forbid")


class Detail(Shape):
    """One thing that was wrong with what was sent. `field` is its path: ``body.maximum``, ``query.limit``."""

    field: str
    message: str


class Problem(Shape):
    """What was wrong. `code` is for programs, `message` for people; it says what to do."""

    code: str
    message: str
    field: str | None = None
    details: list[Detail] = Field(default_factory=list)


class Refusal(Shape):
    """Every answer that is no success."""

    error: Problem


def refusal(
    code: str, message: str, *, field: str | None = None, details: list[Detail] | None = None
) -> dict[str, Any]:
    """The body of a refusal."""
    problem = Problem(code=code, message=message, field=field, details=details or [])
    return Refusal(error=problem).model_dump(by_alias=True)
