"""Chance that falls out the same whenever and wherever it is asked."""

from hashlib import blake2b
from random import Random


def fraction(*about: object) -> float:
    """A number from 0 up to 1 that hangs on `about` alone."""
    return int.from_bytes(_digest(about), "big") / 2**64


def dice(*about: object) -> Random:
    """Dice that always fall the same way for the same `about`."""
    return Random(int.from_bytes(_digest(about), "big"))  # noqa: S311 - a stage, not secrets


def letters(*about: object, length: int = 27) -> str:
    """A name of letters and digits, as files have at TMDB."""
    signs = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    return "".join(dice("letters", *about).choices(signs, k=length))


def _digest(about: tuple[object, ...]) -> bytes:
    return blake2b("/".join(map(str, about)).encode(), digest_size=8).digest()
