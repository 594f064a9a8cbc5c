"""How the pages of operations say numbers, times and sources."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

NAMES = {
    "tmdb": "TMDB",
    "omdb": "OMDb",
    "imdb": "IMDb",
    "rotten_tomatoes": "Rotten Tomatoes",
    "metacritic": "Metacritic",
    "trakt": "Trakt",
    "fanart": "Fanart.tv",
    "justwatch": "JustWatch",
    "watchmode": "Watchmode",
    "letterboxd": "Letterboxd",
    "bundled": "Cineteca",
}


def provider(key: str) -> str:
    """The name of a provider or rating source."""
    return NAMES.get(key) or key.replace("_", " ").capitalize()


def count(number: float, *, about: bool = False) -> str:
    """A whole number, grouped; one that is about right is rounded to three figures and says so."""
    if about and number >= 1000:
        number = round(number, 3 - len(str(round(number))))
    written = str(number_format(number, 0, force_grouping=True))
    return f"≈ {written}" if about else written


def milliseconds(number: float | None) -> str:
    """“84 ms”, or a dash where nobody was asked."""
    return f"{count(round(number))} ms" if number is not None else "–"


def per_cent(part: float, whole: float = 1) -> int:
    """Whole per cents; of nothing, none. Only what is complete is 100, and what is there is never 0."""
    if not whole or not part:
        return 0
    return 100 if part >= whole else min(99, max(1, round(100 * part / whole)))


def span(length: timedelta) -> str:
    """“48 s”, “12 min”, “3 h 20 min”, “4 d 2 h”."""
    seconds = round(length.total_seconds())
    if seconds < 90:
        return _("%(n)s s") % {"n": seconds}
    hours, minutes = divmod(round(seconds / 60), 60)
    if hours >= 72:
        return _("%(d)s d %(h)s h") % {"d": hours // 24, "h": hours % 24}
    return _("%(h)s h %(m)s min") % {"h": hours, "m": minutes} if hours else _("%(m)s min") % {"m": minutes}


def weight(size: float) -> str:
    """“1.4 GB”, in thousands."""
    for unit in ("B", "kB", "MB", "GB"):
        if size < 1000:
            return f"{number_format(size, 0 if size >= 100 or unit == 'B' else 1)} {unit}"
        size /= 1000
    return f"{number_format(size, 1)} TB"


def exact(moment: datetime) -> str:
    """The whole of a time, with its zone."""
    local = localtime(moment)
    return f"{date_format(local, 'DATETIME_FORMAT')} {local:%Z}"


def when(moment: datetime, *, at: datetime) -> str:
    """How far from `at` it is, either way, in the one unit that says it best: “in 3 hours”, “2 minutes ago”."""
    seconds = (moment - at).total_seconds()
    ahead, length = seconds > 0, abs(seconds)
    if length < 45:
        return _("in a moment") if ahead else _("just now")
    limit = next((step for step in _STEPS if length < step[0]), _STEPS[-1])
    return limit[2](max(1, round(length / limit[1])), ahead=ahead)


def _minutes(n: int, *, ahead: bool) -> str:
    if ahead:
        return ngettext("in %(n)s minute", "in %(n)s minutes", n) % {"n": n}
    return ngettext("%(n)s minute ago", "%(n)s minutes ago", n) % {"n": n}


def _hours(n: int, *, ahead: bool) -> str:
    if ahead:
        return ngettext("in %(n)s hour", "in %(n)s hours", n) % {"n": n}
    return ngettext("%(n)s hour ago", "%(n)s hours ago", n) % {"n": n}


def _days(n: int, *, ahead: bool) -> str:
    if ahead:
        return ngettext("in %(n)s day", "in %(n)s days", n) % {"n": n}
    return ngettext("%(n)s day ago", "%(n)s days ago", n) % {"n": n}


def _months(n: int, *, ahead: bool) -> str:
    if ahead:
        return ngettext("in %(n)s month", "in %(n)s months", n) % {"n": n}
    return ngettext("%(n)s month ago", "%(n)s months ago", n) % {"n": n}


_STEPS = (
    (3_570, 60, _minutes),
    (84_600, 3_600, _hours),
    (60 * 86_400, 86_400, _days),
    (float("inf"), 2_629_800, _months),
)


def day(moment: date, *, today: date) -> str:
    """“today”, “tomorrow”, “in 9 days”, “3 days ago”."""
    days = (moment - today).days
    if abs(days) < 2:
        return {-1: _("yesterday"), 0: _("today"), 1: _("tomorrow")}[days]
    return _days(abs(days), ahead=days > 0)


def titled(title: str, year: int | None) -> str:
    """“Heat (1995)”."""
    return f"{title} ({year})" if year else title


def address(kind: str, slug: str) -> str:
    """Where the page of a work stands."""
    return reverse("web:work", kwargs={"kind": kind, "slug": slug})


def listing(words: Iterable[str]) -> str:
    """“A, B, C”."""
    return ", ".join(words)


def plain(key: str) -> str:
    """A key of ours as words: ``no_year`` → “No year”."""
    words = re.sub(r"[_.\-]+", " ", key).strip()
    return words[:1].upper() + words[1:]
