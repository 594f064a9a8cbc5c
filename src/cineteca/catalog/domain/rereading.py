"""What to keep of a claim when the bodies of its latest answer are read again.

What the latest answer said goes: the better reading says it anew, and may say that something was never there. What only
older answers said stays, with its old times, because their bodies are gone.
"""

from datetime import datetime
from typing import Any, TypeVar

from cineteca.catalog.domain import availability, paths
from cineteca.catalog.domain.claims import ClaimState, Times, absorb
from cineteca.catalog.domain.shapes import Field, Form, Record, child, fields_of, said

R = TypeVar("R", bound=Record)


def reread(old: ClaimState[R], record: R, read_at: datetime) -> ClaimState[R]:
    """The claim after the bodies that were received at `read_at` turned out to say `record`.

    Whatever was said at another time, before or after, is as it was.
    """
    return absorb(without(old, read_at), record, read_at)


def without(state: ClaimState[R], at: datetime) -> ClaimState[R] | None:
    """What was said at other times than `at`; None when that is nothing."""
    left = _Left(availability.without_truths(state.confirmed), at)
    values = left.fields("", state.record)
    told = {path: time for path, time in availability.truths(state.confirmed).items() if time != at}
    return ClaimState(type(state.record)(**values), {**left.times(told), **told}) if values or told else None


class _Left:
    """What stays of one claim; gathers in `kept` when each of it was said."""

    def __init__(self, confirmed: Times, at: datetime) -> None:
        self.confirmed = confirmed
        self.at = at
        self.kept: dict[str, datetime] = {}

    def times(self, told: Times) -> Times:
        latest = max((self.kept or told).values())
        return {paths.EVERYTHING: latest} | {path: time for path, time in self.kept.items() if time != latest}

    def fields(self, path: str, record: Any) -> dict[str, Any]:
        """The fields of `record` that stay, each with what stays of it."""
        values = {}
        for field in fields_of(type(record)):
            here = f"{path}.{field.name}" if path else field.name
            before = getattr(record, field.name)
            if said(before) and said(after := self.value(here, field, before)):
                values[field.name] = after
        return values

    def value(self, path: str, field: Field, value: Any) -> Any:
        if field.form is Form.WHOLE or not self.differs_within(path):
            return value if self.stays(path) else None
        parts = {key: self.part(child(path, key), field, key, part) for key, part in field.split(value).items()}
        return field.join({key: part for key, part in parts.items() if part is not None})

    def part(self, path: str, field: Field, key: str, part: Any) -> Any:
        if field.entry is None or not self.differs_within(path):
            return part if self.stays(path) else None
        values = self.fields(path, part)
        if not values:
            return None
        # A rating whose votes alone were told elsewhere cannot stand without its value: then it stays as it was.
        return field.build(key, values) or self.whole(path, part)

    def whole(self, path: str, part: Any) -> Any:
        self.kept[path] = paths.resolve(self.confirmed, path) or self.at
        self.kept.update(paths.beneath(self.confirmed, path))
        return part

    def differs_within(self, path: str) -> bool:
        return any(paths.beneath(self.confirmed, path))

    def stays(self, path: str) -> bool:
        time = paths.resolve(self.confirmed, path)
        if time is None or time == self.at:
            return False
        self.kept[path] = time
        return True
