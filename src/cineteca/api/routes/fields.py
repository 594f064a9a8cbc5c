"""What is known of a work, field by field: who said it and when, and whether it is locked."""

from typing import Annotated

from django.http import HttpRequest
from ninja import Path, Router

from cineteca.api.access import StaffToken, asker
from cineteca.api.answers import of_staff
from cineteca.api.errors import Refused
from cineteca.api.shapes.common import Number
from cineteca.api.shapes.fields import FieldAnswer, FieldChange, FieldList, Lock
from cineteca.catalog import operations as catalog
from cineteca.catalog import queries as catalogue
from cineteca.catalog.queries.metadata import Field
from cineteca.core import clock

router = Router(auth=StaffToken(), tags=["Fields and locks"], by_alias=True)
FieldPath = Annotated[str, Path(..., pattern=r"^[A-Za-z0-9_.-]{1,120}$")]


@router.get("/movies/{work_id}/fields", response=of_staff(FieldList, 404), summary="Every field of a film")
def movie_fields(request: HttpRequest, work_id: Number) -> FieldList:
    """Values as a person would type them, each with its source, time and lock."""
    return _fields(work_id, "film")


@router.get("/shows/{work_id}/fields", response=of_staff(FieldList, 404), summary="Every field of a show")
def show_fields(request: HttpRequest, work_id: Number) -> FieldList:
    """The show's own; those of seasons and episodes are asked for by path."""
    return _fields(work_id, "show")


@router.get("/movies/{work_id}/fields/{path}", response=of_staff(FieldAnswer, 404), summary="One field of a film")
def movie_field(request: HttpRequest, work_id: Number, path: FieldPath) -> FieldAnswer:
    """A part is a field too: ``certifications.US``, ``images.poster``."""
    return _field(work_id, "film", path)


@router.get("/shows/{work_id}/fields/{path}", response=of_staff(FieldAnswer, 404), summary="One field of a show")
def show_field(request: HttpRequest, work_id: Number, path: FieldPath) -> FieldAnswer:
    """Of its seasons and episodes, too: ``seasons.1.episodes.3.title``."""
    return _field(work_id, "show", path)


@router.patch(
    "/movies/{work_id}/fields/{path}",
    response=of_staff(FieldAnswer, 404, 409, body=True),
    summary="Enter, lock, unlock",
)
def change_movie_field(request: HttpRequest, work_id: Number, path: FieldPath, asked: FieldChange) -> FieldAnswer:
    """A value that is entered is locked: no source changes it until it is unlocked."""
    return _change(request, work_id, "film", path, asked)


@router.patch(
    "/shows/{work_id}/fields/{path}", response=of_staff(FieldAnswer, 404, 409, body=True), summary="Enter, lock, unlock"
)
def change_show_field(request: HttpRequest, work_id: Number, path: FieldPath, asked: FieldChange) -> FieldAnswer:
    """Seasons and episodes inherit the lock of a field that means the same there."""
    return _change(request, work_id, "show", path, asked)


def _fields(work_id: int, kind: str) -> FieldList:
    _check(work_id, kind)
    panel = catalogue.get_metadata_panel(work_id)
    return FieldList(items=[_answer(field) for field in panel.fields] if panel else [])


def _field(work_id: int, kind: str, path: str) -> FieldAnswer:
    _check(work_id, kind)
    found = catalogue.get_field(work_id, path)
    if found is None:
        raise Refused(404, f"There is no {kind} {work_id} in the catalogue.")
    return _answer(found)


def _change(request: HttpRequest, work_id: int, kind: str, path: str, asked: FieldChange) -> FieldAnswer:
    _check(work_id, kind)
    by, at = asker(request), clock.now()
    if asked.value is not None:
        catalog.edit_field(work_id=work_id, path=path, text=asked.value, by=by, at=at)
    elif asked.locked:
        catalog.lock_field(work_id=work_id, path=path, by=by, at=at)
    else:
        catalog.unlock_field(work_id=work_id, path=path, by=by, at=at)
    return _field(work_id, kind, path)


def _check(work_id: int, kind: str) -> None:
    if catalogue.find_kind(work_id) != kind:
        raise Refused(404, f"There is no {kind} {work_id} in the catalogue.")


def _answer(field: Field) -> FieldAnswer:
    lock = None
    if field.locked and field.locked_at:
        lock = Lock(at=field.locked_at, by=field.locked_by, inherited=field.inherited)
    return FieldAnswer(
        path=field.path,
        label=field.label,
        value=field.text,
        source=field.source,
        at=field.at,
        editable=field.editable,
        hint=field.hint,
        locked=field.locked,
        lock=lock,
    )
