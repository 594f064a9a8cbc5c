"""What the supervisor lets everybody else know, in one small file that is replaced whole."""

import json
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from cineteca.core.postgres.errors import PostgresError, from_record, gettext_noop
from cineteca.core.postgres.home import Home

Phase = Literal["launching", "copying", "creating", "starting", "recovering", "ready", "stopping", "stopped", "failed"]

MESSAGES: dict[Phase, str] = {
    "copying": gettext_noop("Putting PostgreSQL where an unprivileged account can reach it (once)…"),
    "creating": gettext_noop("Creating the database (once)…"),
    "starting": gettext_noop("Starting the database…"),
    "recovering": gettext_noop("The database was cut off last time; it is picking up where it was (nothing is lost)…"),
    "stopping": gettext_noop("Waiting for the database to finish its last shutdown…"),
}


@dataclass(frozen=True)
class State:
    """`beat` counts up while the supervisor is at work; `error` and `facts` say why it `failed`."""

    phase: Phase
    supervisor: int = 0
    beat: int = 0
    host: str = ""
    port: int = 0
    version: str = ""
    data: str = ""
    account: str = ""
    error: str = ""
    facts: dict[str, str] = field(default_factory=dict)

    def raise_failure(self) -> None:
        """Raise what the supervisor failed with, if it did."""
        if self.phase == "failed":
            raise from_record(self.error, self.facts)

    @classmethod
    def failed(cls, error: PostgresError) -> "State":
        return cls(phase="failed", error=type(error).__name__, facts=error.facts)


def read_state(home: Home) -> State | None:
    """The state last written; None when there is none, or it was cut off by a crash of the machine."""
    try:
        written: dict[str, Any] = json.loads(home.state.read_bytes())
        return State(**written)
    except (OSError, ValueError, TypeError):
        return None


def write_state(home: Home, state: State) -> None:
    home.write(home.state, json.dumps(asdict(state)) + "\n")
