"""A document as rows of our tables, in the text form of COPY."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from cineteca.search.domain import names
from cineteca.search.domain.articles import telling
from cineteca.search.domain.documents import Document
from cineteca.search.domain.folding import line, stem, words, words_of_text
from cineteca.search.postgres.numbers import FORMS, group_number, number_of

DOCUMENT_COLUMNS: Final = (
    "id", "grp", "kind", "name", "original", "year", "end_year", "votes", "score", "weight", "heat", "released",
    "sort_key", "runtime", "note", "text", "others", "people", "characters", "facets", "dice", "names", "everything",
)  # fmt: skip
NAME_COLUMNS: Final = ("doc", "form", "key", "grp", "weight")

_LONGEST_WORD: Final = 60
_MOST_WORDS: Final = 400
_TITLES: Final = 0
_MAIN, _ORIGINAL, _OTHER, _BARE, _PART, _TURNED = range(len(FORMS))


def document_row(document: Document) -> tuple[Any, ...]:
    """The row of `search_document`, in the order of `DOCUMENT_COLUMNS`."""
    number, group = number_of(document.ref), group_number(document.ref)
    of_names = _words_of_names(document)
    everything = vector(_with_the_rest(document, of_names)) if group == _TITLES else None
    return (
        number, group, document.kind, document.name, document.original, document.year, document.end_year,
        document.votes, document.score, document.weight, document.heat, document.released,
        document.order or line(document.name), document.runtime, document.note, document.plot, list(document.others),
        list(document.people), list(document.characters), list(document.facets), _dice(number),
        vector(of_names), everything,
    )  # fmt: skip


def _dice(number: int) -> int:
    """The same number always, and one that has nothing to do with how things were numbered (Fibonacci hashing)."""
    return (number // 8 * 2_654_435_761 % 2**32) * 100 >> 32


def name_rows(document: Document) -> Iterator[tuple[Any, ...]]:
    """The rows of `search_name`. A key comes once, in the best of its forms."""
    number, group = number_of(document.ref), group_number(document.ref)
    seen: set[str] = set()
    for form, key in _keys(document, group):
        if key not in seen:
            seen.add(key)
            yield number, form, key, group, document.weight


def _keys(document: Document, group: int) -> Iterator[tuple[int, str]]:
    told = [(_MAIN, document.name), (_ORIGINAL, document.original), *((_OTHER, name) for name in document.others)]
    apart = [(form, names.keys(name)) for form, name in told if name]
    yield from ((form, keys[0]) for form, keys in apart if keys)
    yield from ((_BARE, key) for _, keys in apart for key in keys[1:])
    if group == _TITLES:
        yield from ((_PART, key) for _, name in told[:2] for key in names.subtitle_keys(name))
    else:
        yield from ((_TURNED, key) for _, name in told for key in names.turned_keys(name))


def _words_of_names(document: Document) -> dict[str, str]:
    found = dict(names.classed_words(document.name))
    for name, weakest in ((document.original, "A"), *((other, "B") for other in document.others)):
        for word, kind in names.classed_words(name).items() if name else ():
            found.setdefault(word, max(kind, weakest))
    return found


def _with_the_rest(document: Document, of_names: Mapping[str, str]) -> dict[str, str]:
    found = dict(of_names)
    for text in (*document.people, *document.characters):
        for word in telling(words(text)):
            for form in names.forms(word):
                found.setdefault(form, "C")
    for word in telling(words_of_text(f"{document.plot} {' '.join(document.keywords)}")):
        found.setdefault(stem(word), "D")
        if len(found) > _MOST_WORDS:
            break
    return found


def vector(classed: Mapping[str, str]) -> str:
    """Words and their classes as a tsvector is written."""
    return " ".join(f"{lexeme(word)}:1{kind}" for word, kind in classed.items() if word)


def lexeme(word: str) -> str:
    """One word as tsvectors and tsqueries write it."""
    word = word[:_LONGEST_WORD]
    if word.isascii() and word.isalnum():
        return word
    escaped = word.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"
