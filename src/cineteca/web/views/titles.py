"""Everything that a work is called, and what of it nobody is to see."""

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from cineteca.accounts.access import staff_only
from cineteca.catalog import operations as catalog
from cineteca.catalog import queries as catalogue
from cineteca.catalog.operations.errors import UnknownTitle
from cineteca.core import clock
from cineteca.web.filling import titles as filling

if TYPE_CHECKING:
    from cineteca.accounts.models import User


@require_safe
@never_cache
def titles(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """All other titles, by region."""
    editable = request.user.is_authenticated and request.user.is_staff
    work_id = catalogue.find_work_id(slug, kind=kind)
    if work_id is None:
        raise Http404
    named = catalogue.find_title(work_id)
    page = filling.fill(
        catalogue.list_titles(work_id), called=named[0] if named else "", kind=kind, slug=slug, editable=editable
    )
    return render(request, "web/titles.html", {"page": page})


@require_POST
@staff_only
def suppress(request: HttpRequest, kind: str, slug: str, number: int) -> HttpResponse:
    """Let a title be seen nowhere, or again: always the other of the two, so that undoing is doing it once more."""
    work_id = catalogue.find_work_id(slug, kind=kind)
    found = next((title for title in catalogue.list_titles(work_id or 0) if title.id == number), None)
    if found is None:
        raise Http404
    try:
        catalog.suppress_title(
            title_id=number, suppressed=not found.suppressed, by=cast("User", request.user), at=clock.now()
        )
    except UnknownTitle as error:
        messages.info(request, str(error))
        return redirect("web:titles", kind=kind, slug=slug)
    said = _("“%(title)s” can be seen again.") if found.suppressed else _("“%(title)s” is shown and found nowhere.")
    undo = reverse("web:suppress-title", args=[kind, slug, number])
    messages.success(request, said % {"title": found.title}, extra_tags=undo)
    return redirect("web:titles", kind=kind, slug=slug)
