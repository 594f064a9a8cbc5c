"""What is talked about now, over all sources: the fused popularity, `heat`.

A *capture* is one list of a source at one moment: TMDB's films of the day, on Tuesday. Sources count in numbers that
nothing compares (watchers, points of their own), so each entry is placed within its capture alone, films apart from
shows:

    m = ln(1 + strength), where the whole capture has strengths, else -ln(rank)
    z = (m - mean of the capture) / deviation of the capture, clipped to ±CLIP;   0 where all are equal
    lift = CLIP + z                              who is listed at all stands above who is not: 0 … 2 · CLIP

It fades by half every `half_life` of its window. A *voice*, one window of one source, says of a work the most that any
of its captures within `HORIZON` still says, and nothing (0) of a work that none of them lists:

    heat = Σ weight · said / Σ weight             over the voices that have captured anything of this kind lately

so that a work that two sources list is hotter than one that a single source lists. `catalog/sql/heat.sql` says the same
to the database. Lists of a day or a week say it over a shorter time, at the pace of `SPANS`.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import log, sqrt
from typing import Final

CLIP: Final = 3.0
HORIZON: Final = timedelta(days=21)
HALF_LIVES: Final[Mapping[str, timedelta]] = {
    "hour": timedelta(hours=12),
    "day": timedelta(days=2),
    "week": timedelta(days=7),
}
WINDOW_WEIGHTS: Final[Mapping[str, float]] = {"hour": 1.0, "day": 1.0, "week": 0.5}
SOURCE_WEIGHTS: Final[Mapping[str, float]] = {"tmdb": 1.0, "trakt": 1.0, "own": 1.5}
UNKNOWN_WEIGHT: Final = 0.5
PLACES: Final = 4


@dataclass(frozen=True, slots=True)
class Pace:
    """How far back is looked, and how fast each window is forgotten."""

    horizon: timedelta
    half_lives: Mapping[str, timedelta]


# A list of the day may be captured late, and stands for its whole day; one of the week has begun up to a week ago.
SPANS: Final[Mapping[str, Pace]] = {
    "day": Pace(timedelta(hours=48), {"hour": timedelta(hours=6), "day": timedelta(hours=12)}),
    "week": Pace(timedelta(days=10), {"hour": timedelta(days=3), "day": timedelta(days=4), "week": timedelta(days=7)}),
}

Capture = tuple[str, str, str, datetime]
Voice = tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """One entry of a capture. `window`: hour, day or week; `period`: when the capture period began."""

    work_id: int
    kind: str
    source: str
    window: str
    period: datetime
    rank: int
    strength: float | None = None

    @property
    def capture(self) -> Capture:
        return self.kind, self.source, self.window, self.period


def weight(source: str, window: str) -> float:
    """How much a voice counts."""
    return SOURCE_WEIGHTS.get(source, UNKNOWN_WEIGHT) * WINDOW_WEIGHTS[window]


def fuse(signals: Iterable[Signal], *, at: datetime) -> dict[int, float]:
    """Work → heat (rounded to `PLACES`), of the works that any capture since `HORIZON` before `at` lists."""
    captures: dict[Capture, list[Signal]] = defaultdict(list)
    for signal in signals:
        if at - HORIZON < signal.period <= at:
            captures[signal.capture].append(signal)
    said: dict[int, dict[Voice, float]] = defaultdict(dict)
    for (kind, source, window, period), entries in captures.items():
        faded = 0.5 ** ((at - period) / HALF_LIVES[window])
        voice = (kind, source, window)
        for work, lift in _lifts(entries).items():
            said[work][voice] = max(said[work].get(voice, 0.0), lift * faded)
    whole = _whole({capture[:3] for capture in captures})
    return {work: round(_weighed(voices) / whole[next(iter(voices))[0]], PLACES) for work, voices in said.items()}


def _lifts(entries: list[Signal]) -> dict[int, float]:
    told = all(entry.strength is not None for entry in entries)
    sizes = {entry.work_id: _size(entry, told=told) for entry in entries}
    mean = sum(sizes.values()) / len(sizes)
    deviation = sqrt(sum((size - mean) ** 2 for size in sizes.values()) / len(sizes))
    if deviation < 1e-9:
        return dict.fromkeys(sizes, CLIP)
    return {work: CLIP + max(-CLIP, min(CLIP, (size - mean) / deviation)) for work, size in sizes.items()}


def _size(entry: Signal, *, told: bool) -> float:
    return log(1 + max(entry.strength or 0.0, 0.0)) if told else -log(entry.rank)


def _whole(voices: Iterable[Voice]) -> dict[str, float]:
    """Kind → the weight of all voices that speak of it."""
    whole: dict[str, float] = defaultdict(float)
    for kind, source, window in sorted(voices):
        whole[kind] += weight(source, window)
    return whole


def _weighed(said: Mapping[Voice, float]) -> float:
    return sum(weight(source, window) * value for (_, source, window), value in sorted(said.items()))
