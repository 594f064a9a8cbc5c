"""How fresh the facts are: the share of works within the policy, kind of fact by kind of fact."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection

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
    """The work that has waited longest for ``text`` or ``ratings``; one step along an index."""
    column = {"text": "text_at", "ratings": "ratings_at"}[facts]
    known = Refresh.objects.filter(
        **{f"{column}__isnull": False}, monitored=True, enriched_at__isnull=False, status__in=["pending", "complete"]
    )
    # Text is due by the day: among those due longest, the index says no more than that.
    order = ("ratings_at", "work_id") if facts == "ratings" else ("due_on",)
    known = known if facts == "ratings" else known.filter(urgent=False, due_on__isnull=False)
    row = known.order_by(*order).values_list("work__title", "work__year", "work__kind", "work__slug", column).first()
    return Oldest(*row) if row else None
