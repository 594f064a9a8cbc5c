"""Drawings with their words and tables."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.utils.formats import date_format, time_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from cineteca.ops import words
from cineteca.ops.drawing import bars
from cineteca.ops.drawing.bars import Chart
from cineteca.outbound.queries import Bucket

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)


def calls(buckets: Sequence[Bucket], *, name: str, about: bool = False) -> Chart:
    """Calls over time: from the cache, asked, failed."""
    moments = _moments([bucket.at for bucket in buckets])
    total, failed = sum(bucket.calls for bucket in buckets), sum(bucket.failed for bucket in buckets)
    most = max(buckets, key=lambda bucket: bucket.calls)
    said = _("%(n)s calls, %(failed)s of them failed; the most, %(most)s, from %(moment)s on.") % {
        "n": words.count(total, about=about),
        "failed": words.count(failed, about=about and failed > 0),
        "most": words.count(most.calls, about=about),
        "moment": moments[buckets.index(most)],
    }
    rows = tuple(
        (moment, *(words.count(n) for n in (bucket.asked, bucket.cached, bucket.failed)))
        for moment, bucket in zip(moments, buckets, strict=True)
    )
    return Chart(
        name=name,
        title=_("Calls over time"),
        words=said,
        bars=bars.draw(
            [(bucket.asked, bucket.cached, bucket.failed) for bucket in buckets],
            ("asked", "cached", "failed"),
            [_bar(row) for row in rows],
        ),
        labels=bars.labels(_short([bucket.at for bucket in buckets])),
        top=words.count(most.calls, about=about),
        keys=(("asked", _("asked")), ("cached", _("from the cache")), ("failed", _("failed"))),
        columns=(_("From"), _("Asked"), _("From the cache"), _("Failed")),
        rows=rows,
    )


def _bar(row: Sequence[str]) -> str:
    return _("%(moment)s: %(asked)s asked, %(cached)s from the cache, %(failed)s failed") % {
        "moment": row[0],
        "asked": row[1],
        "cached": row[2],
        "failed": row[3],
    }


def times(buckets: Sequence[Bucket], *, name: str) -> Chart | None:
    """How long the others took over time: half of the calls, and 95 in 100."""
    slowest = max((bucket.p95_ms or 0 for bucket in buckets), default=0)
    if not slowest:
        return None
    moments = _moments([bucket.at for bucket in buckets])
    values = [(bucket.p50_ms or 0, max(0, (bucket.p95_ms or 0) - (bucket.p50_ms or 0))) for bucket in buckets]
    rows = tuple(
        (moment, words.milliseconds(bucket.p50_ms), words.milliseconds(bucket.p95_ms))
        for moment, bucket in zip(moments, buckets, strict=True)
    )
    return Chart(
        name=name,
        title=_("Time to answer"),
        words=_("At the slowest, 95 in 100 calls were answered within %(ms)s.") % {"ms": words.milliseconds(slowest)},
        bars=bars.draw(values, ("half", "most"), [f"{at}: {p50}, {p95}" for at, p50, p95 in rows]),
        labels=bars.labels(_short([bucket.at for bucket in buckets])),
        top=words.milliseconds(slowest),
        keys=(("half", _("half of the calls (p50)")), ("most", _("95 in 100 (p95)"))),
        columns=(_("From"), "p50", "p95"),
        rows=rows,
    )


def days(spent: Sequence[tuple[date, int]], *, name: str, today: date, quota: int | None, length: int = 14) -> Chart:
    """What was spent on each of the last days, against the quota where there is one."""
    known = dict(spent)
    dates = [today - timedelta(days=n) for n in reversed(range(length))]
    values = [known.get(day, 0) for day in dates]
    rows = tuple((_day(day), words.count(value)) for day, value in zip(dates, values, strict=True))
    most, notes = max(values), [f"{day}: {n}" for day, n in rows]
    said = _("%(n)s calls in %(days)s days, at most %(most)s on one.") % {
        "n": words.count(sum(values)),
        "days": length,
        "most": words.count(most),
    }
    return Chart(
        name=name,
        title=_("Calls by day"),
        words=said,
        bars=bars.draw([(value,) for value in values], ("asked",), notes, top=quota or None),
        labels=bars.labels([day for day, _n in rows], most=4),
        top=words.count(quota or most),
        keys=(),
        columns=(_("Day"), _("Calls")),
        rows=rows,
        goal=_("quota") if quota else "",
    )


def trend(counts: Sequence[tuple[datetime, int]], *, name: str, title: str) -> Chart:
    """How a count went from run to run."""
    moments = _moments([at for at, _count in counts])
    rows = tuple((moment, words.count(n)) for moment, (_at, n) in zip(moments, counts, strict=True))
    said = _("%(n)s now, at most %(most)s, at least %(least)s.") % {
        "n": rows[-1][1],
        "most": words.count(max(n for _at, n in counts)),
        "least": words.count(min(n for _at, n in counts)),
    }
    return Chart(
        name=name,
        title=title,
        words=said,
        bars=bars.draw([(n,) for _at, n in counts], ("asked",), [f"{at}: {n}" for at, n in rows]),
        labels=bars.labels(_short([at for at, _n in counts]), most=4),
        top=words.count(max(n for _at, n in counts)),
        keys=(),
        columns=(_("When"), _("Found")),
        rows=rows,
    )


def _moments(moments: Sequence[datetime]) -> list[str]:
    """Each moment as the table has it: the time alone within a day, else with its day."""
    if moments[-1] - moments[0] <= DAY:
        return _times(moments)
    return [f"{_day(localtime(moment).date())} {_time(moment)}" for moment in moments]


def _short(moments: Sequence[datetime]) -> list[str]:
    if moments[-1] - moments[0] <= DAY:
        return _times(moments)
    return [_day(localtime(moment).date()) for moment in moments]


def _times(moments: Sequence[datetime]) -> list[str]:
    """Times of day; to the second where they stand less than a minute apart."""
    near = len(moments) > 1 and moments[1] - moments[0] < MINUTE
    return [_time(moment, "H:i:s" if near else "H:i") for moment in moments]


def _time(moment: datetime, form: str = "H:i") -> str:
    return str(time_format(localtime(moment), form))


def _day(day: date) -> str:
    return str(date_format(day, "j M"))
