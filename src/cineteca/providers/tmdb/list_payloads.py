"""What TMDB sends of many works at once. Source: API v3 as recorded, and its reference (developer.themoviedb.org)."""

from typing import TypedDict

from cineteca.providers.tmdb.payloads import Listed


class Entry(Listed, total=False):
    """A film, show or person on a page. `media_type` stands in trends and in searches of all kinds alone."""

    adult: bool
    original_language: str
    popularity: float


class Page(TypedDict, total=False):
    """A page of a list, a trend or a search. Lists by date say theirs under ``dates``."""

    page: int
    results: list[Entry]
    total_pages: int
    total_results: int


class Change(TypedDict, total=False):
    """`adult` is null for what is not there any more."""

    id: int
    adult: bool | None


class ChangesPage(TypedDict, total=False):
    page: int
    results: list[Change]
    total_pages: int
    total_results: int
