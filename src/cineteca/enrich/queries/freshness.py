"""How fresh the facts are: the share of works within the policy, kind of fact by kind of fact."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import F

from cineteca.catalog.models import Work
from cineteca.core.database.sampling import sample_of
from cineteca.enrich.domain.staleness import HOT_FOR, TABLE, WANTED_FOR, Facts, Interest
from cineteca.enrich.models import Refresh


@dataclass(frozen=True, slots=True)
class Freshness:
    """`fresh` of `works` were asked for as lately as the policy wants. With `about`, counted from a sample.

    `facts`: ``text``, ``ratings``, ``offers`` (of works that somebody opened or asked for). Works that are left alone
    do not count.
    """

    facts: str
    works: int
    fresh: int
    about: bool = False


@dataclass(frozen=True, slots=True)
class Oldest:
    """The work whose facts have waited longest."""

    title: str
    year: int | None
    kind: str
    slug: str
    at: datetime


_FRESH = """
SELECT count(*), count(*) FILTER (WHERE text_next_at > %(at)s), count(*) FILTER (WHERE ratings_at > %(rated)s),
       count(*) FILTER (WHERE asked_at > %(hot)s OR opened_at > %(wanted)s),
       count(*) FILTER (WHERE CASE WHEN asked_at > %(hot)s THEN offers_at > %(half_day)s
                                   WHEN opened_at > %(wanted)s THEN offers_at > %(day)s ELSE false END)
FROM enrich_refresh {sample} WHERE monitored
"""


def list_freshness(*, at: datetime) -> list[Freshness]:
    """Text, ratings, offers: one pass over the queue, or over a part of it when it is large."""
    sample = sample_of("enrich_refresh")
    with connection.cursor() as cursor:
        cursor.execute(_FRESH.format(sample=sample.clause), _limits(at))
        works, text, ratings, wanted, offers = (round(n * sample.factor) for n in cursor.fetchone())
    about = not sample.whole
    return [
        Freshness("text", works, text, about=about),
        Freshness("ratings", works, ratings, about=about),
        Freshness("offers", wanted, offers, about=about),
    ]


def _limits(at: datetime) -> Mapping[str, Any]:
    return {
        "at": at,
        "rated": at - _every(Facts.RATINGS),
        "hot": at - HOT_FOR,
        "wanted": at - WANTED_FOR,
        "half_day": at - _every(Facts.OFFERS, Interest.HOT),
        "day": at - _every(Facts.OFFERS, Interest.WANTED),
    }


def _every(facts: Facts, interest: Interest | None = None) -> timedelta:
    """How often `facts` are asked for, as the table of the policy has it."""
    row = next(rule for rule in TABLE if rule.facts is facts and rule.interest is interest and rule.every)
    assert row.every is not None
    return row.every


def find_oldest(facts: str) -> Oldest | None:
    """The work that has waited longest for ``text`` or ``ratings``; one step along an index.

    Text is due by the day: of those due longest it is one.
    """
    column, key = {"text": ("text_at", "due_on"), "ratings": ("ratings_at", "ratings_at")}[facts]
    known = Refresh.objects.filter(monitored=True, enriched_at__isnull=False, status__in=["pending", "complete"])
    known = known.filter(urgent=False, due_on__isnull=False) if facts == "text" else known
    known = known.filter(**{f"{column}__isnull": False}).order_by(F(key).asc(nulls_first=True))
    row = known.values_list("work_id", column).first()
    if row is None:
        return None
    work_id, at = row
    work = Work.objects.only("title", "year", "kind", "slug").get(id=work_id)
    return Oldest(work.title, work.year, work.kind, work.slug, at)
