"""What one provider claims about one work or person. A claim is only ever added to.

The rule, for every path of a record: **the latest answer that said anything there stands**. An absent or empty field
removes nothing; a changed value replaces; a whole collection (cast, genres, videos …) is replaced only by a non-empty
one. Collections that are told in parts absorb part by part, so a shorter answer removes no part:

    ids, ratings               by source            certifications, release_dates   by region
    translations               by language, region  images                          by kind
    seasons, episodes          by number            offers                          by region

A part that is itself a record (season, episode, translation, rating) absorbs field by field. Offers of one region, and
images of one kind, are one statement: a non-empty answer for the region replaces all that was told of it.

Offers are the one thing that an answer can also take away: one that arrived whole is the truth for its regions, also
when it names none there (`availability`). A region that an answer does not speak for is kept, with its old time.

`confirmed` tells when a path was last said, in the form of `paths`: ``{"*": Monday, "tagline": Sunday}`` means that the
answer of Monday said everything but the tagline.

The rule is indifferent to order: an older answer that arrives late fills gaps and overrules nothing newer. Two answers
of the same instant are the one exception; there the one absorbed last stands.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Generic, TypeVar, cast

from cineteca.catalog.domain import availability, paths, shapes
from cineteca.catalog.domain.shapes import Field, Form, Record, child, fields_of, said
from cineteca.providers import codec
from cineteca.providers.records import WorkRecord

R = TypeVar("R", bound=Record)
Times = Mapping[str, datetime]


@dataclass(frozen=True, slots=True)
class ClaimState(Generic[R]):
    """All that a provider ever said and never replaced, and when each path was last confirmed."""

    record: R
    confirmed: Times = field(default_factory=dict)

    def confirmed_at(self, path: str) -> datetime | None:
        """When `path` was last said. Meaningful for filled paths."""
        return paths.resolve(self.confirmed, path)

    def to_json(self) -> dict[str, Any]:
        """``{"record": …, "confirmed": …}``: the two JSON columns of a claim."""
        times = {path: at.isoformat() for path, at in self.confirmed.items()}
        return {"record": codec.encode(self.record), "confirmed": times}

    @classmethod
    def from_json(cls, kind: type[R], record: Mapping[str, Any], confirmed: Mapping[str, str]) -> "ClaimState[R]":
        """The state that `to_json` wrote. `kind`: WorkRecord or PersonRecord."""
        times = {path: datetime.fromisoformat(at) for path, at in confirmed.items()}
        return cls(codec.decode(kind, record), times)


def absorb(old: ClaimState[R] | None, record: R, at: datetime) -> ClaimState[R]:
    """The claim after an answer of `at` said `record`. See the module for the rule."""
    if isinstance(record, WorkRecord):
        return cast("ClaimState[R]", _absorb_work(cast("ClaimState[WorkRecord] | None", old), record, at))
    return _absorb(old, record, at)


def _absorb_work(old: ClaimState[WorkRecord] | None, answer: WorkRecord, at: datetime) -> ClaimState[WorkRecord]:
    """The rule, and what an answer about offers takes away."""
    confirmed = old.confirmed if old else {}
    record = availability.without_stale(answer, confirmed, at)
    if old is not None:
        left = availability.without_gone(old.record, record, confirmed, at)
        old = replace(old, record=left, confirmed=availability.without_truths(confirmed))
    state = _absorb(old, replace(record, offers_for=()) if record.offers_for else record, at)
    told = availability.heard(confirmed, answer.offers_for, at)
    return replace(state, confirmed={**state.confirmed, **told}) if told else state


def _absorb(old: ClaimState[R] | None, record: R, at: datetime) -> ClaimState[R]:
    if old is None:
        return ClaimState(shapes.canonical(record), {paths.EVERYTHING: at})
    new = shapes.canonical(record, like=old.record)
    absorption = _Absorption(old.confirmed, at, narrow=availability.is_narrow(new))
    return ClaimState(absorption.record("", old.record, new), absorption.after)


class _Absorption:
    """One answer being absorbed; gathers in `after` the times that differ from the `usual` one.

    That is the latest of all, but a `narrow` answer leaves it as it was: it confirms little.
    """

    def __init__(self, before: Times, at: datetime, *, narrow: bool = False) -> None:
        self.before = before
        self.at = at
        usual = before.get(paths.EVERYTHING) if narrow else None
        self.usual = usual or max((*before.values(), at))
        self.newest = at == self.usual and not narrow
        self.after: dict[str, datetime] = {paths.EVERYTHING: self.usual}

    def record(self, path: str, old: Any, new: Any) -> Any:
        changes = {}
        for part in fields_of(type(old)):
            before, now = getattr(old, part.name), getattr(new, part.name)
            value = self._field(f"{path}.{part.name}" if path else part.name, part, before, now)
            if value is not before:
                changes[part.name] = value
        return replace(old, **changes) if changes else old

    def _field(self, path: str, part: Field, old: Any, new: Any) -> Any:
        if not said(new):
            return self._kept(path, old) if said(old) else old
        if not said(old):
            return self._told(path, new)
        if self.newest and old == new:
            return old
        return self._newer(path, old, new) if part.form is Form.WHOLE else self._parts(path, part, old, new)

    def _parts(self, path: str, part: Field, old: Any, new: Any) -> Any:
        before, now = part.split(old), part.split(new)
        return part.join(
            {key: self._part(child(path, key), part, before.get(key), now.get(key)) for key in before | now}
        )

    def _part(self, path: str, part: Field, old: Any, new: Any) -> Any:
        if new is None:
            return self._kept(path, old)
        if old is None:
            return self._told(path, new)
        return self.record(path, old, new) if part.entry else self._newer(path, old, new)

    def _newer(self, path: str, old: Any, new: Any) -> Any:
        return self._told(path, new) if self.at >= self._told_before(path) else self._kept(path, old)

    def _told(self, path: str, new: Any) -> Any:
        if not self.newest:
            self.after[path] = self.at
        return new

    def _kept(self, path: str, old: Any) -> Any:
        """`old` stays, and so do the times of everything in it."""
        if (at := self._told_before(path)) != self.usual:
            self.after[path] = at
        if len(self.before) > 1:
            self.after.update(paths.beneath(self.before, path))
        return old

    def _told_before(self, path: str) -> datetime:
        # A claim without any times was written by other hands; whatever comes now is newer.
        return paths.resolve(self.before, path) or self.at
