"""Which identifiers a work may carry. Nothing is guessed, repaired or silently merged: what does not fit is refused.

An identifier is refused because it is *impossible* (no such id can exist at its source), *contradicts* the one that the
work already has of that source, or is *taken* by another work. Refusals are kept and shown; a person resolves them.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from cineteca.catalog.domain.priorities import DEFAULT, Priorities
from cineteca.providers.records import Ids

LONGEST: Final = 200
_NUMBER = re.compile(r"[1-9][0-9]{0,9}")
_WIKIDATA = re.compile(r"Q[1-9][0-9]{0,11}")
_HANDLE = re.compile(r"@?[\w.\-]{1,100}")
_LOOSE = re.compile(r"[^\s\x00-\x1f\x7f](?:[^\x00-\x1f\x7f]*[^\s\x00-\x1f\x7f])?")


class Reason(StrEnum):
    """Why an identifier was refused."""

    IMPOSSIBLE = "impossible"
    CONTRADICTS = "contradicts"
    TAKEN = "taken"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """`other` is the id of the work or person that has it, where it is taken."""

    provider: str
    source: str
    value: str
    reason: Reason
    other: int | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """The identifiers that stand afterwards (those known before included), and what was refused."""

    accepted: Ids = field(default_factory=dict)
    refused: tuple[Refusal, ...] = ()


def _imdb(prefix: str) -> Callable[[str], bool]:
    # IMDb pads to seven digits and no further: with eight or more the first is not 0.
    form = re.compile(rf"{prefix}(?:[0-9]{{7}}|[1-9][0-9]{{7,9}})")
    return lambda value: form.fullmatch(value) is not None and value != f"{prefix}0000000"


def _number(value: str) -> bool:
    return _NUMBER.fullmatch(value) is not None and int(value) < 2**31


def _fits(form: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda value: form.fullmatch(value) is not None


Forms = Mapping[str, Callable[[str], bool]]

_SHARED: Forms = {
    "tmdb": _number,
    "tvdb": _number,
    "trakt": _number,
    "tvrage": _number,
    "wikidata": _fits(_WIKIDATA),
    "facebook": _fits(_HANDLE),
    "instagram": _fits(_HANDLE),
    "twitter": _fits(_HANDLE),
    "tiktok": _fits(_HANDLE),
    "youtube": _fits(_HANDLE),
}
OF_WORKS: Forms = {**_SHARED, "imdb": _imdb("tt")}
OF_PEOPLE: Forms = {**_SHARED, "imdb": _imdb("nm")}


def is_possible(source: str, value: str, forms: Forms = OF_WORKS) -> bool:
    """Whether `value` can be an identifier of `source`. Of unknown sources any short printable text can."""
    fits = forms.get(source, _fits(_LOOSE))
    return 0 < len(value) <= LONGEST and fits(value)


def judge_ids(
    known: Ids,
    claimed: Mapping[str, Ids],
    *,
    taken: Mapping[tuple[str, str], int] | None = None,
    forms: Forms = OF_WORKS,
    priorities: Priorities = DEFAULT,
) -> Judgement:
    """Which of the `claimed` identifiers (by provider) the bearer of `known` may carry.

    `taken`: (source, value) → id of the *other* work or person that has it. Of two providers that claim different
    values for a source without a known one, the first by priority is believed and the other contradicts. For people
    pass ``forms=OF_PEOPLE``.
    """
    accepted, refused = dict(known), []
    for provider, source, value in sorted(_each(claimed), key=lambda claim: _rank(priorities, claim)):
        reason = _reason(source, value, accepted, taken or {}, forms)
        if reason is None:
            accepted[source] = value
        else:
            other = (taken or {}).get((source, value)) if reason is Reason.TAKEN else None
            refused.append(Refusal(provider=provider, source=source, value=value, reason=reason, other=other))
    return Judgement(accepted, tuple(refused))


def speaks_of_another(known: Ids, claimed: Ids) -> bool:
    """Whether an answer contradicts an identifier that the work is known by: it tells of something else."""
    return any(known.get(source, value) != value for source, value in claimed.items())


def _reason(
    source: str, value: str, accepted: Ids, taken: Mapping[tuple[str, str], int], forms: Forms
) -> Reason | None:
    if not is_possible(source, value, forms):
        return Reason.IMPOSSIBLE
    if accepted.get(source, value) != value:
        return Reason.CONTRADICTS
    return Reason.TAKEN if (source, value) in taken else None


def _each(claimed: Mapping[str, Ids]) -> Iterable[tuple[str, str, str]]:
    return ((provider, source, value) for provider, ids in claimed.items() for source, value in ids.items())


def _rank(priorities: Priorities, claim: tuple[str, str, str]) -> tuple[str, tuple[int, str], str]:
    provider, source, value = claim
    return source, priorities.rank(f"ids.{source}", provider), value
