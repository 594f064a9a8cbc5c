"""The panel *What we know*: completeness, who told what and when, locks."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class State:
    """A state in words and in shape. `tone`: good, warning, bad or empty."""

    words: str
    icon: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Expected:
    """One field that counts for completeness."""

    name: str
    known: bool


@dataclass(frozen=True, slots=True)
class Missing:
    """`waiting` names the sources that could fill it: “TMDB or OMDb”."""

    name: str
    waiting: str


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field with its source. The addresses are empty for who may not edit."""

    key: str
    name: str
    value: str
    source: str = ""
    at: datetime | None = None
    locked: bool = False
    locked_by: str = ""
    lock_url: str = ""
    edit_url: str = ""
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class FieldForm:
    """One field being edited; `text` is what the form holds."""

    key: str
    name: str
    text: str
    hint: str
    long: bool
    edit_url: str
    row_url: str


@dataclass(frozen=True, slots=True)
class ProviderNote:
    """What one provider answered last time, and why it did not."""

    name: str
    state: State
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ConflictNote:
    """A refused identifier; `can_take`: it could be given to this work after all."""

    text: str
    other_url: str = ""
    settle_url: str = ""
    can_take: bool = False


@dataclass(frozen=True, slots=True)
class FactTimes:
    """When one kind of fact was last asked for, and when it is next; None: never, and as soon as possible."""

    name: str
    last: datetime | None
    next: datetime | None


@dataclass(frozen=True, slots=True)
class KnownPanel:
    """`refreshing`: a request is under way, the panel asks again by itself; `waiting`: nobody has taken it up yet."""

    url: str
    percent: int
    expected: tuple[Expected, ...]
    missing: tuple[Missing, ...]
    rows: tuple[FieldRow, ...]
    more_rows: tuple[FieldRow, ...] = ()
    enriched_at: datetime | None = None
    due_on: date | None = None
    providers: tuple[ProviderNote, ...] = ()
    times: tuple[FactTimes, ...] = ()
    conflicts: tuple[ConflictNote, ...] = ()
    more_open: bool = False
    editable: bool = False
    refreshing: bool = False
    waiting: bool = False
    refresh_url: str = ""
    failed: str = ""

    @property
    def known_count(self) -> int:
        return sum(field.known for field in self.expected)

    @property
    def expected_count(self) -> int:
        return len(self.expected)
