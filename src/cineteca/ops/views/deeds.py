"""What staff do. Plain forms come back to their page; htmx hears what was done, and looks again."""

from typing import Any

import orjson
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cineteca.core import clock, jobs, kept
from cineteca.enrich import operations as enrich
from cineteca.ops import words
from cineteca.ops.filling import memory
from cineteca.ops.frames import is_part
from cineteca.ops.views.doors import deed
from cineteca.outbound import operations as outbound


def told(request: HttpRequest, text: str, *, back: str, undo: str = "") -> HttpResponse:
    """Say what was done, on the page it was asked for on (`back` where that is unknown), with a way to take it back."""
    if is_part(request):
        answer = HttpResponse(status=204)
        told: dict[str, Any] = {"notice": {"text": text, "undo": undo, "undoLabel": _("Undo")}, "moved": {}}
        # Header values are ASCII: orjson would write other letters as they are.
        answer["HX-Trigger"] = orjson.dumps(told).decode().encode("ascii", "backslashreplace").decode()
        return answer
    messages.success(request, text, extra_tags=undo)
    page = request.POST.get("next", "")
    safe = page.startswith("/ops/") and url_has_allowed_host_and_scheme(page, allowed_hosts={request.get_host()})
    return redirect(page if safe else reverse(back))


def who(request: HttpRequest) -> str:
    """Who does it, for the log."""
    return str(request.user)


@deed
def work_now(request: HttpRequest, work_id: int) -> HttpResponse:
    """Put a work in front of all others, and ask for it at once."""
    title = _title(work_id)
    enrich.ask_now(work_id=work_id, at=clock.now())
    jobs.enqueue("enrich.refresh", once=f"enrich.refresh:{work_id}", work_id=work_id)
    return told(request, _("%(title)s comes next.") % {"title": title}, back="ops:queue")


@deed
def leave_work(request: HttpRequest, work_id: int) -> HttpResponse:
    """Leave a work alone from now on."""
    title = _title(work_id)
    enrich.set_monitored(work_id=work_id, monitored=False)
    undo = reverse("ops:take-up", args=[work_id])
    return told(
        request, _("%(title)s is left alone: nobody refreshes it.") % {"title": title}, back="ops:queue", undo=undo
    )


@deed
def take_up_work(request: HttpRequest, work_id: int) -> HttpResponse:
    """Take a work up again."""
    title = _title(work_id)
    enrich.set_monitored(work_id=work_id, monitored=True)
    undo = reverse("ops:leave", args=[work_id])
    return told(request, _("%(title)s is refreshed again.") % {"title": title}, back="ops:queue", undo=undo)


@deed
def forget_kept(request: HttpRequest) -> HttpResponse:
    """Have every process forget what one cache keeps."""
    name = request.POST.get("name", "")
    if name not in {cache.name for cache in kept.everything()}:
        raise Http404
    kept.forget_everywhere(name=name)
    said = _("“%(name)s” is forgotten; answers are made anew when they are asked for.") % {"name": memory.name(name)}
    return told(request, said, back="ops:memory")


def _title(work_id: int) -> str:
    from cineteca.catalog import queries as catalogue

    found = catalogue.find_title(work_id)
    if found is None:
        raise Http404
    return words.titled(*found)


@deed
def retry_dead(request: HttpRequest) -> HttpResponse:
    """Try again everything that was given up."""
    number = enrich.retry_dead(at=clock.now())
    jobs.enqueue("enrich.tick", once="enrich.tick")
    said = ngettext("%(n)s work is tried again.", "%(n)s works are tried again.", number) % {"n": words.count(number)}
    return told(request, said if number else _("Nothing had failed."), back="ops:queue")


@deed
def work_queue(request: HttpRequest) -> HttpResponse:
    """Let the workers look at the queue now."""
    added = jobs.enqueue("enrich.tick", once="enrich.tick")
    said = _("The workers look at the queue now.") if added else _("A worker is about to look at the queue.")
    return told(request, said, back="ops:queue")


@deed
def close_breaker(request: HttpRequest, provider: str) -> HttpResponse:
    """Ask a host again that is left alone."""
    from cineteca.outbound import queries

    states = [state for state in queries.list_breakers(at=clock.now()) if state.provider == provider]
    if not states:
        raise Http404
    for state in states:
        outbound.reset_breaker(provider=provider, host=state.host, by=who(request))
    return told(request, _("%(name)s is asked again.") % {"name": words.provider(provider)}, back="ops:sources")


@deed
def forget_answers(request: HttpRequest, provider: str) -> HttpResponse:
    """Drop a provider's kept answers, so that it is asked anew."""
    number = outbound.forget_answers(by=who(request), provider=provider)
    said = ngettext(
        "%(n)s kept answer of %(name)s is dropped.", "%(n)s kept answers of %(name)s are dropped.", number
    ) % {"n": words.count(number), "name": words.provider(provider)}
    return told(request, said, back="ops:freshness")
