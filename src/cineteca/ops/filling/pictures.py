"""The pictures we keep: how many, how large, which could not be had."""

from collections import Counter

from django.utils.translation import gettext as _

from cineteca.catalog import queries as catalogue
from cineteca.ops import failures, words
from cineteca.ops.contexts.pages import Pictures, RefusalLine
from cineteca.ops.contexts.shared import Gauge, ShareLine

TROUBLES = 200


def fill() -> Pictures:
    """The page."""
    figures = catalogue.get_picture_figures()
    named = (
        (_("stored"), figures.stored),
        (_("waiting"), figures.waiting),
        (_("to be tried again"), figures.failed),
        (_("refused"), figures.refused),
    )
    total = sum(number for _name, number in named)
    each = figures.size / figures.pictures if figures.pictures else 0
    return Pictures(
        gauges=(
            Gauge(_("Pictures kept"), words.count(figures.pictures)),
            Gauge(
                _("Room they take"), words.weight(figures.size), note=_("%(size)s each") % {"size": words.weight(each)}
            ),
            Gauge(_("Addresses known"), words.count(total)),
            Gauge(_("Waiting"), words.count(figures.waiting)),
        ),
        states=tuple(ShareLine(name, words.count(n), words.per_cent(n, total)) for name, n in named) if total else (),
        refused=_troubles(),
        about=False,
    )


def _troubles() -> tuple[RefusalLine, ...]:
    """The latest troubles by reason, the most frequent first."""
    rows = catalogue.list_picture_troubles(limit=TROUBLES)
    counted = Counter(failures.sentence(row.reason) for row in rows)
    example = {failures.sentence(row.reason): row.url for row in reversed(rows)}
    return tuple(RefusalLine(reason, words.count(n), example[reason]) for reason, n in counted.most_common(20))
