"""Single JSON values believed or refused: what fits our fields is returned, everything else is named in a word.

Each function takes any value that JSON can hold and returns ``(value, complaint)``; both are None when nothing was
said. The limits are those of the tables that keep the records: PostgreSQL refuses NUL characters and lone surrogates,
its integers have 32 and its bigints 64 bits, and its indexes hold only short texts.
"""

import math
import re
from datetime import UTC, date, datetime
from typing import Final, TypeAlias, TypeVar

T = TypeVar("T")
Believed: TypeAlias = tuple[T | None, str | None]

INT32: Final = 2**31 - 1
INT64: Final = 2**63 - 1

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_CONTROL = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]")
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ].*)?", re.DOTALL)
_URL = re.compile(r"https?://[^\s/\"'<>\\]+[^\s\"<>\\]*", re.IGNORECASE)
_REGION = re.compile(r"[A-Za-z]{2}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{2,8})?")
_IDENTIFIER = re.compile(r"[^\s\x00-\x1f\x7f]+(?: [^\s\x00-\x1f\x7f]+)*")


def kind_of(value: object) -> str:
    """The word by which an unexpected type is reported."""
    return type(value).__name__


def text(value: object, longest: int) -> Believed[str]:
    """A text without surrounding space, cut at `longest` characters. Line breaks stay."""
    if not isinstance(value, str):
        return None, None if value is None else kind_of(value)
    # Nearly every text is printable and trimmed already: the slow way is for the others.
    kept, complaint = (value, None) if value.isprintable() else _cleaned(value)
    kept = kept.strip()
    if len(kept) > longest:
        return kept[:longest].rstrip(), "too long"
    return kept or None, complaint


def line(value: object, longest: int) -> Believed[str]:
    """A text of one line: every run of white space is one blank."""
    kept, complaint = text(value, longest * 2)
    if kept is None:
        return None, complaint
    kept = " ".join(kept.split())
    return (kept[:longest].rstrip(), "too long") if len(kept) > longest else (kept, complaint)


def _cleaned(value: str) -> tuple[str, str | None]:
    storable, dropped = _UNSTORABLE.subn("", value)
    readable = _CONTROL.sub("", storable.replace("\r\n", "\n").replace("\r", "\n"))
    return readable, "unstorable characters" if dropped else None


def integer(value: object, least: int, most: int) -> Believed[int]:
    """A whole number in a range. JSON does not tell 98 from 98.0, so both are; true is none."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None, None if value is None else kind_of(value)
    if isinstance(value, float) and not value.is_integer():
        return None, "float" if math.isfinite(value) else "not finite"
    return (int(value), None) if least <= value <= most else (None, "out of range")


def number(value: object, least: float, most: float) -> Believed[float]:
    """A finite number in a range."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None, None if value is None else kind_of(value)
    if isinstance(value, float) and not math.isfinite(value):
        return None, "not finite"
    return (float(value), None) if least <= value <= most else (None, "out of range")


def flag(value: object) -> Believed[bool]:
    """True or false, and nothing that could pass for it."""
    if isinstance(value, bool):
        return value, None
    return None, None if value is None else kind_of(value)


def day(value: object, earliest: int) -> Believed[date]:
    """A whole date of `earliest` or later, from ISO 8601; a time behind it is left out. Half a date is none."""
    if not isinstance(value, str):
        return None, None if value is None else kind_of(value)
    stripped = value.strip()
    found = _DATE.fullmatch(stripped)
    if not found:
        return None, "not a date" if stripped else None
    try:
        parsed = date(*(int(part) for part in found.groups()))
    except ValueError:
        return None, "not a date"
    return (parsed, None) if parsed.year >= earliest else (None, "out of range")


def moment(value: object) -> Believed[datetime]:
    """An aware time from ISO 8601. Without a zone it is UTC."""
    if not isinstance(value, str):
        return None, None if value is None else kind_of(value)
    if not value.strip():
        return None, None
    try:
        parsed = datetime.fromisoformat(value.strip().removesuffix(" UTC"))
        return parsed.replace(tzinfo=parsed.tzinfo or UTC).astimezone(UTC), None
    except (ValueError, OverflowError):
        return None, "not a time"


def url(value: object) -> Believed[str]:
    """A web address. Anything but http and https could be made to do something when clicked."""
    kept, complaint = text(value, 2000)
    if kept is None or complaint:
        return None, complaint
    return (kept, None) if _URL.fullmatch(kept) else (None, "not a web address")


def identifier(value: object, longest: int = 200) -> Believed[str]:
    """An identifier as text. Sources write them as numbers or as texts; 0 and "" stand for none."""
    if isinstance(value, str):
        stripped = value.strip()
        if not stripped:
            return None, None
        fits = len(stripped) <= longest and _IDENTIFIER.fullmatch(stripped) and not _UNSTORABLE.search(stripped)
        return (stripped, None) if fits else (None, "not an identifier")
    whole, complaint = integer(value, 0, INT64)
    return (str(whole), None) if whole else (None, complaint)


def region(value: object) -> Believed[str]:
    """An ISO 3166-1 alpha-2 code, in capitals."""
    found, complaint = line(value, 12)
    if found is None or complaint:
        return None, complaint
    return (found.upper(), None) if _REGION.fullmatch(found) else (None, "not a region")


def language(value: object) -> Believed[str]:
    """A language code, in small letters."""
    found, complaint = line(value, 12)
    if found is None or complaint:
        return None, complaint
    return (found.lower(), None) if _LANGUAGE.fullmatch(found) else (None, "not a language")
