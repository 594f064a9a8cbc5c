"""Taking back the last change of a field. What stood there is kept in the session of who changed it."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest

from cineteca.catalog import operations as catalog
from cineteca.catalog import queries as catalogue
from cineteca.catalog.domain.errors import CatalogRuleError
from cineteca.catalog.queries.metadata import Field

KEY = "last_change"


def remember(request: HttpRequest, *, work_id: int, before: Field) -> None:
    """Keep how a field stood before it was changed."""
    request.session[KEY] = {
        "work": work_id,
        "path": before.path,
        "locked": before.locked,
        "entered": before.source == "manual",
        "text": before.text if before.editable else None,
    }


def take_back(request: HttpRequest, *, work_id: int, at: datetime) -> str | None:
    """Put the field back to how it stood; its path, or None when there is nothing to take back."""
    kept = request.session.pop(KEY, None)
    if kept is None or kept["work"] != work_id:
        return None
    try:
        _restore(request, kept, at)
    except CatalogRuleError:  # somebody else changed it meanwhile: theirs stays
        return None
    return str(kept["path"])


def _restore(request: HttpRequest, kept: dict[str, Any], at: datetime) -> None:
    same: dict[str, Any] = {"work_id": kept["work"], "path": kept["path"], "by": request.user, "at": at}
    now = catalogue.get_field(kept["work"], kept["path"])
    if not kept["locked"]:
        catalog.unlock_field(**same)
    elif kept["entered"] or (kept["text"] is not None and now is not None and now.text != kept["text"]):
        catalog.edit_field(**same, text=kept["text"])
    else:
        catalog.lock_field(**same)
