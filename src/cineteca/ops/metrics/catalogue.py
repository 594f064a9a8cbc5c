"""The catalogue: how complete, how fresh, how right."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta

from prometheus_client.core import Metric

from cineteca.catalog import queries as catalogue
from cineteca.enrich import queries as enrich
from cineteca.ops.metrics.family import gauge

_COUNTED = timedelta(days=90)


def works(at: datetime) -> Iterator[Metric]:  # noqa: ARG001 - every part is given the time
    """Works by kind and band of completeness; in a large catalogue about so many."""
    kinds = catalogue.completeness_by_kind()
    bands = ("complete", "partial", "minimal")
    yield gauge(
        "works",
        "Works by kind and how complete they are: complete 100 %, partial from 50 %, minimal below.",
        ("kind", "band"),
        [((row.kind, band), getattr(row, band)) for row in kinds for band in bands],
    )
    yield gauge(
        "completeness_ratio",
        "How complete works are on average, 0 to 1.",
        ("kind",),
        [((row.kind,), row.average / 100) for row in kinds],
    )


def freshness(at: datetime) -> Iterator[Metric]:
    """Facts within the policy, and how soon new releases came."""
    facts = enrich.list_freshness(at=at)
    yield gauge(
        "fresh_ratio",
        "Share of works whose facts were asked for as lately as the policy wants, 0 to 1.",
        ("facts",),
        [((row.facts,), row.fresh / row.works) for row in facts if row.works],
    )
    new = enrich.get_release_freshness(at=at)
    yield gauge("new_releases", "Works released in the last 30 days.", (), [((), new.released)])
    yield gauge("new_releases_within_a_day", "Of these, here a day after the release.", (), [((), new.within_a_day)])
    hours = [(("median",), new.median_hours), (("worst",), new.worst_hours)]
    yield gauge(
        "new_release_delay_seconds",
        "How long after their release new works came here.",
        ("which",),
        [(which, delay * 3600) for which, delay in hours if delay is not None],
    )


def pictures(at: datetime) -> Iterator[Metric]:  # noqa: ARG001
    """Addresses of pictures by state, and what is kept."""
    figures = catalogue.get_picture_figures()
    states = ("waiting", "stored", "failed", "refused")
    yield gauge(
        "picture_sources", "Addresses of pictures, by state.", ("state",), [((s,), getattr(figures, s)) for s in states]
    )
    yield gauge("pictures", "Pictures kept, each content once.", (), [((), figures.pictures)])
    yield gauge("pictures_bytes", "What they take, in all widths together.", (), [((), figures.size)])


def quality(at: datetime) -> Iterator[Metric]:
    """What the rules count, and open alerts."""
    yield gauge(
        "quality_findings",
        "What each rule of quality found in its last run.",
        ("rule", "severity"),
        [((rule.rule, rule.severity), rule.count) for rule in enrich.list_rules(since=at - _COUNTED)],
    )
    alerts = Counter((alert.kind, alert.severity) for alert in enrich.list_alerts(limit=1000))
    yield gauge("alerts_open", "Alerts that nobody cleared.", ("kind", "severity"), sorted(alerts.items()))
