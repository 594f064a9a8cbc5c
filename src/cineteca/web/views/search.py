"""Searching by title; what is not here is looked up at the sources, and added by one click."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from cineteca.accounts.access import staff_only
from cineteca.catalog import queries as catalogue
from cineteca.core import clock
from cineteca.core.errors import CinetecaError
from cineteca.enrich import operations as enrich
from cineteca.enrich.domain import lookup
from cineteca.enrich.domain.references import BadReference, Reference, parse
from cineteca.providers.records import Kind
from cineteca.web import naming
from cineteca.web.filling import search as filling
from cineteca.web.filling.work import address

_ADDED = "added_work"


@require_safe
@never_cache
def search(request: HttpRequest) -> HttpResponse:
    """Works called so; for staff also what sources have, where we have no good answer or ``outside`` is asked for."""
    question = lookup.read(request.GET.get("q", ""))
    staff = request.user.is_authenticated and request.user.is_staff
    if reference := _reference(question.text):
        known = _held(reference)
        if known is not None:
            return redirect(known)
    hits = catalogue.search_titles(question.text)
    if question.year is not None and not lookup.is_answered(question, (hit.likeness for hit in hits)):
        hits = catalogue.search_titles(question.title, year=question.year) or hits
    answered = lookup.is_answered(question, (hit.likeness for hit in hits))
    looked = None
    if question.text and not reference and staff and settings.LOOKUP and (not answered or request.GET.get("outside")):
        looked = enrich.lookup.look_up(question)
    cards = catalogue.get_cards(hit.work_id for hit in hits)
    page = filling.fill(
        question,
        cards,
        looked,
        titles=naming.titles(request, (card.work_id for card in cards)),
        reference=str(reference or ""),
        staff=staff,
        answered=answered,
    )
    return render(request, "web/search.html", {"page": page, "section": "search"})


@require_POST
@staff_only
def add(request: HttpRequest) -> HttpResponse:
    """Add what was offered, and go to its page, which fills while one looks."""
    try:
        offered = signing.loads(request.POST.get("offer", ""), salt=filling.SALT, max_age=86_400)
    except signing.BadSignature:
        messages.error(request, _("That offer is out of date. Search again."))
        return redirect("web:search")
    try:
        work, new = _add(offered)
    except CinetecaError as error:
        messages.error(request, str(error))
        return redirect(f"{reverse('web:search')}?q={offered.get('title', '')}")
    if new:
        request.session[_ADDED] = work.id
        messages.success(request, _("Added. The sources are being asked."), extra_tags=reverse("web:search-undo"))
    return redirect(address(work.kind, work.slug))


@require_POST
@staff_only
def undo(request: HttpRequest) -> HttpResponse:
    """Take back what was just added."""
    work_id = request.session.pop(_ADDED, None)
    if work_id is not None and enrich.lookup.take_back(work_id=work_id, at=clock.now()):
        messages.success(request, _("It is not in the catalogue any more."))
    else:
        messages.error(request, _("There is nothing left to take back."))
    return redirect("web:search")


def _add(offered: dict[str, Any]) -> Any:
    at = clock.now()
    if "reference" not in offered:
        return enrich.lookup.add(
            kind=Kind(offered["kind"]), ids=offered["ids"], title=offered["title"], year=offered["year"], at=at
        )
    [done] = enrich.ingest([parse(offered["reference"])], trigger="page")
    if done.work_id is None:
        raise CinetecaError(done.error)
    work = catalogue.find_work(done.work_id)
    if work is None:
        raise CinetecaError(_("It is gone again."))
    return work, done.added


def _reference(text: str) -> Reference | None:
    """A pasted address or identifier names one work."""
    bare = text if ":" in text or "/" in text else f"imdb:{text}"
    try:
        return parse(bare)
    except BadReference:
        return None


def _held(reference: Reference) -> str | None:
    """The page of the work that carries the identifier."""
    for kind in [reference.kind] if reference.kind else list(Kind):
        if work := catalogue.find_by_id(reference.source, kind, reference.value):
            return address(work.kind, work.slug)
    return None
