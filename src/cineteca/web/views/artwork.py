"""Artwork that staff give a work themselves."""

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from cineteca.accounts.access import staff_only
from cineteca.catalog import operations as catalog
from cineteca.catalog import queries as catalogue
from cineteca.catalog.operations.errors import NothingLocked
from cineteca.core import clock, images
from cineteca.core.errors import CinetecaError
from cineteca.web import undoing
from cineteca.web.filling import own_artwork as filling

if TYPE_CHECKING:
    from cineteca.accounts.models import User


@require_http_methods(["GET", "POST"])
@never_cache
@staff_only
def artwork(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """What stands there now; and a picture that was sent to stand there."""
    work = catalogue.get_work_page(slug, kind=kind)
    if work is None:
        raise Http404
    if request.method == "GET":
        return _page(request, work)
    what = _what(request)
    before = catalogue.get_field(work.id, f"images.{what}")
    try:
        catalog.add_artwork(work_id=work.id, kind=what, data=_sent(request), by=_editor(request), at=clock.now())
    except CinetecaError as error:  # no picture, too small, no room, the store rests: each says what to do
        return _page(request, work, errors={what: str(error)})
    if before is not None:
        undoing.remember(request, work_id=work.id, before=before)
    said = _("%(artwork)s is yours now: no source can change it.") % {"artwork": filling.NAMES[what]}
    return _done(request, kind, slug, said)


@require_POST
@staff_only
def remove(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """Let the pictures of the sources stand again."""
    work_id, what = catalogue.find_work_id(slug, kind=kind), _what(request)
    before = catalogue.get_field(work_id, f"images.{what}") if work_id else None
    if work_id is None or before is None:
        raise Http404
    try:
        catalog.remove_artwork(work_id=work_id, kind=what, by=_editor(request), at=clock.now())
    except NothingLocked as error:
        messages.info(request, str(error))
        return redirect("web:artwork", kind=kind, slug=slug)
    undoing.remember(request, work_id=work_id, before=before)
    said = _("%(artwork)s is open: the sources speak again.") % {"artwork": filling.NAMES[what]}
    return _done(request, kind, slug, said)


def _what(request: HttpRequest) -> str:
    what = request.POST.get("what", "")
    if what not in filling.NAMES:
        raise Http404
    return what


def _sent(request: HttpRequest) -> bytes:
    """The bytes that were sent. Raises `images.PictureError` where there are none, or too many to be read."""
    sent = request.FILES.get("picture")
    if sent is None or sent.size is None:
        raise images.NotAPicture(_("Choose a picture first."))
    if sent.size > images.LIMITS.size:
        raise images.TooLarge(_("The file is larger than what is taken."))
    return bytes(sent.read())


def _editor(request: HttpRequest) -> "User":
    """Who is signed in: these views let in nobody else."""
    return cast("User", request.user)


def _page(request: HttpRequest, work: catalogue.WorkPage, errors: dict[str, str] | None = None) -> HttpResponse:
    fields = {what: field for what in filling.NAMES if (field := catalogue.get_field(work.id, f"images.{what}"))}
    page = filling.fill(work, fields, errors or {})
    return render(request, "web/artwork.html", {"page": page, "section": work.kind}, status=422 if errors else 200)


def _done(request: HttpRequest, kind: str, slug: str, said: str) -> HttpResponse:
    messages.success(request, said, extra_tags=reverse("web:undo", args=[kind, slug]))
    return redirect("web:work", kind=kind, slug=slug)
