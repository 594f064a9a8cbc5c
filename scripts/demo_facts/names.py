"""Rules for names and titles: natural word order, a common form to compare by, and the year in a title."""

import re
import unicodedata

ARTICLES = frozenset(
    [
        "The",
        "A",
        "An",
        "Le",
        "La",
        "Les",
        "L'",
        "Un",
        "Une",
        "Der",
        "Die",
        "Das",
        "Ein",
        "Eine",
        "El",
        "Los",
        "Las",
        "Il",
        "Lo",
        "Gli",
        "I",
        "Uno",
        "Una",
        "O",
        "Os",
        "As",
        "Um",
        "De",
        "Het",
        "En",
        "Den",
        "Det",
        "Ett",
        "Et",
    ]
)
_YEAR = re.compile(r"\s*\((\d{4})(?:[-–]\d{0,4})?\)\s*$")
_PARENTHESES = re.compile(r"\s*\(([^()]*)\)")
_ELIDED = re.compile(r"^(?P<rest>.+), (?P<article>L')(?=$|\s*\()")
_TRAILING = re.compile(r"^(?P<rest>.+?), (?P<article>[A-Z][a-z]{0,3})$")
_SUFFIX = re.compile(r",? (jr|sr)$")


def year_of(listed: str) -> int | None:
    """The year at the end of a listed title: 'Heat (1995)' → 1995."""
    found = _YEAR.search(listed)
    return int(found.group(1)) if found else None


def title_of(listed: str) -> str:
    """The title in a listed one, without year and other names: 'Matrix, The (1999)' → 'The Matrix'."""
    bare = _PARENTHESES.sub("", _YEAR.sub("", listed)).strip()
    return natural(bare)


def other_titles(listed: str) -> list[str]:
    """What stands in parentheses before the year, in natural order: often the title in the film's own language."""
    inside = _PARENTHESES.findall(_YEAR.sub("", listed))
    return [natural(text.removeprefix("a.k.a.").strip()) for text in inside if text.strip()]


def natural(title: str) -> str:
    """A title with its article in front: 'Rules of the Game, The' → 'The Rules of the Game'."""
    elided = _ELIDED.match(title)
    if elided:
        return f"L'{elided['rest']}"
    trailing = _TRAILING.match(title)
    if trailing and trailing["article"] in ARTICLES:
        return f"{trailing['article']} {trailing['rest']}"
    return title


def plain(text: str) -> str:
    """A form to compare names by: no case, no accents, no punctuation. 'Léa Seydoux' → 'lea seydoux'."""
    replaced = text.translate(_LETTERS)
    decomposed = unicodedata.normalize("NFKD", replaced)
    kept = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
    words = "".join(c if c.isalnum() else " " if c not in "'’." else "" for c in kept).split()
    return _SUFFIX.sub(r" \1", " ".join(_initials_together(words)))


def _initials_together(words: list[str]) -> list[str]:
    """'j k simmons' and 'jk simmons' are one name."""
    together: list[str] = []
    for place, word in enumerate(words):
        if place and len(word) == 1 and len(words[place - 1]) == 1:
            together[-1] += word
        else:
            together.append(word)
    return together


def is_latin(text: str) -> bool:
    """Whether every letter of the text is of the Latin alphabet."""
    return all("LATIN" in unicodedata.name(c, "") for c in text if c.isalpha())


_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "AE"}
)
