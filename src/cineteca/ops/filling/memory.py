"""What this server keeps in memory: how often that helped, and what it saved."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cineteca.core import kept
from cineteca.core.kept import Figures
from cineteca.ops import words
from cineteca.ops.contexts.memory import CacheLine, Memory
from cineteca.ops.contexts.shared import Gauge

NAMES = {
    "people": gettext_lazy("People"),
    "people of titles": gettext_lazy("People of titles"),
    "searches for people": gettext_lazy("Searches for people"),
}
_WHY = {
    "full": gettext_lazy("%(n)s for want of room"),
    "old": gettext_lazy("%(n)s too old"),
    "told": gettext_lazy("%(n)s out of date"),
}


def fill() -> Memory:
    """The page, of all processes of this server since it started."""
    told = kept.figures()
    hits, asked = sum(one.hits for one in told), sum(_asked(one) for one in told)
    return Memory(
        gauges=(
            Gauge(_("Answered from memory"), str(words.per_cent(hits, asked)), "%") if asked
            else Gauge(_("Answered from memory"), "–"),
            Gauge(_("Questions"), words.count(asked), note=_("since the server started")),
            Gauge(_("Kept now"), words.count(sum(one.entries for one in told))),
        ),
        caches=tuple(_line(one) for one in told),
    )  # fmt: skip


def name(cache: str) -> str:
    """What a cache is called on the page."""
    return str(NAMES.get(cache, cache))


def _line(one: Figures) -> CacheLine:
    gone = (str(_WHY[why]) % {"n": words.count(number)} for why, number in sorted(one.gone.items()) if why in _WHY)
    return CacheLine(
        name=one.name,
        label=name(one.name),
        entries=words.count(one.entries),
        asked=words.count(_asked(one)),
        rate=words.per_cent(one.hits, _asked(one)) if _asked(one) else None,
        hit=_length(one.hit_seconds, one.hits),
        miss=_length(one.miss_seconds, one.misses),
        gone=", ".join(gone) or "–",
    )


def _asked(one: Figures) -> int:
    return one.hits + one.misses + one.waits


def _length(seconds: float, times: int) -> str:
    """“0.02 ms” on average; a dash for never."""
    return f"{number_format(seconds / times * 1000, 2)} ms" if times else "–"
