"""Health and quality."""

from datetime import datetime
from typing import Literal

from cineteca.api.shapes.common import Shape


class CheckAnswer(Shape):
    """`state`: good, warning (it works, but look) or bad (it does not). `says` tells what is the matter."""

    name: str
    state: Literal["good", "warning", "bad"]
    says: str


class HealthAnswer(Shape):
    """`status` is that of the worst check."""

    status: Literal["good", "warning", "bad"]
    version: str
    checks: list[CheckAnswer]


class RuleAnswer(Shape):
    """One rule of quality, and what its last run counted. `previous`: the count of the run before."""

    rule: str
    severity: str
    count: int
    previous: int | None
    counted_at: datetime


class RuleList(Shape):
    items: list[RuleAnswer]
