"""A title as a typographer reads it: real quotes and dashes, and what is the title and what its subtitle."""

import re
from dataclasses import dataclass

from cineteca.catalog.domain.poster.subject import clean

LONGEST = 160

_SPLITS = (
    re.compile(r"^(?P<main>.{2,}?),?\s+(?P<sub>or(?::\s+|,\s+|\s+\()\S.{4,})$"),
    re.compile(r"^(?P<main>.{2,}?)\s+[–—]\s+(?P<sub>\S.{2,})$"),
    re.compile(r"^(?P<main>.{2,}?)\s*[:：]\s+(?P<sub>\S.{2,})$"),
    re.compile(r"^(?P<main>.{2,}?)\s+(?P<sub>\(.{3,}\))$"),
)


@dataclass(frozen=True, slots=True)
class Title:
    main: str
    sub: str = ""

    @property
    def whole(self) -> str:
        return f"{self.main} {self.sub}".strip()


def title_of(raw: str) -> Title:
    """The title to set. Never empty: a work without a title shows a dash, as an archive's index would."""
    text = _typographic(clean(raw)[:LONGEST]).strip() or "—"
    for split in _SPLITS:
        found = split.match(text)
        if found and _is_subtitle(found["main"], found["sub"]):
            return Title(found["main"].rstrip(" :–—,"), found["sub"])
    return Title(text)


def _is_subtitle(main: str, sub: str) -> bool:
    """Whether the second part may stand small: two single words are one title in two halves ("Mission: Impossible")."""
    return len(main) >= 3 and (" " in main.strip() or " " in sub.strip())


def _typographic(text: str) -> str:
    text = text.replace("...", "…").replace(" - ", " – ").replace("--", "–")
    text = re.sub(r"(^|[\s(\[–—])\"", r"\1“", text).replace('"', "”")
    text = re.sub(r"(^|[\s(\[–—“])'(?=\w)(?!\d\d\b)", r"\1‘", text)
    return text.replace("'", "’")
