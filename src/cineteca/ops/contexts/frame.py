"""What stands around every page of operations."""

from dataclasses import dataclass
from datetime import datetime

from cineteca.ops.contexts.shared import Choice, Search


@dataclass(frozen=True, slots=True)
class Place:
    """One page one can go to. `here`: it is open."""

    label: str
    url: str
    icon: str
    here: bool = False


@dataclass(frozen=True, slots=True)
class Places:
    """Pages that belong together."""

    title: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """One page: `part` is the template of what is live in it, `live_url` the stream that says when to look again.

    `trail` leads back up: (label, address).
    """

    title: str
    part: str
    url: str
    groups: tuple[Places, ...]
    live_url: str = ""
    note: str = ""
    choices: tuple[Choice, ...] = ()
    search: Search | None = None
    trail: tuple[tuple[str, str], ...] = ()
    at: datetime | None = None
