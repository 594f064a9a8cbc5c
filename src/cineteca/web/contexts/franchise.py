"""The page of a franchise."""

from dataclasses import dataclass

from django.utils.safestring import SafeString


@dataclass(frozen=True, slots=True)
class FranchisePage:
    """`cards` is HTML of list items, in the order in which the works came out."""

    url: str
    name: str
    total: int
    cards: SafeString
