"""What staff do in the panel *What we know*: refresh, lock, edit, settle. Plain forms, or parts of the page by htmx."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final, Literal, cast

import orjson
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cineteca.accounts.access import staff_only
from cineteca.catalog import operations as catalog
from cineteca.catalog import queries as catalogue
from cineteca.catalog.domain.errors import CatalogRuleError, InvalidValue, UnknownField
from cineteca.catalog.operations.errors import ContradictingIds
from cineteca.catalog.queries.metadata import Field
from cineteca.core import clock, jobs
from cineteca.enrich import operations as enrich_operations
from cineteca.enrich import queries as enrich
from cineteca.web import parts, undoing, words
from cineteca.web.filling import known as filling
from cineteca.web.filling.work import address

if TYPE_CHECKING:
    from cineteca.accounts.models import User


@require_GET
@never_cache
def known(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """The panel alone, for htmx; others are led to it on its page."""
    if not parts.wanted(request):
        return redirect(f"{address(kind, slug)}#known")
    return _panel(request, kind, slug)


@require_POST
@staff_only
def refresh(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """Ask every source now, whatever the caches hold."""
    work_id = _work_id(kind, slug)
    enrich_operations.ask_now(work_id=work_id, at=clock.now())
    jobs.enqueue("enrich.refresh", once=f"enrich.refresh:{work_id}:now", work_id=work_id, force=True)
    return _done(request, kind, slug, _("The sources are asked again."))


@require_GET
@staff_only
def field(request: HttpRequest, kind: str, slug: str, path: str) -> HttpResponse:
    """One row of the panel, as it stands."""
    if not parts.wanted(request):
        return redirect(f"{address(kind, slug)}#field-{path}")
    row = filling.row(_field(_work_id(kind, slug), path), kind=kind, slug=slug)
    return render(request, "web/parts/field.html", {"field": row})


@require_POST
@staff_only
def lock(request: HttpRequest, kind: str, slug: str, path: str) -> HttpResponse:
    """Freeze what stands there."""
    return _change(request, kind, slug, path, catalog.lock_field, _("%(field)s is locked: no source can change it."))


@require_POST
@staff_only
def unlock(request: HttpRequest, kind: str, slug: str, path: str) -> HttpResponse:
    """Let the sources speak again."""
    return _change(request, kind, slug, path, catalog.unlock_field, _("%(field)s is open: the sources speak again."))


@require_http_methods(["GET", "POST"])
@staff_only
def edit(request: HttpRequest, kind: str, slug: str, path: str) -> HttpResponse:
    """The form of one field, and what was typed into it."""
    if request.method == "GET":
        return _form(request, kind, slug, _field(_work_id(kind, slug), path))
    typed = request.POST.get("value", "")
    try:
        return _change(request, kind, slug, path, catalog.edit_field, _("%(field)s is saved and locked."), text=typed)
    except (InvalidValue, ContradictingIds) as error:
        return _form(request, kind, slug, _field(_work_id(kind, slug), path), typed=typed, error=str(error))


@require_POST
@staff_only
def undo(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """Take the last change back, within the time it is offered and a little longer."""
    work_id = _work_id(kind, slug)
    path = undoing.take_back(request, work_id=work_id, at=clock.now())
    text = _("It is as it was before.") if path else _("There is nothing left to take back.")
    return _done(request, kind, slug, text, touched=path or "")


@require_POST
@staff_only
def settle(request: HttpRequest, kind: str, slug: str, conflict: int) -> HttpResponse:
    """Say to whom a contested identifier belongs."""
    verdict = _VERDICTS.get(request.POST.get("verdict", ""))
    if verdict is None:
        raise Http404
    try:
        catalog.resolve_conflict(conflict_id=conflict, verdict=verdict, by=_editor(request), at=clock.now())
    except CatalogRuleError as error:
        return _done(request, kind, slug, str(error))
    return _done(request, kind, slug, _("Settled."))


_VERDICTS: Final[Mapping[str, Literal["dismiss", "take"]]] = {"dismiss": "dismiss", "take": "take"}


def _editor(request: HttpRequest) -> "User":
    """Who is signed in: these views let in nobody else."""
    return cast("User", request.user)


def _work_id(kind: str, slug: str) -> int:
    work_id = catalogue.find_work_id(slug, kind=kind)
    if work_id is None:
        raise Http404
    return work_id


def _field(work_id: int, path: str) -> Field:
    try:
        found = catalogue.get_field(work_id, path)
    except UnknownField:
        found = None
    if found is None:
        raise Http404
    return found


def _change(
    request: HttpRequest, kind: str, slug: str, path: str, verb: Callable[..., Any], said: str, **given: str
) -> HttpResponse:
    work_id = _work_id(kind, slug)
    before = _field(work_id, path)
    try:
        verb(work_id=work_id, path=path, by=_editor(request), at=clock.now(), **given)
    except (InvalidValue, ContradictingIds):
        raise
    except CatalogRuleError as error:
        return _done(request, kind, slug, str(error))
    undoing.remember(request, work_id=work_id, before=before)
    text = said % {"field": words.label(before.label)}
    return _done(request, kind, slug, text, touched=path, undo=reverse("web:undo", args=[kind, slug]))


def _done(request: HttpRequest, kind: str, slug: str, text: str, *, touched: str = "", undo: str = "") -> HttpResponse:
    """Say what was done: beside the new panel for htmx, else on the page of the work."""
    if not parts.wanted(request):
        messages.success(request, text, extra_tags=undo)
        return redirect(f"{address(kind, slug)}#{f'field-{touched}' if touched else 'known'}")
    answer = _panel(request, kind, slug, touched=touched)
    notice = {"notice": {"text": text, "undo": undo, "undoLabel": _("Undo")}}
    # Header values are ASCII: orjson would write other letters as they are.
    answer["HX-Trigger"] = orjson.dumps(notice).decode().encode("ascii", "backslashreplace").decode()
    return answer


def _panel(request: HttpRequest, kind: str, slug: str, *, touched: str = "") -> HttpResponse:
    work_id = _work_id(kind, slug)
    found = catalogue.get_metadata_panel(work_id)
    if found is None:
        raise Http404
    editable = request.user.is_authenticated and request.user.is_staff
    standing = enrich.get_standing(work_id)
    panel = filling.fill(found, standing, kind=kind, slug=slug, editable=editable, touched=touched)
    return render(request, "web/parts/known.html", {"known": panel})


def _form(
    request: HttpRequest, kind: str, slug: str, found: Field, *, typed: str | None = None, error: str = ""
) -> HttpResponse:
    if not found.editable:
        raise Http404
    context = {"field": filling.form(found, kind=kind, slug=slug, typed=typed), "error": error}
    if not parts.wanted(request):
        back = f"{address(kind, slug)}#field-{found.path}"
        title = _field(_work_id(kind, slug), "title").text
        more = {"back_url": back, "title": words.curly(title)}
        return render(request, "web/field_edit.html", context | more, status=422 if error else 200)
    answer = render(request, "web/parts/field_edit.html", context)
    answer["HX-Retarget"] = f"#field-{found.path}"
    return answer
