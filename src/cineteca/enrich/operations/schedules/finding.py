"""What a schedule does, and what that can be told."""

import inspect
from collections.abc import Callable
from typing import Any

from cineteca.enrich.domain.timetable import BY_NAME, MINUTES

_GIVEN = frozenset({"trigger", "now", "budget", "progress"})


def find_operation(name: str) -> Callable[..., Any] | None:
    """The verb of this room that does what the timetable calls `name`; None where there is none."""
    from cineteca.enrich import operations

    entry = BY_NAME.get(name)
    return getattr(operations, entry.operation, None) if entry else None


def options_of(name: str) -> tuple[str, ...] | None:
    """What the schedule's operation can be told, and for how many minutes it may go on; None: anything."""
    operation = find_operation(name)
    asked = inspect.signature(operation).parameters if operation else {}
    if any(each.kind is inspect.Parameter.VAR_KEYWORD for each in asked.values()):
        return None
    return (MINUTES, *(option for option in asked if option not in _GIVEN))
