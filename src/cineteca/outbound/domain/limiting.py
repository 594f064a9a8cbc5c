"""At most so many calls in any window of so many seconds: exact, in bursts or evenly, whoever shares the limit.

A call reserves its moment beforehand. With the moments of the last `calls` reservations kept, the next one is free no
sooner than `seconds` after the oldest of them. Nobody polls and nobody is woken in vain: each caller sleeps once.
"""

from dataclasses import dataclass

MOST_MARGIN = 0.25
"""Seconds. Calls leave a little after their moment, and not all by the same little."""


@dataclass(frozen=True, slots=True)
class Window:
    """`calls` in any `seconds`. `margin` is added to the window, against calls that leave late by unequal times."""

    calls: int
    seconds: float
    margin: float = 0.0

    @classmethod
    def cautious(cls, calls: int, seconds: float) -> "Window":
        return cls(calls, seconds, margin=min(MOST_MARGIN, seconds * 0.05))

    @property
    def span(self) -> float:
        return self.seconds + self.margin


def next_moment(taken: tuple[float, ...], now: float, window: Window, *, not_before: float = 0.0) -> float:
    """The earliest moment, in seconds of any clock, for one more call after those of `taken` (ascending)."""
    oldest = taken[-window.calls] + window.span if len(taken) >= window.calls else now
    return max(now, not_before, oldest, taken[-1] if taken else now)


def reserve(
    taken: tuple[float, ...], now: float, window: Window, *, longest: float, not_before: float = 0.0
) -> tuple[float | None, tuple[float, ...]]:
    """Reserve the next moment: it (None when further away than `longest` seconds) and what is taken now."""
    moment = next_moment(taken, now, window, not_before=not_before)
    if moment - now > longest:
        return None, taken
    return moment, (*taken, moment)[-window.calls :]
