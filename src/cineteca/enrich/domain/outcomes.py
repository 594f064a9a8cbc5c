"""What came of asking: per provider, and per work."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from cineteca.outbound import errors


class Said(StrEnum):
    """How one provider took the question."""

    SUCCESSFUL = "successful"
    RATE_LIMITED = "rate limited"
    FAILED = "failed"
    SKIPPED = "skipped"


class Result(StrEnum):
    """What became of one work."""

    INGESTED = "ingested"
    SKIPPED = "skipped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class ProviderOutcome:
    """`reason` is one sentence where the provider did not answer; `retry_after` seconds where it named them.

    `exhausted`: the day's calls are used up; `quota_spent`: the provider itself says so, whatever we counted.
    `unknown`: it answered that it does not know the work. `lacking`: what did not come of an answer that came
    (``seasons 21–40: …``).
    """

    said: Said
    reason: str = ""
    retry_after: float | None = None
    permanent: bool = False
    exhausted: bool = False
    quota_spent: bool = False
    unknown: bool = False
    lacking: tuple[str, ...] = ()
    calls: int = 0

    @property
    def answered(self) -> bool:
        return self.said is Said.SUCCESSFUL


@dataclass(frozen=True, slots=True)
class WorkOutcome:
    """What one work's enrichment did. `shared` when another request was already at it and we waited for its result."""

    work_id: int
    title: str
    result: Result
    providers: Mapping[str, ProviderOutcome] = field(default_factory=dict)
    changed: tuple[str, ...] = ()
    completeness_before: int = 0
    completeness_after: int = 0
    error: str = ""
    shared: bool = False

    @property
    def calls(self) -> int:
        return sum(outcome.calls for outcome in self.providers.values())


def outcome_of(error: Exception) -> ProviderOutcome:
    """The outcome that an error on the way out stands for."""
    if isinstance(error, errors.Busy):
        exhausted = isinstance(error, errors.QuotaSpent)
        return ProviderOutcome(
            Said.RATE_LIMITED,
            str(error),
            retry_after=error.retry_after,
            exhausted=exhausted,
            quota_spent=exhausted and error.status is not None,
        )
    permanent = isinstance(error, errors.OutboundError) and error.permanent
    unknown = isinstance(error, errors.NotFound)
    return ProviderOutcome(Said.FAILED, str(error) or type(error).__name__, permanent=permanent, unknown=unknown)


def result_of(providers: Mapping[str, ProviderOutcome]) -> Result:
    """Ingested when anybody answered, skipped when nobody could be asked, else failed."""
    if any(outcome.answered for outcome in providers.values()):
        return Result.INGESTED
    if all(outcome.said is Said.SKIPPED for outcome in providers.values()):
        return Result.SKIPPED
    return Result.FAILED


def error_of(providers: Mapping[str, ProviderOutcome]) -> str:
    """Who did not answer and why, in one line. Not to know a work that others know is no error."""
    answered = any(outcome.answered for outcome in providers.values())
    told = {name: each for name, each in sorted(providers.items()) if not (answered and each.unknown)}
    return "; ".join(f"{name}: {outcome.reason}" for name, outcome in told.items() if outcome.reason)
