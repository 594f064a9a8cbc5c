"""A rule, what it looks at besides the work, and what it says."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cineteca.enrich.domain.quality.facts import WorkFacts


def gettext_noop(text: str) -> str:
    """Mark a text for translation without knowing the framework that translates it."""
    return text


class Severity(StrEnum):
    """error: the catalogue says what cannot be · warning: it is most likely wrong · notice: something lacks."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Scope:
    """What the rules know of the world: the day, and what the operator wants."""

    today: date
    language: str = "en"
    shows_adult: bool = False


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong. `part` names the part of the work, and tells several complaints of one rule apart."""

    detail: str
    part: str = ""


Check = Callable[[WorkFacts, Scope], Iterator[Complaint]]


@dataclass(frozen=True, slots=True)
class Rule:
    """`title` and `help` are English, marked for translation. `check` is None for a rule over the whole catalogue."""

    name: str
    severity: Severity
    title: str
    help: str
    check: Check | None = None
