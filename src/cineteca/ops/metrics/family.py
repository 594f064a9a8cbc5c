"""Families of figures, as the library wants them."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric

Rows = Iterable[tuple[tuple[str, ...], float]]


def gauge(name: str, says: str, labels: Iterable[str], rows: Rows) -> Metric:
    """What goes up and down: ``cineteca_NAME``."""
    family = GaugeMetricFamily(f"cineteca_{name}", says, labels=list(labels))
    for values, figure in rows:
        family.add_metric(list(values), figure)
    return family


def counter(name: str, says: str, labels: Iterable[str], rows: Rows) -> Metric:
    """What only grows: ``cineteca_NAME_total``."""
    family = CounterMetricFamily(f"cineteca_{name}", says, labels=list(labels))
    for values, figure in rows:
        family.add_metric(list(values), figure)
    return family


def histogram(
    name: str, says: str, label: str, bounds: Iterable[float], counts: Mapping[str, tuple[list[int], float]]
) -> Metric:
    """How long things take, by one label: label → (how many fell into each class, the sum)."""
    family = HistogramMetricFamily(f"cineteca_{name}", says, labels=[label])
    edges = [*map(str, bounds), "+Inf"]
    for value, (classes, total) in counts.items():
        below, buckets = 0, []
        for edge, number in zip(edges, classes, strict=True):
            below += number
            buckets.append((edge, below))
        family.add_metric([value], buckets=buckets, sum_value=total)
    return family


def seconds(moment: datetime) -> float:
    """Since 1970, as Prometheus counts."""
    return moment.timestamp()
