"""Filters as the settings say, where nobody asks for others."""

from collections.abc import Iterable

from django.conf import settings

from cineteca.imdb.domain.filters import Filters, filters


def usual_filters(
    *, kinds: Iterable[str] | None = None, min_votes: int | None = None, episodes: bool = False, adult: bool = False
) -> Filters:
    """What is asked for here counts; the rest is as the settings say. Raises `UnknownKind`."""
    return filters(
        kinds or settings.IMDB_KINDS,
        min_votes=settings.IMDB_MIN_VOTES if min_votes is None else min_votes,
        episodes=episodes or settings.IMDB_EPISODES,
        adult=adult or settings.ADULT,
    )
