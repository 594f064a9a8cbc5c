"""How a value is typed into a form, and how it is written there: one `Editor` for each kind of value.

`parse` reads text that is not blank (of `lists` as typed, else cleaned) and raises `InvalidValue` with a sentence for
the person who typed it. For every value that `parse` can return, ``parse(show(value))`` gives it back.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cineteca.catalog.domain import pictures
from cineteca.catalog.domain.errors import InvalidValue
from cineteca.catalog.domain.identity import is_possible
from cineteca.core.text import clean_line
from cineteca.core.text import gettext_noop as _
from cineteca.providers.records import ImageRecord, OrganisationRecord

LONGEST_LINE = 500
LONGEST_TEXT = 20_000
_INTEGER = re.compile(r"[+-]?[0-9][0-9 ,._']*")
_REGION = re.compile(r"[A-Z]{2}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{2,8})?")
_URL = re.compile(r"https?://[^\s/\"'<>\\]+[^\s\"<>\\]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Editor:
    """`empty` is what an emptied form means. `hint` says in plain English what to type."""

    parse: Callable[[str], Any]
    show: Callable[[Any], str] = str
    empty: Any = None
    hint: str = ""
    rows: int = 1

    @property
    def lists(self) -> bool:
        """Whether the value has several items. Their text is read with its line breaks: the last one has a meaning."""
        return self.empty is not None


def text(longest: int = LONGEST_TEXT) -> Editor:
    """Words that may have paragraphs."""
    return Editor(lambda typed: _short(typed, longest), rows=5)


def line(longest: int = LONGEST_LINE) -> Editor:
    """Words on one line."""
    return Editor(lambda typed: _short(clean_line(typed), longest))


def integer(least: int, most: int, hint: str = "") -> Editor:
    """A whole number; thousands may be grouped by spaces, commas, points or apostrophes."""

    def parse(typed: str) -> int:
        if not _INTEGER.fullmatch(typed):
            raise InvalidValue(f"“{typed}” is not a whole number.")
        number = int(re.sub(r"[ ,._']", "", typed))
        if not least <= number <= most:
            raise InvalidValue(f"{number:,} is out of range: it must lie between {least:,} and {most:,}.")
        return number

    return Editor(parse, hint=hint or f"A whole number from {least:,} to {most:,}.")


def decimal(least: float, most: float) -> Editor:
    """A number with a decimal point."""

    def parse(typed: str) -> float:
        try:
            number = float(typed.replace(",", "."))
        except ValueError:
            raise InvalidValue(f"“{typed}” is not a number.") from None
        if not least <= number <= most:
            raise InvalidValue(f"{typed} is out of range: it must lie between {least:g} and {most:g}.")
        return number

    return Editor(parse, hint=f"A number from {least:g} to {most:g}.")


def day() -> Editor:
    """A date, year first."""
    return Editor(_day, lambda value: value.isoformat(), hint=_("A date like 1995-12-15."))


def flag() -> Editor:
    """Yes or no."""
    words = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}

    def parse(typed: str) -> bool:
        if typed.lower() not in words:
            raise InvalidValue(f"“{typed}” is neither yes nor no.")
        return words[typed.lower()]

    return Editor(parse, lambda value: "yes" if value else "no", hint=_("yes or no"))


def url() -> Editor:
    """An address on the web."""
    return Editor(_url, hint=_("An address that begins with https://."))


def language() -> Editor:
    """One language code."""
    return Editor(_language, hint=_("A language code like en or pt-BR."))


def listed(one: Callable[[str], Any] | None = None, show: Callable[[Any], str] = str, hint: str = "") -> Editor:
    """A list, one to a line, or on a single line with commas between."""
    read = one or line().parse

    def parse(typed: str) -> tuple[Any, ...]:
        return tuple({show(value): value for value in map(read, _items(typed))}.values())

    def write(values: Iterable[Any]) -> str:
        lines = [show(value) for value in values]
        # A line break at the end says that the comma in a single item does not part it.
        return lines[0] + "\n" if len(lines) == 1 and "," in lines[0] else "\n".join(lines)

    return Editor(parse, write, empty=(), hint=hint or _("One to a line, or separated by commas."), rows=3)


def regions() -> Editor:
    """A list of countries."""
    return listed(_region, hint=_("Country codes like US, one to a line or separated by commas."))


def languages() -> Editor:
    """A list of languages."""
    return listed(_language, hint=_("Language codes like en, one to a line or separated by commas."))


def organisations() -> Editor:
    """A list of companies or networks, by name."""
    return listed(lambda name: OrganisationRecord(name=line().parse(name)), lambda organisation: organisation.name)


def images(kind: str) -> Editor:
    """Pictures of one kind, by address."""
    return listed(
        lambda address: ImageRecord(kind=kind, url=address if pictures.is_ours(address) else _url(address)),
        lambda image: image.url,
        hint=_("Addresses of pictures, best first, one to a line."),
    )


def by_region(value: Editor, hint: str) -> Editor:
    """A mapping from region to what `value` edits: ``US: R``."""
    return _mapping(_region, lambda _region, typed: value.parse(typed), value.show, hint)


def identifiers() -> Editor:
    """A mapping from source to identifier: ``imdb: tt0113277``."""
    return _mapping(str.lower, identifier, str, _("Source and identifier like imdb: tt0113277, one pair to a line."))


def identifier(source: str, typed: str) -> str:
    """One identifier, of a form that its source knows."""
    if not is_possible(source, typed):
        raise InvalidValue(f"“{typed}” cannot be an identifier of {source}.")
    return typed


def _mapping(
    key: Callable[[str], str], value: Callable[[str, str], Any], show: Callable[[Any], str], hint: str
) -> Editor:
    def parse(typed: str) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for item in _items(typed):
            name, colon, said = (part.strip() for part in item.partition(":"))
            if not (name and colon and said):
                raise InvalidValue(f"“{item}” is not a pair. {hint}")
            if (name := key(name)) in found:
                raise InvalidValue(f"{name} is named twice.")
            found[name] = value(name, said)
        return {name: found[name] for name in sorted(found)}

    def write(values: Mapping[str, Any]) -> str:
        return "\n".join(f"{name}: {show(values[name])}" for name in sorted(values)) + "\n" * (len(values) == 1)

    return Editor(parse, write, empty={}, hint=hint, rows=3)


def _items(typed: str) -> list[str]:
    parts = typed.splitlines() if "\n" in typed else typed.split(",")
    return [item for part in parts if (item := clean_line(part))]


def _short(typed: str, longest: int) -> str:
    if len(typed) > longest:
        raise InvalidValue(f"This has {len(typed):,} characters; {longest:,} is the most there can be.")
    return typed


def _day(typed: str) -> date:
    try:
        found = date.fromisoformat(typed)
    except ValueError:
        raise InvalidValue(f"“{typed}” is not a date. Write it like 1995-12-15.") from None
    if found.year < 1800:
        raise InvalidValue(f"{typed} is before there were films. Write the year with four digits.")
    return found


def _url(typed: str) -> str:
    if not _URL.fullmatch(typed):
        raise InvalidValue(f"“{typed}” is not an address that begins with https:// or http://.")
    return typed


def _region(typed: str) -> str:
    if not _REGION.fullmatch(typed.upper()):
        raise InvalidValue(f"“{typed}” is not a country code of two letters, like US.")
    return typed.upper()


def _language(typed: str) -> str:
    if not _LANGUAGE.fullmatch(typed):
        raise InvalidValue(f"“{typed}” is not a language code, like en or pt-BR.")
    return typed
