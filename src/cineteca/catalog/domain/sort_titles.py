"""Titles as a shelf orders them: without a leading article, accents or case, numbers by their size."""

import re
from collections.abc import Iterable, Mapping

from cineteca.core.text import fold, is_mark

ARTICLES: Mapping[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "ca": "el la els les l' en un una",
        "da": "den det de en et",
        "de": "der die das ein eine",
        "en": "the a an",
        "es": "el la los las lo un una unos unas",
        "fr": "le la les l' un une des",
        "gl": "o a os as un unha",
        "hu": "a az egy",
        "it": "il lo la i gli le l' un uno una un'",
        "nb": "den det de en et ei",
        "nl": "de het een 't",
        "no": "den det de en et ei",
        "pt": "o a os as um uma uns umas",
        "ro": "un o",
        "sv": "den det de en ett",
        "el": "ο η το οι τα ένας μια ένα",
    }.items()
}

_ROMAN = {"II": 2, "III": 3, "IV": 4, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "XI": 11, "XII": 12, "XIII": 13}
_WORD_OR_NUMBER = re.compile(r"\d+|[^\d\s]+")
_ELIDED = re.compile(r"^(\w{1,2}')(?=\w)")
_WIDTH = 6


def sort_title(title: str, languages: Iterable[str | None] = ("en",)) -> str:
    """The key that orders `title`. `languages`: those whose articles may lead it (``en``, ``pt-BR``).

    “The Matrix” → ``matrix`` · “Ocean's 8” → ``oceans 000008`` · “Rocky III” → ``rocky 000003``
    """
    letters = (letter if letter.isalnum() or is_mark(letter) else " " for letter in _without_article(title, languages))
    words = _WORD_OR_NUMBER.findall("".join(letters))
    keys = [_key(word, first=place == 0) for place, word in enumerate(words)]
    return " ".join(keys) or title.strip().casefold()


def _without_article(title: str, languages: Iterable[str | None]) -> str:
    title = fold(title).strip(' ".¡¿!?')
    articles = frozenset[str]().union(*(ARTICLES.get((name or "").partition("-")[0], ()) for name in languages))
    if (elided := _ELIDED.match(title)) and elided[1].lower() in articles:
        return title[elided.end() :].replace("'", "")
    first, _, rest = title.partition(" ")
    return (rest if rest.strip() and first.lower() in articles else title).replace("'", "")


def _key(word: str, *, first: bool) -> str:
    if word.isdigit():
        return word.zfill(_WIDTH)
    # “Rocky II” is a number; a first “VI”, or a single letter as in “Malcolm X”, is more likely a word.
    if not first and word in _ROMAN:
        return str(_ROMAN[word]).zfill(_WIDTH)
    return word.casefold()
