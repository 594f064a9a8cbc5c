"""Values of fields as a person reads them. The catalogue's own text is what a form edits: codes and plain numbers."""

from collections.abc import Callable, Mapping
from datetime import date

from cineteca.web import words

LONGEST = 400  # characters that the panel shows


def shown(path: str, text: str) -> str:
    """The text of the field at `path`, for reading; as it is where it cannot be read."""
    try:
        said = _READ.get(path, words.curly)(text)
    except ValueError:
        said = text
    line = " · ".join(part for part in said.splitlines() if part.strip())
    return line if len(line) <= LONGEST else f"{line[:LONGEST].rsplit(' ', 1)[0]} …"


def _each(one: Callable[[str], str]) -> Callable[[str], str]:
    return lambda text: ", ".join(one(line) for line in text.splitlines() if line)


def _day(text: str) -> str:
    return words.day(date.fromisoformat(text))


def _ratings(text: str) -> str:
    pairs = (line.partition(": ") for line in text.splitlines())
    return "\n".join(f"{words.source(source)} {value}" for source, _colon, value in pairs)


def _by_country(text: str) -> str:
    pairs = (line.partition(": ") for line in text.splitlines() if line)
    return "\n".join(f"{words.territory(code)}: {value}" for code, _colon, value in pairs)


def _release_dates(text: str) -> str:
    pairs = (line.partition(": ") for line in text.splitlines() if line)
    return "\n".join(f"{words.territory(code)}: {_day(value)}" for code, _colon, value in pairs)


def _dollars(text: str) -> str:
    return words.money(int(text))


_READ: Mapping[str, Callable[[str], str]] = {
    "release_date": _day,
    "first_air_date": _day,
    "last_air_date": _day,
    "runtime_minutes": lambda text: words.minutes(int(text)),
    "ratings": _ratings,
    "certifications": _by_country,
    "release_dates": _release_dates,
    "countries": _each(words.territory),
    "languages": _each(words.language),
    "original_language": words.language,
    "genres": _each(words.genre),
    "companies": _each(str),
    "networks": _each(str),
    "keywords": _each(str),
    "budget": _dollars,
    "revenue": _dollars,
    "box_office": _dollars,
    "status": words.status,
    "popularity": lambda text: f"{float(text):.1f}",
}
