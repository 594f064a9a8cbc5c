"""The little languages inside OMDb's texts: durations, sums of money, scores, dates, and lists with notes."""

import re
from datetime import date
from typing import Final

_MONTHS: Final = {
    name: number
    for number, name in enumerate("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".casefold().split(), start=1)
}
_DAY = re.compile(r"([0-9]{1,2}) ([A-Za-z]{3})[a-z]* ([0-9]{4})")
_YEAR = re.compile(r"([0-9]{4})(?:\s*[–—-]\s*(?:[0-9]{4})?)?")
_HOURS = re.compile(
    r"(?:([0-9]{1,4})\s*h(?:ou)?rs?\.?|([0-9]{1,4})\s*h)?[\s,]*(?:([0-9]{1,6})\s*(?:m|mins?|minutes?)\.?)?",
    re.IGNORECASE,
)
_MONEY = re.compile(r"\$\s*([0-9]{1,15}(?:\.[0-9]{1,9})?)\s*([KMB]?)", re.IGNORECASE)
_TIMES = {"": 1, "k": 1_000, "m": 1_000_000, "b": 1_000_000_000}
_SHARE = re.compile(r"([0-9]+(?:\.[0-9]+)?)\s*/\s*([0-9]+(?:\.[0-9]+)?)")
_PERCENT = re.compile(r"([0-9]+(?:\.[0-9]+)?)\s*%")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_NOTE = re.compile(r"(?P<name>[^()]*?)\s*\((?P<note>.*)\)\s*")
_BETWEEN = re.compile(r",(?![^(]*\))")


def minutes(text: str) -> int | None:
    """A duration: '142 min', '1,440 min', '1 h 30 min', '2 hrs', '9 h'. None where it is none."""
    plain = text.replace(",", "").strip()
    if plain.isascii() and plain.isdecimal() and len(plain) <= 6:
        return int(plain)
    found = _HOURS.fullmatch(plain)
    if not found or not any(found.groups()):
        return None
    hours = int(found[1] or found[2] or 0)
    return hours * 60 + int(found[3] or 0)


def day(text: str) -> date | None:
    """A date: '06 Feb 1921', of 1800 or later. None where it is none."""
    found = _DAY.fullmatch(text.strip())
    month = _MONTHS.get(found[2].casefold()) if found else None
    if not found or not month or found[3] < "1800":
        return None
    try:
        return date(int(found[3]), month, int(found[1]))
    except ValueError:
        return None


def first_year(text: str) -> int | None:
    """The year, or the first one of a span: '1995', '2008–2013', '2008–'."""
    found = _YEAR.fullmatch(text.strip())
    return int(found[1]) if found else None


def whole(text: str) -> int | None:
    """A number with thousands set apart: '100,446'."""
    plain = text.replace(",", "").strip()
    return int(plain) if plain.isascii() and plain.isdecimal() and len(plain) <= 18 else None


def dollars(text: str) -> int | None:
    """A sum: '$184,925,486', '$36.1M'. Another currency is none of ours."""
    found = _MONEY.fullmatch(text.replace(",", "").strip())
    return int(float(found[1]) * _TIMES[found[2].casefold()]) if found else None


def score(text: str, scale: float | None = None) -> tuple[float, float] | None:
    """A score and its scale: '8.3/10' → (8.3, 10), '98%' → (98, 100), '74' on the `scale` that is told apart."""
    plain = text.strip()
    if len(plain) > 32:
        return None
    if found := _SHARE.fullmatch(plain):
        value, scale = float(found[1]), float(found[2])
    elif found := _PERCENT.fullmatch(plain):
        value, scale = float(found[1]), 100.0
    elif scale is not None and _NUMBER.fullmatch(plain):
        value = float(plain)
    else:
        return None
    return (value, scale) if scale and 0 <= value <= scale else None


def listed(text: str) -> list[str]:
    """The entries of a list: 'Comedy, Drama'. A comma inside parentheses parts nothing."""
    return [entry for part in _BETWEEN.split(text) if (entry := part.strip())]


def named(entry: str) -> tuple[str, str | None]:
    """A name and the note behind it: 'Thea von Harbou (novel)' → ('Thea von Harbou', 'novel')."""
    found = _NOTE.fullmatch(entry)
    if not found or not found["name"]:
        return entry, None
    return found["name"], found["note"].strip() or None
