"""The page of a search."""

from dataclasses import dataclass

from django.utils.safestring import SafeString


@dataclass(frozen=True, slots=True)
class Offer:
    """A work that is not here: `value` is what adds it; `poster` the address of a small picture, or empty."""

    title: str
    facts: str
    sources: str
    value: str
    poster: str = ""


@dataclass(frozen=True, slots=True)
class SearchPage:
    """`looked`: whether sources were asked. `outside_url` asks them where that was not done by itself."""

    text: str
    cards: SafeString
    count: int
    offers: tuple[Offer, ...]
    failed: tuple[str, ...]
    looked: bool
    answered: bool
    staff: bool
    outside_url: str = ""
