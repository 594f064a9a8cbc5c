"""What a poster is drawn from."""

import unicodedata
from dataclasses import dataclass
from typing import Literal

Kind = Literal["film", "show"]


@dataclass(frozen=True, slots=True)
class Subject:
    """One work, as far as its poster cares.

    `seed` is the stable identity of the work ("film:949"), `genres` are TMDB's names in English. Two equal subjects
    always give the same poster, byte for byte.
    """

    seed: str
    title: str
    year: int | None = None
    genres: tuple[str, ...] = ()
    director: str | None = None
    kind: Kind = "film"


_JOINERS = "\u200c\u200d"  # Persian, Indic scripts and emoji need them; other format characters only turn text round


def clean(text: str) -> str:
    """`text` as it may stand in XML: composed, on one line, without control characters and lone surrogates."""
    composed = unicodedata.normalize("NFC", text)
    kept = "".join(" " if character.isspace() else character for character in composed if _may_stand(character))
    return " ".join(kept.split())


def _may_stand(character: str) -> bool:
    if character.isspace():
        return True
    if character in _JOINERS:
        return True
    return unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Cn", "Co"}
