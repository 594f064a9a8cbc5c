"""Chance that is the same every time: each draw depends on the seed and on what is drawn, not on the order of draws."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import TypeVar

T = TypeVar("T")

_FULL = float(1 << 64)


@dataclass(frozen=True, slots=True)
class Dice:
    seed: str

    def unit(self, what: str) -> float:
        """A number in [0, 1), evenly spread over seeds."""
        digest = blake2b(f"{self.seed}\x1f{what}".encode("utf-8", "replace"), digest_size=8).digest()
        return int.from_bytes(digest, "big") / _FULL

    def between(self, what: str, low: float, high: float) -> float:
        return low + (high - low) * self.unit(what)

    def whole(self, what: str, low: int, high: int) -> int:
        """An integer from `low` to `high`, both included."""
        return low + int(self.unit(what) * (high - low + 1))

    def coin(self, what: str, chance: float = 0.5) -> bool:
        return self.unit(what) < chance

    def pick(self, what: str, among: Sequence[T]) -> T:
        return among[int(self.unit(what) * len(among))]

    def weighed(self, what: str, among: Sequence[tuple[str, float]]) -> str:
        """One of the names, each as likely as its weight. Adding a name moves only the draws that it wins.

        Weighted rendezvous hashing: the highest of weight / -ln(unit).
        """
        return max(among, key=lambda entry: entry[1] / -math.log(self.unit(f"{what}/{entry[0]}") or 1e-18))[0]
