"""A set of ids, in a bit each."""

from collections.abc import Iterable

LARGEST = 999_999_999


class Numbers:
    """Numbers up to `LARGEST`, at most 125 MB of them."""

    def __init__(self, numbers: Iterable[int] = ()) -> None:
        self._bits = bytearray(1 << 16)
        for number in numbers:
            self.add(number)

    def add(self, number: int) -> None:
        place = number >> 3
        if place >= len(self._bits):
            self._bits.extend(bytes(max(place + 1 - len(self._bits), len(self._bits) >> 1)))
        self._bits[place] |= 1 << (number & 7)

    def __contains__(self, number: int) -> bool:
        place = number >> 3
        return place < len(self._bits) and bool(self._bits[place] & (1 << (number & 7)))
