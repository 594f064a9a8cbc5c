"""What can be asked of the index. Shapes of questions and answers are those of `domain.questions`."""

from cineteca.search.domain.questions import (
    FACETS,
    GROUPS,
    LARGEST_LIMIT,
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
from cineteca.search.queries.identifiers import ids_of
from cineteca.search.queries.serving import engine, health, is_built, search, suggest
from cineteca.search.queries.vain import InVain, in_vain

__all__ = [
    "FACETS", "GROUPS", "LARGEST_LIMIT", "SORTS", "Facet", "FacetValue", "Filters", "Group", "Health", "Hit", "HitKind",
    "InVain", "Query", "Ref", "Results", "Snippet", "Sort", "Source", "Suggestions", "engine", "health", "ids_of",
    "in_vain", "is_built", "search", "suggest",
]  # fmt: skip
