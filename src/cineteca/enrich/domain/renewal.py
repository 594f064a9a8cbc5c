"""What asking did to the times of a work: pure."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from cineteca.enrich.domain.outcomes import ProviderOutcome, Said
from cineteca.enrich.domain.staleness import SOON, TOLD_BY, Facts, Subject, Times, every


@dataclass(frozen=True, slots=True)
class Renewal:
    """The times after asking, and the day from which the queue takes the work again."""

    times: Times
    due_on: date


def whom_to_ask(
    providers: Iterable[str], told: Mapping[str, Mapping[str, str]], due: Collection[Facts]
) -> tuple[str, ...]:
    """Those of `providers` whose facts are due, and those that have not answered about this work yet.

    `told` is how each took the question last time. Where that is nobody, everybody: whoever asks for a work that is
    fresh wants it looked through, and the response cache keeps that cheap.
    """
    names = tuple(providers)
    chosen = tuple(name for name in names if facts_of(name) in due or not _answered_before(told.get(name)))
    return chosen if chosen or Facts.OFFERS in due else names


def _answered_before(told: Mapping[str, str] | None) -> bool:
    return told is not None and told.get("said") in {Said.SUCCESSFUL, Said.SKIPPED}


def facts_of(provider: str) -> Facts:
    return TOLD_BY.get(provider, Facts.TEXT)


def checked(outcomes: Mapping[str, ProviderOutcome]) -> frozenset[Facts]:
    """The kinds of facts that were looked up: the first provider asked for them answered, or says no for good."""
    chiefs: dict[Facts, ProviderOutcome] = {}
    for name in sorted(outcomes, key=_place):
        if outcomes[name].said is not Said.SKIPPED:
            chiefs.setdefault(facts_of(name), outcomes[name])
    return frozenset(facts for facts, outcome in chiefs.items() if outcome.answered or outcome.permanent)


def _place(provider: str) -> int:
    return list(TOLD_BY).index(provider) if provider in TOLD_BY else len(TOLD_BY)


def renew(
    times: Times, subject: Subject, outcomes: Mapping[str, ProviderOutcome], *, renewed: Collection[Facts], at: datetime
) -> Renewal:
    """The times of a work after `renewed` kinds of facts were asked for anew at `at`.

    A provider that failed while others answered is asked again tomorrow, one whose calls of the day are used up when
    its own pass comes round.
    """
    after = times
    if Facts.TEXT in renewed:
        lacks = any(outcome.lacking for outcome in outcomes.values())
        pause = SOON if lacks else every(Facts.TEXT, subject, at.date())
        after = replace(after, text_at=at, text_next_at=at + pause)
    if Facts.RATINGS in renewed:
        after = replace(after, ratings_at=at)
    if Facts.OFFERS in renewed:
        after = replace(after, offers_at=at)
    next_at = after.text_next_at or at + every(Facts.TEXT, subject, at.date())
    if any(_worth_another_try(outcome) for outcome in outcomes.values()):
        next_at = min(next_at, at + SOON)
    return Renewal(after, max(next_at.date(), at.date() + timedelta(days=1)))


def _worth_another_try(outcome: ProviderOutcome) -> bool:
    failed = outcome.said in {Said.FAILED, Said.RATE_LIMITED}
    return failed and not outcome.permanent and not outcome.exhausted
