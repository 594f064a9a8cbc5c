"""What every search engine does for us. Which one serves is a setting; pages and interfaces know none of them."""

from collections.abc import Callable, Iterable
from typing import Protocol

from cineteca.search.domain.documents import Document
from cineteca.search.domain.questions import Health, Query, Ref, Results, Suggestions

Progress = Callable[[int], None]
"""Told how many documents more are done."""


class Engine(Protocol):
    """An index and its answers. `tests/search/contract.py` says in sentences what each has to do."""

    def index(self, documents: Iterable[Document]) -> int:
        """Put some documents in, each in the place of what was there under its `ref`. Returns how many."""

    def delete(self, refs: Iterable[Ref]) -> int:
        """Take documents out. Those that are not there are none. Returns how many went."""

    def rebuild(self, documents: Iterable[Document], progress: Progress | None = None) -> int:
        """Make a new index of `documents` alone and let it take the place of the old one, which answers until then."""

    def suggest(self, text: str, *, limit: int, language: str) -> Suggestions:
        """What somebody who has typed `text` so far may mean."""

    def search(self, query: Query) -> Results:
        """Answers, best first. Any text gets an answer."""

    def health(self) -> Health:
        """How the index is."""
