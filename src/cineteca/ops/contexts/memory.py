"""What is kept in memory."""

from dataclasses import dataclass

from cineteca.ops.contexts.shared import Gauge


@dataclass(frozen=True, slots=True)
class CacheLine:
    """One cache. `rate` in whole per cents, None while nobody asked; `hit` and `miss` say how long answers took."""

    name: str
    label: str
    entries: str
    asked: str
    rate: int | None
    hit: str
    miss: str
    gone: str


@dataclass(frozen=True, slots=True)
class Memory:
    gauges: tuple[Gauge, ...]
    caches: tuple[CacheLine, ...]
