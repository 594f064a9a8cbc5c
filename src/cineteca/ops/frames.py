"""The pages of operations as places one can go to, and the frame of each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cineteca.ops.contexts.frame import Frame, Place, Places


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    label: Promise
    icon: str


PLACES = (
    (
        gettext_lazy("Work"),
        (
            _Entry("panel", gettext_lazy("Overview"), icon="gauge"),
            _Entry("runs", gettext_lazy("Runs"), icon="play"),
            _Entry("queue", gettext_lazy("Queue"), icon="list-ordered"),
            _Entry("schedules", gettext_lazy("Schedules"), icon="calendar-clock"),
        ),
    ),
    (
        gettext_lazy("Outside"),
        (
            _Entry("calls", gettext_lazy("Calls"), icon="arrow-left-right"),
            _Entry("sources", gettext_lazy("Sources"), icon="plug"),
            _Entry("imdb", gettext_lazy("IMDb datasets"), icon="database"),
        ),
    ),
    (
        gettext_lazy("Catalogue"),
        (
            _Entry("works", gettext_lazy("Works"), icon="film"),
            _Entry("completeness", gettext_lazy("Completeness"), icon="chart-pie"),
            _Entry("freshness", gettext_lazy("Freshness"), icon="leaf"),
            _Entry("quality", gettext_lazy("Quality"), icon="badge-check"),
            _Entry("pictures", gettext_lazy("Pictures"), icon="image"),
            _Entry("searches", gettext_lazy("Search"), icon="search"),
            _Entry("memory", gettext_lazy("Memory"), icon="memory-stick"),
        ),
    ),
)
_LABELS = {entry.name: entry.label for _title, entries in PLACES for entry in entries}


def frame(request: HttpRequest, place: str, *, part: str = "", title: str = "", live: str = "", **more: Any) -> Frame:
    """The frame of the page `place`. `live` names what its stream listens to; `title` stands for its usual name."""
    return Frame(
        title=title or (_("Operations") if place == "panel" else str(_LABELS[place])),
        part=f"ops/parts/{part or place}.html",
        url=request.get_full_path(),
        groups=tuple(_group(str(heading), entries, place) for heading, entries in PLACES),
        live_url=f"{reverse('live:panel')}?{urlencode({'of': live})}" if live else "",
        **more,
    )


def _group(title: str, entries: Iterable[_Entry], here: str) -> Places:
    places = (Place(str(e.label), reverse(f"ops:{e.name}"), e.icon, here=e.name == here) for e in entries)
    return Places(title, tuple(places))


def show(request: HttpRequest, framed: Frame, page: Any, *, at: datetime, status: int = 200) -> HttpResponse:
    """The whole page, or its live part alone where htmx asks."""
    context = {"frame": framed, "page": page, "at": at, "section": "ops"}
    return render(request, framed.part if is_part(request) else "ops/page.html", context, status=status)


def is_part(request: HttpRequest) -> bool:
    """Whether htmx asks, which has the rest of the page already."""
    return request.headers.get("HX-Request") == "true"


def address(place: str, *names: object, **asked: object) -> str:
    """Where a page stands, with what is asked of it; what is not asked is left out."""
    query = urlencode({name: value for name, value in asked.items() if value not in (None, "", False)})
    url = reverse(f"ops:{place}", args=names)
    return f"{url}?{query}" if query else url
