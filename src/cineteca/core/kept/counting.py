"""What caches are worth, counted for all processes of one server together."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from cineteca.core.telemetry import counts

_SECONDS = (0.000_01, 0.000_1, 0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)
_ASKED, _GONE, _ENTRIES = "cineteca_kept_seconds", "cineteca_kept_gone", "cineteca_kept_entries"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """One cache since the server started. `gone`: by why (``full``, ``old``, ``told`` that it is out of date).

    `waits`: misses that another thread was already mending; `shared`: misses that another server had made already.
    Seconds are sums.
    """

    name: str
    entries: int = 0
    hits: int = 0
    misses: int = 0
    waits: int = 0
    shared: int = 0
    hit_seconds: float = 0.0
    miss_seconds: float = 0.0
    gone: Mapping[str, int]

    @property
    def hit_rate(self) -> float | None:
        """0 to 1; None while nobody asked."""
        asked = self.hits + self.misses + self.waits
        return (self.hits + self.shared) / asked if asked else None


def note(name: str, outcome: str, seconds: float) -> None:
    """Somebody asked: a ``hit``, a ``miss``, or a ``wait`` for whoever missed before."""
    _asked(name, outcome).observe(seconds)


def note_gone(name: str, why: str, number: int = 1) -> None:
    """So many values went: ``full``, ``old`` or ``told``."""
    _gone(name, why).inc(number)


def note_size(name: str, entries: int) -> None:
    """So many values are kept in this process."""
    _entries(name).set(entries)


def figures() -> list[Figures]:
    """Every cache that was ever asked, by name."""
    told: dict[str, dict[str, float]] = defaultdict(dict)
    gone: dict[str, dict[str, int]] = defaultdict(dict)
    for family in counts.families():
        for sample in family.samples:
            if family.name == _GONE and sample.name.endswith("_total"):
                gone[sample.labels["cache"]][sample.labels["why"]] = int(sample.value)
            elif family.name == _ENTRIES:
                told[sample.labels["cache"]]["entries"] = sample.value
            elif family.name == _ASKED and sample.name.endswith(("_count", "_sum")):
                part = sample.name.removeprefix(_ASKED)
                told[sample.labels["cache"]][sample.labels["outcome"] + part] = sample.value
    return [_figures(name, told[name], gone[name]) for name in sorted({*told, *gone})]


def _figures(name: str, told: Mapping[str, float], gone: Mapping[str, int]) -> Figures:
    def number(key: str) -> int:
        return int(told.get(key, 0))

    return Figures(
        name=name,
        entries=number("entries"),
        hits=number("hit_count"),
        misses=number("miss_count"),
        waits=number("wait_count"),
        shared=number("shared_count"),
        hit_seconds=told.get("hit_sum", 0.0),
        miss_seconds=told.get("miss_sum", 0.0),
        gone=dict(gone),
    )


@lru_cache(maxsize=200)
def _asked(name: str, outcome: str) -> Any:
    return _meters()[0].labels(name, outcome)


@lru_cache(maxsize=200)
def _gone(name: str, why: str) -> Any:
    return _meters()[1].labels(name, why)


@lru_cache(maxsize=100)
def _entries(name: str) -> Any:
    return _meters()[2].labels(name)


@lru_cache(maxsize=1)
def _meters() -> tuple[Any, Any, Any]:
    from prometheus_client import Counter, Gauge, Histogram

    registry = counts.registry()
    return (
        Histogram(
            _ASKED,
            "Seconds until a kept answer was there: hit, miss, wait for another that makes it; shared: Redis had it.",
            ["cache", "outcome"],
            buckets=_SECONDS,
            registry=registry,
        ),
        Counter(
            _GONE, "Kept answers that went: full, old, told to be out of date.", ["cache", "why"], registry=registry
        ),
        Gauge(_ENTRIES, "Answers kept now.", ["cache"], registry=registry, multiprocess_mode="livesum"),
    )
