"""How long an answer is used again. One table."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

FULL = timedelta.max
"""As long as the setting `CINETECA_CACHE_DAYS` says."""

LIVES: Mapping[tuple[str, str], timedelta] = {
    # (provider, kind of call): life; `*` is any. The setting is the ceiling of all of them.
    ("*", "work"): FULL,
    ("*", "season"): FULL,
    ("*", "person"): FULL,
    ("*", "configuration"): timedelta(days=7),
    ("*", "find"): timedelta(days=1),
    ("*", "search"): timedelta(hours=6),
    ("*", "list"): timedelta(hours=1),
    ("*", "offers"): timedelta(hours=6),
    ("*", "changes"): timedelta(0),
    ("*", "picture"): timedelta(0),
    ("*", "player"): timedelta(0),
    ("*", "*"): timedelta(days=1),
}

NOTHING = timedelta(hours=1)
"""Life of an answer that says nothing: it may well say something soon."""

_NAMES_ONLY = frozenset({"id", "imdb_id", "imdbID", "page", "Response"})


@dataclass(frozen=True, slots=True)
class Lives:
    """The table under a ceiling. `stale_for`: how long past its life an answer serves while the other side is down."""

    ceiling: timedelta = timedelta(days=7)
    table: Mapping[tuple[str, str], timedelta] = field(default_factory=lambda: LIVES)
    stale_for: timedelta = timedelta(0)

    def of_kind(self, provider: str, kind: str) -> timedelta:
        for key in ((provider, kind), ("*", kind), (provider, "*"), ("*", "*")):
            if key in self.table:
                return min(self.table[key], self.ceiling)
        return timedelta(0)

    def of(self, provider: str, kind: str, body: Any) -> timedelta:
        """Life of an answer with the parsed `body` to a call of `kind`. Zero: it is not kept."""
        life = self.of_kind(provider, kind)
        return min(life, NOTHING) if says_nothing(body) else life


def says_nothing(body: Any) -> bool:
    """Whether a parsed body is an error in the clothes of a success, or has no value beyond its own name.

    OMDb answers 200 with ``Response: "False"``; TMDB's errors carry ``success: false``.
    """
    if not isinstance(body, dict):
        return not body
    if body.get("Response") == "False" or body.get("success") is False:
        return True
    return not any(value for key, value in body.items() if key not in _NAMES_ONLY)
