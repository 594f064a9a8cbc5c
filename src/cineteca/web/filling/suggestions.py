"""What may be meant, said while somebody types."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from cineteca.search import queries as search
from cineteca.web import asking
from cineteca.web.asking import Asked
from cineteca.web.contexts.search import Suggested, SuggestionGroup
from cineteca.web.filling import search_hits, search_words

OF_EACH = {"titles": 5, "people": 3, "franchises": 2}
"""All of them stand on a small screen."""


def fill(
    text: str, found: search.Suggestions, *, titles: Mapping[int, str] | None = None, language: str = ""
) -> Suggested:
    """Groups of at most a few rows each; empty ones are left out."""
    hits = {name: getattr(found, name)[:most] for name, most in OF_EACH.items()}
    known = search_hits.shown(chain(*hits.values()), titles=titles or {}, language=language)
    return Suggested(text, tuple(_groups(text, hits, known)), asking.address(Asked(text=text)))


def _groups(
    text: str, found: Mapping[str, Iterable[search.Hit]], known: search_hits.Shown
) -> Iterator[SuggestionGroup]:
    for name, hits in found.items():
        rows = tuple(
            row
            for hit in hits
            if (row := search_hits.row(hit, known, sought=text, loading="", drawn=False)) is not None
        )
        if rows:
            yield SuggestionGroup(name, str(search_words.GROUPS[name]), rows)
