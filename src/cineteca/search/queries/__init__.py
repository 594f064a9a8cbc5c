"""What can be asked of the index. Shapes of questions and answers are those of `domain.questions`."""

from cineteca.search.domain.questions import (
    FACETS,
    GROUPS,
    SORTS,
    Facet,
    FacetValue,
    Filters,
    Group,
    Health,
    Hit,
    HitKind,
    Query,
    Ref,
    Results,
    Snippet,
    Sort,
    Source,
    Suggestions,
)

__all__ = [
    "FACETS", "GROUPS", "SORTS", "Facet", "FacetValue", "Filters", "Group", "Health", "Hit", "HitKind", "Query", "Ref",
    "Results", "Snippet", "Sort", "Source", "Suggestions", "health", "search", "suggest",
]  # fmt: skip


def search(query: Query) -> Results:
    """Answers to `query`, best first."""
    raise NotImplementedError(query)


def suggest(text: str, *, limit: int = 5, language: str = "en") -> Suggestions:
    """What somebody who has typed `text` so far may mean, at most `limit` of each group."""
    raise NotImplementedError(text, limit, language)


def health() -> Health:
    """How the index is."""
    return Health(state="missing")
