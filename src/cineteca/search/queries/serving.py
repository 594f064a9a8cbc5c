"""The engine that answers, and how it is."""

from dataclasses import replace
from datetime import datetime
from functools import cache

from cineteca.core import clock, events
from cineteca.search import figures
from cineteca.search.domain.questions import Health, Query, Results, Suggestions
from cineteca.search.engine import Engine
from cineteca.search.events import SearchedInVain
from cineteca.search.models import Change, Index
from cineteca.search.postgres import PostgresEngine


@cache
def engine() -> Engine:
    """The engine of the settings."""
    return PostgresEngine()


def search(query: Query) -> Results:
    """Answers to `query`, best first. Any text gets an answer; raises `BadCursor` for a place nobody handed out."""
    with figures.timed(query.group):
        found = engine().search(query)
    if query.text.strip() and not query.cursor and (found.corrected or not found.hits):
        events.publish(SearchedInVain(text=query.text))
    return found


def suggest(text: str, *, limit: int = 5, language: str = "en") -> Suggestions:
    """What somebody who has typed `text` so far may mean, at most `limit` of each group; nothing for one letter."""
    with figures.timed("suggest"):
        return engine().suggest(text, limit=limit, language=language)


def health(at: datetime | None = None) -> Health:
    """How the index is: a few quick queries."""
    index = Index.objects.first()
    waiting = Change.objects.filter(followed=False).order_by("noted_at").values_list("noted_at", flat=True)
    oldest = waiting.first()
    found = engine().health()
    built = index is not None and index.built_at is not None
    return replace(
        found,
        state=found.state if built or found.state == "building" else "missing",
        waiting=waiting.count() if oldest else 0,
        lag=max(0.0, ((at or clock.now()) - oldest).total_seconds()) if oldest else 0.0,
    )


def is_built() -> bool:
    """Whether an index of everything was ever made."""
    return Index.objects.filter(built_at__isnull=False).exists()
