"""The page of one person."""

from dataclasses import dataclass

from django.utils.safestring import SafeString


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a filmography. `part` is the character or job."""

    title: str
    year: int | None
    url: str = ""
    part: str = ""
    show: bool = False


@dataclass(frozen=True, slots=True)
class Role:
    """What a person did: Acting, Directing … with its works, newest first."""

    name: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class PersonPage:
    """`life` holds the parts of one line: born, died, where."""

    url: str
    name: str
    initials: str
    photo: SafeString | str = ""
    life: tuple[str, ...] = ()
    biography: str = ""
    also_known_as: str = ""
    known_for: SafeString | None = None
    roles: tuple[Role, ...] = ()
