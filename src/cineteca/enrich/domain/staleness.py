"""How long an answer counts as fresh, by kind of fact. `TABLE` is the policy; all else here reads it.

Pure: the work is described by `Subject`, the time is an argument, days are days in UTC.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from cineteca.providers.records import Kind


class Facts(StrEnum):
    """Kinds of facts, each of which ages at its own pace."""

    TEXT = "text"
    """Text, people and images."""
    RATINGS = "ratings"
    OFFERS = "offers"


class Phase(StrEnum):
    """Where a work stands in its life."""

    IMMINENT = "imminent"
    ANNOUNCED = "announced"
    IN_CINEMAS = "in cinemas"
    ON_AIR = "on air"
    CONTINUING = "continuing"
    OUT = "out"


class Interest(StrEnum):
    """To whom a work matters now."""

    HOT = "hot"
    """It trends, or somebody asked for it."""
    WANTED = "wanted"
    """Somebody opened it lately, or has it on a list."""
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Rule:
    """`facts` of works of `phase` and `interest` (None: any), at most `up_to` days old, are asked for `every` so often.

    `every` None: they come with the text.
    """

    facts: Facts
    every: timedelta | None
    phase: Phase | None = None
    interest: Interest | None = None
    up_to: int | None = None


TABLE: Final = (
    # The first row that fits counts.
    Rule(Facts.TEXT, timedelta(days=1), phase=Phase.IMMINENT),
    Rule(Facts.TEXT, timedelta(days=7), phase=Phase.ANNOUNCED),
    Rule(Facts.TEXT, timedelta(days=1), phase=Phase.IN_CINEMAS),
    Rule(Facts.TEXT, timedelta(days=1), phase=Phase.ON_AIR),
    Rule(Facts.TEXT, timedelta(days=7), phase=Phase.CONTINUING),
    Rule(Facts.TEXT, timedelta(days=2), up_to=30),
    Rule(Facts.TEXT, timedelta(days=7), up_to=180),
    Rule(Facts.TEXT, timedelta(days=14), up_to=365),
    Rule(Facts.TEXT, timedelta(days=30)),
    Rule(Facts.OFFERS, timedelta(hours=12), interest=Interest.HOT),
    Rule(Facts.OFFERS, timedelta(hours=24), interest=Interest.WANTED),
    Rule(Facts.OFFERS, None),
    Rule(Facts.RATINGS, timedelta(days=7)),
)

TOLD_BY: Final[Mapping[str, Facts]] = {
    # What each provider is asked for; one that is not named is asked for text.
    "tmdb": Facts.TEXT,
    "fanart": Facts.TEXT,
    "omdb": Facts.RATINGS,
    "trakt": Facts.RATINGS,
    "justwatch": Facts.OFFERS,
    "watchmode": Facts.OFFERS,
}

IMMINENT_DAYS: Final = 60
"""Days before its release in which an announced work counts as imminent."""
SEEN_IN_CINEMAS_DAYS: Final = 3
"""Days for which a place among what is now playing counts; the list is read daily."""
HOT_FOR: Final = timedelta(days=2)
"""How long a trend, or having been asked for, makes a work hot."""
WANTED_FOR: Final = timedelta(days=30)
"""How long having been opened makes a work wanted."""
SOON: Final = timedelta(days=1)
"""When a provider that failed while others answered is asked again."""

_ON_AIR_DAYS: Final = 30
_TO_COME: Final = frozenset(
    {"planned", "in production", "post production", "rumored", "rumoured", "announced", "pilot"}
)
_GOING_ON: Final = frozenset({"returning series", "continuing", "in production"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What the policy has to know of a work. `aired`: the day of a show's latest episode."""

    kind: Kind
    status: str = ""
    released: date | None = None
    aired: date | None = None
    in_cinemas_on: date | None = None
    interest: Interest = Interest.NONE


def phase(subject: Subject, today: date) -> Phase:
    """Where the work stands on `today`."""
    status = subject.status.strip().lower()
    if subject.released is None and status in _TO_COME:
        return Phase.ANNOUNCED
    if subject.released is not None and subject.released > today:
        return Phase.IMMINENT if (subject.released - today).days <= IMMINENT_DAYS else Phase.ANNOUNCED
    if subject.kind is Kind.SHOW and status in _GOING_ON:
        return Phase.ON_AIR if _days(subject.aired or subject.released, today) <= _ON_AIR_DAYS else Phase.CONTINUING
    if subject.kind is Kind.FILM and _days(subject.in_cinemas_on, today) <= SEEN_IN_CINEMAS_DAYS:
        return Phase.IN_CINEMAS
    return Phase.OUT


def every(facts: Facts, subject: Subject, today: date) -> timedelta:
    """How often `facts` of the work are asked for."""
    now = phase(subject, today)
    age = _days(max((day for day in (subject.released, subject.aired) if day), default=None), today)
    row = next(rule for rule in TABLE if rule.facts is facts and _fits(rule, now, subject.interest, age))
    return every(Facts.TEXT, subject, today) if row.every is None else row.every


def _fits(rule: Rule, now: Phase, interest: Interest, age: float) -> bool:
    return (
        (rule.phase is None or rule.phase is now)
        and (rule.interest is None or rule.interest is interest)
        and (rule.up_to is None or age <= rule.up_to)
    )


def _days(day: date | None, today: date) -> float:
    return float("inf") if day is None else (today - day).days


@dataclass(frozen=True, slots=True)
class Times:
    """When each kind of fact was last asked for (None: never), and from when the text is stale."""

    text_at: datetime | None = None
    text_next_at: datetime | None = None
    ratings_at: datetime | None = None
    offers_at: datetime | None = None

    def last(self, facts: Facts) -> datetime | None:
        return {Facts.TEXT: self.text_at, Facts.RATINGS: self.ratings_at, Facts.OFFERS: self.offers_at}[facts]


def next_times(times: Times, subject: Subject, at: datetime) -> dict[Facts, datetime | None]:
    """From when each kind of fact is stale; None where it was never asked for."""
    found: dict[Facts, datetime | None] = {Facts.TEXT: times.text_next_at}
    for facts in (Facts.RATINGS, Facts.OFFERS):
        last = times.last(facts)
        found[facts] = None if last is None else last + every(facts, subject, at.date())
    return found


def due(times: Times, subject: Subject, at: datetime) -> dict[Facts, datetime | None]:
    """The kinds of facts that are stale on the day of `at`, and since when (None: they were never asked for).

    By days, as the queue goes: what falls due later today is asked for with the rest. Offers go by the hour.
    """
    tonight = _end_of_day(at)
    stale = next_times(times, subject, at)
    ends = {facts: at if facts is Facts.OFFERS else tonight for facts in stale}
    return {
        facts: None if moment is None else min(moment, at)
        for facts, moment in stale.items()
        if moment is None or moment <= ends[facts]
    }


def _end_of_day(at: datetime) -> datetime:
    return datetime.combine(at.astimezone(UTC).date() + timedelta(days=1), time.min, UTC) - timedelta(microseconds=1)
