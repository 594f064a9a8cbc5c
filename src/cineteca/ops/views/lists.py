"""Pages that are looked at."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from cineteca.core import clock
from cineteca.enrich import queries as enrich
from cineteca.ops.filling import calls as calls_filling
from cineteca.ops.filling import completeness as completeness_filling
from cineteca.ops.filling import freshness as freshness_filling
from cineteca.ops.filling import lines
from cineteca.ops.filling import memory as memory_filling
from cineteca.ops.filling import pictures as pictures_filling
from cineteca.ops.filling import quality as quality_filling
from cineteca.ops.filling import queue as queue_filling
from cineteca.ops.filling import runs as runs_filling
from cineteca.ops.filling import schedules as schedules_filling
from cineteca.ops.filling import searches as searches_filling
from cineteca.ops.filling import sources as sources_filling
from cineteca.ops.filling import works as works_filling
from cineteca.ops.frames import frame, show
from cineteca.ops.views.doors import page


@page
def runs(request: HttpRequest) -> HttpResponse:
    """What ran, newest first."""
    at, which = clock.now(), runs_filling.read(request.GET.dict())
    filled = runs_filling.fill(which, after=_after(request), at=at)
    return show(request, frame(request, "runs", live="runs", choices=runs_filling.choices(which)), filled, at=at)


@page
def run(request: HttpRequest, run_id: int) -> HttpResponse:
    """One run with everything it kept; live while it goes on."""
    at, found = clock.now(), enrich.find_run(run_id)
    if found is None:
        raise Http404
    framed = frame(
        request,
        "runs",
        part="run",
        title=_("%(source)s, run %(n)s") % {"source": lines.source(found.source), "n": found.id},
        live="" if found.ended_at else "runs,calls",
        trail=((_("Runs"), reverse("ops:runs")),),
    )
    return show(request, framed, runs_filling.one(found, at=at), at=at)


@page
def calls(request: HttpRequest) -> HttpResponse:
    """What was asked outside, drawn."""
    at = clock.now()
    period, provider = request.GET.get("period", "day"), request.GET.get("provider", "")
    period = period if period in calls_filling.PERIODS else "day"
    provider = provider if provider in _providers() else ""
    framed = frame(request, "calls", live="calls", choices=calls_filling.choices(period=period, provider=provider))
    return show(request, framed, calls_filling.fill(period=period, provider=provider, at=at), at=at)


@page
def queue(request: HttpRequest) -> HttpResponse:
    """The refresh queue, one state at a time."""
    at, state = clock.now(), request.GET.get("state", "next")
    state = state if state in queue_filling.STATES else "next"
    filled = queue_filling.fill(state=state, after=_after(request), at=at)
    return show(request, frame(request, "queue", live="queue"), filled, at=at)


@page
def schedules(request: HttpRequest) -> HttpResponse:
    """What runs by the clock."""
    at = clock.now()
    return show(request, frame(request, "schedules", live="schedules"), schedules_filling.fill(at=at), at=at)


@page
def sources(request: HttpRequest) -> HttpResponse:
    """Breakers, limits and quotas."""
    at = clock.now()
    return show(request, frame(request, "sources", live="calls,hosts"), sources_filling.fill(at=at), at=at)


@page
def freshness(request: HttpRequest) -> HttpResponse:
    """How fresh the facts are."""
    at = clock.now()
    return show(request, frame(request, "freshness", live="runs"), freshness_filling.fill(at=at), at=at)


@page
def quality(request: HttpRequest) -> HttpResponse:
    """What the rules find."""
    at = clock.now()
    return show(request, frame(request, "quality", live="quality"), quality_filling.fill(at=at), at=at)


@page
def rule(request: HttpRequest, name: str) -> HttpResponse:
    """One rule and the works concerned."""
    at = clock.now()
    found = enrich.find_rule(name, since=at - quality_filling.BACK)
    if found is None:
        raise Http404
    trail = ((_("Quality"), reverse("ops:quality")),)
    framed = frame(request, "quality", part="rule", title=quality_filling.rule_name(name), live="quality", trail=trail)
    return show(request, framed, quality_filling.one(found, after=_after(request)), at=at)


@page
def completeness(request: HttpRequest) -> HttpResponse:
    """How complete the catalogue is, worst first."""
    at = clock.now()
    kind, missing = request.GET.get("kind", ""), request.GET.get("missing", "")[:64]
    kind = kind if kind in {"film", "show"} else ""
    filled = completeness_filling.fill(kind=kind, missing=missing, after=_after(request))
    choices = completeness_filling.choices(kind=kind, missing=missing)
    return show(request, frame(request, "completeness", live="runs", choices=choices), filled, at=at)


@page
def works(request: HttpRequest) -> HttpResponse:
    """Every work, with where it stands."""
    at, which = clock.now(), works_filling.read(request.GET.dict())
    framed = frame(
        request, "works", live="runs", choices=works_filling.choices(which), search=works_filling.search(which)
    )
    return show(request, framed, works_filling.fill(which, after=_after(request), at=at), at=at)


@page
def pictures(request: HttpRequest) -> HttpResponse:
    """What we keep of pictures."""
    return show(request, frame(request, "pictures", live="runs"), pictures_filling.fill(), at=clock.now())


@page
def searches(request: HttpRequest) -> HttpResponse:
    """The search index, and what was looked for in vain."""
    at = clock.now()
    return show(request, frame(request, "searches"), searches_filling.fill(at=at), at=at)


@page
def memory(request: HttpRequest) -> HttpResponse:
    """What is kept in memory."""
    return show(request, frame(request, "memory"), memory_filling.fill(), at=clock.now())


def _after(request: HttpRequest) -> str:
    return request.GET.get("after", "")


def _providers() -> set[str]:
    from django.conf import settings

    return set(settings.PROVIDERS)
