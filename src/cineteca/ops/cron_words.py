"""A cron line in words, for the shapes that people use; others are shown as they are. Pure but for the language."""

import re
from collections.abc import Sequence

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

_NUMBER = re.compile(r"\d{1,2}")
_EVERY = re.compile(r"\*/(\d{1,2})")
_DAYS = ("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT")


def say(cron: str) -> str:
    """“daily at 05:00 and 17:00”, “Sundays at 02:00”, “every 10 minutes”; empty where it is no such shape."""
    fields = cron.split()
    if len(fields) != 5:
        return ""
    minute, hour, day, month, weekday = fields
    if month != "*" or (day != "*" and weekday != "*"):
        return ""
    if hour == "*" or _EVERY.fullmatch(hour):
        return _within_the_day(minute, hour) if day == weekday == "*" else ""
    times = _times(minute, hour)
    if not times:
        return ""
    return _on_days(day, weekday, _and(times))


def _within_the_day(minute: str, hour: str) -> str:
    if hour == "*" and minute in {"*", "*/1"}:
        return _("every minute")
    if hour == "*" and (every := _EVERY.fullmatch(minute)):
        return _("every %(n)s minutes") % {"n": int(every[1])}
    if not _NUMBER.fullmatch(minute):
        return ""
    past = int(minute)
    if hour == "*":
        return _("every hour, on the hour") if not past else _past_the_hour(past)
    every = _EVERY.fullmatch(hour)
    return _("every %(n)s hours, at :%(past)02d") % {"n": int(every[1]), "past": past} if every else ""


def _past_the_hour(past: int) -> str:
    return ngettext("every hour, %(n)s minute past", "every hour, %(n)s minutes past", past) % {"n": past}


def _times(minute: str, hour: str) -> list[str]:
    hours = hour.split(",")
    if not _NUMBER.fullmatch(minute) or not all(_NUMBER.fullmatch(one) for one in hours):
        return []
    return [f"{int(one):02d}:{int(minute):02d}" for one in hours]


def _on_days(day: str, weekday: str, times: str) -> str:
    if day == weekday == "*":
        return _("daily at %(times)s") % {"times": times}
    if weekday == "*":
        return _("on day %(day)s of the month at %(times)s") % {"day": day, "times": times} if day.isdecimal() else ""
    if weekday.upper() in {"1-5", "MON-FRI"}:
        return _("Monday to Friday at %(times)s") % {"times": times}
    days = [_weekday(one) for one in weekday.split(",")]
    if not all(days):
        return ""
    return _("%(days)s at %(times)s") % {"days": _and(days), "times": times}


def _weekday(one: str) -> str:
    number = _DAYS.index(one.upper()) if one.upper() in _DAYS else int(one) if one.isdecimal() else 8
    # Sunday is 0 and 7 in cron, 6 in Django's list.
    return str(WEEKDAYS[(number - 1) % 7]) if number <= 7 else ""


def _and(words: Sequence[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return _("%(some)s and %(last)s") % {"some": ", ".join(words[:-1]), "last": words[-1]}
