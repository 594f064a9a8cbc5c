"""What is not here is added by one click, and taken back by another."""

from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cineteca.accounts.access import staff_only
from cineteca.catalog import queries as catalogue
from cineteca.core import clock
from cineteca.core.errors import CinetecaError
from cineteca.enrich import operations as enrich
from cineteca.enrich.domain.references import parse
from cineteca.providers.records import Kind
from cineteca.web.filling import search as filling
from cineteca.web.filling.work import address

_ADDED = "added_work"


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
        return redirect(f"{reverse('web:search')}?{urlencode({'q': offered.get('title', '')})}")
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
