"""How the search index is, and what people looked for and did not find."""

from datetime import datetime, timedelta
from urllib.parse import urlencode

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _

from cineteca.ops import words
from cineteca.ops.contexts.searches import MissLine, Searches
from cineteca.ops.contexts.shared import Gauge
from cineteca.search import queries as search

BACK = timedelta(days=30)


def fill(*, at: datetime) -> Searches:
    """The page, as it stood at `at`."""
    return Searches(
        gauges=_gauges(search.health(at)),
        misses=tuple(map(_miss, search.in_vain(since=(at - BACK).date()))),
        counted=settings.SEARCH_COUNT_MISSES,
    )


def _gauges(health: search.Health) -> tuple[Gauge, ...]:
    states = {"ready": _("ready"), "building": _("being built"), "missing": _("not built yet")}
    return (
        Gauge(_("Index"), states[health.state], tone="bad" if health.state == "missing" else ""),
        Gauge(_("Can be found"), words.count(health.documents), note=_("titles, people and franchises")),
        Gauge(_("Size"), filesizeformat(health.bytes)),
        Gauge(_("Changes waiting"), words.count(health.waiting), note=_("behind by %s") % _lag(health.lag)),
    )


def _lag(seconds: float) -> str:
    return words.span(timedelta(seconds=seconds)) if seconds >= 1 else _("nothing")


def _miss(miss: search.InVain) -> MissLine:
    url = f"{reverse('web:search')}?{urlencode({'q': miss.text})}"
    return MissLine(miss.text, words.count(miss.times), miss.last_day, url)
