"""Values of lines as lines of PostgreSQL's COPY, in its text format. Words become their numbers."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import orjson

from cineteca.imdb.dataset.lines import Faults, Values
from cineteca.imdb.dataset.numbers import Numbers
from cineteca.imdb.domain.vocabulary import CATEGORIES, GENRES, KINDS, PROFESSIONS

NOTHING = b"\\N"
_REMEMBERED = 100_000

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "title.ratings": ("id", "rating", "votes"),
    "title.basics": (*("id", "kind", "title", "original", "start_year", "end_year", "runtime", "genres", "adult"),),
    "title.episode": ("id", "parent_id", "season", "number"),
    "title.akas": ("title_id", "ordering", "title", "region", "language", "types", "attributes", "original"),
    "title.principals": ("title_id", "ordering", "name_id", "category", "job", "characters"),
    "title.crew": ("title_id", "directors", "writers"),
    "name.basics": ("id", "name", "birth_year", "death_year", "professions", "known_for"),
}
"""Columns of the tables that each file fills, in the order of the lines made here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which rows are kept. None: all of them.

    `kinds` are numbers. `titles` and `names` are those that files before have kept; `always` are titles that are kept
    whatever their kind.
    """

    kinds: frozenset[int] | None = None
    adult: bool = True
    titles: Numbers | None = None
    names: Numbers | None = None
    always: Numbers | None = None

    def keeps(self, number: int, kind: int, *, adult: bool) -> bool:
        """Whether a title of title.basics is wanted."""
        if self.always is not None and number in self.always:
            return True
        return (
            (self.kinds is None or kind in self.kinds)
            and (self.adult or not adult)
            and (self.titles is None or number in self.titles)
        )


class Codes:
    """Lists of words as arrays of their numbers. A word without a number is left out, and noted."""

    def __init__(self, words: Mapping[str, int], why: str) -> None:
        self._words = {word.encode(): b"%d" % code for word, code in words.items()}
        self._why = why
        self._known: dict[bytes, bytes] = {NOTHING: b"{}", b"": b"{}"}

    def array(self, value: bytes, faults: Faults) -> bytes:
        return self._known.get(value) or self._make(value, faults)

    def _make(self, value: bytes, faults: Faults) -> bytes:
        words = value.split(b",")
        codes = [self._words[word] for word in words if word in self._words]
        made = b"{" + b",".join(dict.fromkeys(codes)) + b"}"
        if unknown := [word for word in words if word not in self._words]:
            faults.note(self._why, unknown[0])
        elif len(self._known) < _REMEMBERED:
            self._known[value] = made
        return made


_KINDS = {name.encode(): code for name, code in KINDS.items()}
_CATEGORIES = {name.encode(): b"%d" % code for name, code in CATEGORIES.items()}
_GENRES = Codes(GENRES, "an unknown genre, left out")
_PROFESSIONS = Codes(PROFESSIONS, "an unknown profession, left out")
_FLAGS = {b"1": b"t", b"0": b"f", NOTHING: b"f"}
# A list of plain texts is written alike in JSON and in PostgreSQL's arrays, but for the brackets.
_PLAIN_LIST = re.compile(rb'\["[^"\\]*(?:\\["\\][^"\\]*)*"(?:,"[^"\\]*(?:\\["\\][^"\\]*)*")*\]')


def _text(value: bytes) -> bytes:
    if b"\\" not in value:
        return value
    return b"" if value == NOTHING else value.replace(b"\\", b"\\\\")


def _numbers(value: bytes, prefix: bytes) -> bytes:
    return b"{}" if value in (NOTHING, b"") else b"{" + value.replace(prefix, b"") + b"}"


def _words(value: bytes) -> bytes:
    return b"" if value == NOTHING else _text(value.replace(b"\x02", b","))


def _characters(value: bytes) -> bytes:
    if value in (NOTHING, b""):
        return b"{}"
    if _PLAIN_LIST.fullmatch(value):
        return b"{" + value[1:-1].replace(b"\\", b"\\\\") + b"}"
    return _told(value).replace(b"\\", b"\\\\")


def _told(value: bytes) -> bytes:
    """An array of the texts in a list with escapes; what is no list is one text. Zero bytes are left out."""
    try:
        read = orjson.loads(value)
    except orjson.JSONDecodeError:
        read = [value.decode()]
    texts = [text for text in read if isinstance(text, str)] if isinstance(read, list) else [value.decode()]
    quoted = (text.replace("\0", "").replace("\\", "\\\\").replace('"', '\\"') for text in texts)
    return (
        ("{" + ",".join(f'"{text}"' for text in quoted) + "}")
        .encode()
        .replace(b"\n", b" ")
        .replace(b"\t", b" ")
        .replace(b"\r", b" ")
    )


def _ratings(rows: list[Values], wanted: Wanted, faults: Faults) -> list[bytes]:  # noqa: ARG001
    return [b"\t".join(row) for row in rows]


def _basics(rows: list[Values], wanted: Wanted, faults: Faults) -> list[bytes]:
    made = []
    everything = wanted == Wanted()
    for number, word, title, original, adult, start, end, runtime, genres in rows:
        kind = _KINDS.get(word)
        if kind is None:
            faults.note("an unknown titleType", b"tt%s %s" % (number, word))
        elif everything or wanted.keeps(int(number), kind, adult=adult == b"1"):
            other = b"" if original == title else _text(original)
            fields = (number, b"%d" % kind, _text(title), other, start, end, runtime)
            made.append(b"\t".join((*fields, _GENRES.array(genres, faults), _FLAGS[adult])))
    return made


def _episodes(rows: list[Values], wanted: Wanted, faults: Faults) -> list[bytes]:  # noqa: ARG001
    kept = wanted.titles
    return [b"\t".join(row) for row in rows if kept is None or int(row[0]) in kept]


def _akas(rows: list[Values], wanted: Wanted, faults: Faults) -> list[bytes]:  # noqa: ARG001
    kept = wanted.titles
    return [
        b"\t".join(
            (
                *(number, ordering, _text(title), _text(region), _text(language), _words(types), _words(attributes)),
                _FLAGS[original],
            )
        )
        for number, ordering, title, region, language, types, attributes, original in rows
        if kept is None or int(number) in kept
    ]


def _principals(rows: list[Values], wanted: Wanted, faults: Faults) -> list[bytes]:
    kept = wanted.titles
    made = []
    for number, ordering, name, word, job, characters in rows:
        if kept is not None and int(number) not in kept:
            continue
        category = _CATEGORIES.get(word)
        if category is None:
            faults.note("an unknown category", b"tt%s nm%s %s" % (number, name, word))
        else:
            made.append(b"\t".join((number, ordering, name, category, _text(job), _characters(characters))))
    return made


def _crew(rows: list[Values], wanted: Wanted, faults: Faults) -> list[bytes]:  # noqa: ARG001
    kept = wanted.titles
    return [
        b"\t".join((number, _numbers(directors, b"nm"), _numbers(writers, b"nm")))
        for number, directors, writers in rows
        if (kept is None or int(number) in kept) and directors + writers != NOTHING * 2
    ]


def _names(rows: list[Values], wanted: Wanted, faults: Faults) -> list[bytes]:
    kept = wanted.names
    return [
        b"\t".join(
            (number, _text(name), born, died, _PROFESSIONS.array(professions, faults), _numbers(known_for, b"tt"))
        )
        for number, name, born, died, professions, known_for in rows
        if kept is None or int(number) in kept
    ]


_WRITERS: Mapping[str, Callable[[list[Values], Wanted, Faults], list[bytes]]] = {
    "title.ratings": _ratings,
    "title.basics": _basics,
    "title.episode": _episodes,
    "title.akas": _akas,
    "title.principals": _principals,
    "title.crew": _crew,
    "name.basics": _names,
}


def copy_lines(name: str, rows: list[Values], wanted: Wanted, faults: Faults) -> list[bytes]:
    """Lines of COPY, without their ends, for the wanted among `rows` of the dataset `name`."""
    return _WRITERS[name](rows, wanted, faults)
