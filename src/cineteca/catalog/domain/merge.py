"""Derive one record from what is claimed, locked and entered. Pure: no order of arrival, no clock, no table.

At every path: a lock's value (nothing included), else the value a person entered, else the word of the provider that
`priorities` puts first among those that say anything there. The nearest path counts: a lock of ``ratings.imdb`` holds
inside a locked ``ratings``. Whole collections come from one provider (two casts are never mixed); parted ones are put
together part by part, and records inside them (seasons, episodes, translations, ratings) field by field, so a provider
that comes first but knows less hides nothing. Of a rating that two ways bring from one source, the fresher is heard
(`relays`).
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple, TypeVar

from cineteca.catalog.domain import availability, paths, relays
from cineteca.catalog.domain.claims import ClaimState
from cineteca.catalog.domain.locks import Lock, Manual
from cineteca.catalog.domain.priorities import DEFAULT, Priorities
from cineteca.catalog.domain.provenance import LOCK, MANUAL, Merged, Source, commonest
from cineteca.catalog.domain.shapes import Field, Form, Record, child, fields_of, said
from cineteca.providers.records import PersonRecord, WorkRecord

R = TypeVar("R", bound=Record)
_NEVER = datetime.min.replace(tzinfo=UTC)


def merge(
    claims: Mapping[str, ClaimState[WorkRecord]],
    locks: Iterable[Lock] = (),
    manual: Iterable[Manual] = (),
    priorities: Priorities = DEFAULT,
) -> Merged[WorkRecord]:
    """The record of one work and the sources of its fields. `claims` by provider.

    A field that nobody fills is empty in the record and absent from the provenance.
    """
    heard = availability.settled(relays.freshest(claims), priorities.rank)
    return _merge(WorkRecord, heard, _fixings(locks, manual), priorities)


def merge_person(
    claims: Mapping[str, ClaimState[PersonRecord]], priorities: Priorities = DEFAULT
) -> Merged[PersonRecord]:
    """The record of one person and the sources of its fields. `claims` by provider."""
    return _merge(PersonRecord, claims, {}, priorities)


class _Teller:
    """A provider, or a fixing in its place, with its times of confirmation."""

    __slots__ = ("_confirmed", "_usual", "_varies", "provider")

    def __init__(self, provider: str, confirmed: Mapping[str, datetime]) -> None:
        self.provider = provider
        self._confirmed = confirmed = availability.without_truths(confirmed)
        self._varies = any(path != paths.EVERYTHING for path in confirmed)
        self._usual = Source(provider, confirmed.get(paths.EVERYTHING, _NEVER))

    def source(self, path: str) -> Source:
        if not self._varies:
            return self._usual
        return Source(self.provider, paths.resolve(self._confirmed, path) or _NEVER)

    def others(self, path: str) -> dict[str, Source]:
        """The sources of what lies below `path` and was told at another time."""
        if not self._varies:
            return {}
        return {below: Source(self.provider, at) for below, at in paths.beneath(self._confirmed, path)}


class _Voice(NamedTuple):
    """What somebody says at some path."""

    teller: _Teller
    value: Any


class _Part(NamedTuple):
    """A merged value, its source, and the sources of what in it comes from elsewhere (by full path)."""

    value: Any
    source: Source
    others: dict[str, Source]


class _Fixing(NamedTuple):
    """A value that stands whatever is claimed. `binding`: it also brings about the season or episode it speaks of."""

    value: Any
    source: Source
    binding: bool


def _fixings(locks: Iterable[Lock], manual: Iterable[Manual]) -> dict[str, _Fixing]:
    fixed = {entry.path: _Fixing(entry.decoded(), Source(MANUAL, entry.at), binding=True) for entry in manual}
    for lock in locks:
        value, entered = lock.decoded(), fixed.get(lock.path)
        if entered is None or entered.value != value:
            fixed[lock.path] = _Fixing(value, Source(LOCK, lock.at), binding=not lock.inherited)
    return fixed


def _merge(
    kind: type[R], claims: Mapping[str, ClaimState[R]], fixed: Mapping[str, _Fixing], priorities: Priorities
) -> Merged[R]:
    voices = [_Voice(_Teller(name, claims[name].confirmed), claims[name].record) for name in sorted(claims)]
    found = _Merging(fixed, priorities).fields("", "", kind, voices)
    provenance: dict[str, Source] = {}
    for name, part in found.items():
        provenance[name] = part.source
        provenance.update(part.others)
    return Merged(kind(**{name: part.value for name, part in found.items()}), provenance)


class _Merging:
    """One merge. Every method takes `path`, where it stands, and `rule`, the path that priorities go by."""

    def __init__(self, fixed: Mapping[str, _Fixing], priorities: Priorities) -> None:
        self.fixed = fixed
        self.rank = priorities.rank
        self.reached: set[str] = set()  # every path above a fixed one
        self.created: dict[str, list[str]] = {}  # path → keys below it that a fixed value brings about
        for path, fixing in fixed.items():
            self._reach(path, creates=fixing.binding and said(fixing.value))

    def _reach(self, path: str, *, creates: bool) -> None:
        while path:
            path, _, key = path.rpartition(".")
            self.reached.add(path)
            if creates:
                self.created.setdefault(path, []).append(key)

    def fields(self, path: str, rule: str, kind: type, voices: list[_Voice]) -> dict[str, _Part]:
        """The filled fields of a record that several describe."""
        found = {}
        for field in fields_of(kind):
            name = field.name
            here = f"{path}.{name}" if path else name
            speaking = [_Voice(teller, value) for teller, record in voices if said(value := getattr(record, name))]
            if speaking or here in self.fixed or here in self.reached:
                part = self.field(here, f"{rule}.{name}" if rule else name, field, speaking)
                if part is not None:
                    found[name] = part
        return found

    def field(self, path: str, rule: str, field: Field, voices: list[_Voice]) -> _Part | None:
        if field.form is Form.WHOLE:
            return self.first(path, rule, self.heard(path, rule, voices))
        if path not in self.fixed and self.undisputed(path, voices):
            return self.first(path, rule, voices)
        parts = {}
        for key, speaking in self.by_key(path, rule, field, voices).items():
            # Of seasons and episodes the number does not matter to whose word counts.
            part_rule = field.name if field.bare else f"{rule}.{key}"
            part = self.part(child(path, key), part_rule, field, key, speaking)
            if part is not None:
                parts[key] = part
        return _joined(path, field, parts)

    def part(self, path: str, rule: str, field: Field, key: str, voices: list[_Voice]) -> _Part | None:
        """One part of a field: a region's certification, a kind's images or a season."""
        voices = self.heard(path, rule, voices)
        if field.entry is None or self.undisputed(path, voices):
            return self.first(path, rule, voices)
        found = self.fields(path, rule, field.entry, voices)
        return self._entry(path, rule, field, key, voices, found)

    def _entry(
        self, path: str, rule: str, field: Field, key: str, voices: list[_Voice], found: dict[str, _Part]
    ) -> _Part | None:
        if not found:
            return self.first(path, rule, voices) if field.bare else None
        entry = field.build(key, {name: part.value for name, part in found.items()})
        return None if entry is None else _gathered(path, entry, found)

    def by_key(self, path: str, rule: str, field: Field, voices: list[_Voice]) -> dict[str, list[_Voice]]:
        """Who speaks of each part. Where the whole field is fixed, its parts are those of the fixed value."""
        speaking: dict[str, list[_Voice]] = {}
        for teller, value in voices:
            for key, part in field.split(value).items():
                speaking.setdefault(key, []).append(_Voice(teller, part))
        if (fixing := self.fixed.get(path)) is not None:
            fixed = field.split(fixing.value) if said(fixing.value) else {}
            speaking = {
                key: [self.witness(f"{rule}.{key}", value, fixing.source, speaking.get(key, []))]
                for key, value in fixed.items()
            }
        for key in self.created.get(path, ()):
            speaking.setdefault(key, [])
        return {key: speaking[key] for key in sorted(speaking)}

    def heard(self, path: str, rule: str, voices: list[_Voice]) -> list[_Voice]:
        """`voices`, or what is fixed here in their place."""
        fixing = self.fixed.get(path)
        if fixing is None:
            return voices
        return [self.witness(rule, fixing.value, fixing.source, voices)] if said(fixing.value) else []

    def witness(self, rule: str, value: Any, source: Source, voices: list[_Voice]) -> _Voice:
        """Who still says what a lock holds; the fixing itself when nobody does or a person entered it."""
        if source.provider == LOCK:
            for voice in sorted(voices, key=lambda voice: self.rank(rule, voice.teller.provider)):
                if voice.value == value:
                    return voice
        return _Voice(_Teller(source.provider, {paths.EVERYTHING: source.at}), value)

    def undisputed(self, path: str, voices: list[_Voice]) -> bool:
        return len(voices) < 2 and path not in self.reached

    def first(self, path: str, rule: str, voices: list[_Voice]) -> _Part | None:
        """The word of the one who counts first."""
        if not voices:
            return None
        best = voices[0] if len(voices) == 1 else min(voices, key=lambda voice: self.rank(rule, voice.teller.provider))
        return _Part(best.value, best.teller.source(path), best.teller.others(path))


def _joined(path: str, field: Field, parts: dict[str, _Part]) -> _Part | None:
    if not parts:
        return None
    value = field.join({key: part.value for key, part in parts.items()})
    return _gathered(path, value, parts)


def _gathered(path: str, value: Any, parts: Mapping[str, _Part]) -> _Part:
    """A value made of `parts`, with the commonest of their sources as its own."""
    source = commonest(part.source for part in parts.values())
    others: dict[str, Source] = {}
    for key, part in parts.items():
        if part.source != source:
            others[child(path, key)] = part.source
        others.update(part.others)
    return _Part(value, source, others)
