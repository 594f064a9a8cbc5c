"""A circuit breaker: who keeps failing is left alone for a while, then asked by one call alone.

closed ──(failures in a row)──▶ open ──(rest is over)──▶ half-open: one probe
   ▲                              ▲                            │
   └──────── the probe succeeds ──┼────────────────────────────┤
                                  └──── the probe fails: rest longer
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Tolerance:
    """`failures` in a row open the breaker for `rest`, which doubles with every failed probe up to `longest_rest`.

    A probe that says nothing for `probe_lease` (its process was killed) makes way for another.
    """

    failures: int = 8
    rest: timedelta = timedelta(seconds=30)
    longest_rest: timedelta = timedelta(minutes=10)
    probe_lease: timedelta = timedelta(seconds=150)


class Verdict(StrEnum):
    LET_THROUGH = "let through"
    PROBE = "probe"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class Circuit:
    """State of one breaker. Open while `until` is set; `probe_until` names the probe that is under way, if any."""

    failures: int = 0
    opened_at: datetime | None = None
    until: datetime | None = None
    probe_until: datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.until is not None

    def state(self, now: datetime) -> str:
        """``closed``, ``open`` or ``half-open``."""
        if self.until is None:
            return "closed"
        return "open" if now < self.until else "half-open"

    def judge(self, now: datetime) -> Verdict:
        """Whether a call may go out now. Whoever is told `PROBE` must first make sure, by `probing`, to be alone."""
        if self.until is None:
            return Verdict.LET_THROUGH
        if now < self.until or (self.probe_until is not None and now < self.probe_until):
            return Verdict.REFUSE
        return Verdict.PROBE

    def wait(self, now: datetime) -> float:
        """Seconds after which asking again makes sense."""
        ends = [moment for moment in (self.until, self.probe_until) if moment is not None]
        return max(0.0, *((end - now).total_seconds() for end in ends)) if ends else 0.0

    def probing(self, now: datetime, tolerance: Tolerance) -> "Circuit":
        """The circuit with one probe under way; its `probe_until` is the probe's token."""
        return replace(self, probe_until=now + tolerance.probe_lease)

    def failed(self, now: datetime, tolerance: Tolerance, token: datetime | None = None) -> "Circuit":
        """After a failed call. Late failures of calls that began before it opened change nothing."""
        if self.until is None:
            failures = self.failures + 1
            if failures < tolerance.failures:
                return replace(self, failures=failures)
            return Circuit(failures=failures, opened_at=now, until=now + tolerance.rest)
        if token is None or token != self.probe_until:
            return self
        return Circuit(self.failures + 1, self.opened_at, until=now + self._next_rest(tolerance))

    def _next_rest(self, tolerance: Tolerance) -> timedelta:
        doublings = max(0, min(30, self.failures + 1 - tolerance.failures))
        return min(tolerance.longest_rest, tolerance.rest * float(2**doublings))

    def succeeded(self, token: datetime | None = None) -> "Circuit":
        """After a call that was answered. Only its probe closes an open breaker."""
        if self.until is None or (token is not None and token == self.probe_until):
            return Circuit()
        return self

    def abandoned(self, token: datetime | None) -> "Circuit":
        """After a probe that never reached the other side: the next call may be the probe."""
        return replace(self, probe_until=None) if token is not None and token == self.probe_until else self
