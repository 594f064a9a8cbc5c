"""What the documentation says of the rules is what they say."""

from pathlib import Path

import pytest

from cineteca.catalog.domain.popularity import HALF_LIVES, HORIZON, SOURCE_WEIGHTS
from cineteca.catalog.domain.score_sources import PRIORS, UNKNOWN, SourcePrior

DOCS = Path(__file__).parents[2] / "docs"
SCORE = (DOCS / "explanation" / "the-score.md").read_text()
NAMES = {
    "imdb": "IMDb",
    "tmdb": "TMDB",
    "trakt": "Trakt",
    "letterboxd": "Letterboxd",
    "metacritic": "Metacritic",
    "rotten_tomatoes": "Rotten Tomatoes",
    "users": "users of this archive",
    "": "any other",
}


@pytest.mark.parametrize(("source", "prior"), [*PRIORS.items(), ("", UNKNOWN)])
def test_the_table_of_the_score_is_the_one_in_use(source: str, prior: SourcePrior):
    row = f"{prior.mean:g} | {prior.strength:g} | {prior.weight:.1f} | {prior.deviation:g} | {prior.untold}"
    assert f"| {NAMES[source]} | {row} |" in SCORE


def test_the_page_of_popularity_names_what_is_in_use():
    page = (DOCS / "explanation" / "popularity.md").read_text()
    hours = {window: int(half.total_seconds() // 3600) for window, half in HALF_LIVES.items()}
    assert hours == {"hour": 12, "day": 48, "week": 168}
    assert "12 hours (lists of the hour), 2 days (of the day) or 7 days (of the week)" in page
    assert HORIZON.days == 21
    assert SOURCE_WEIGHTS == {"tmdb": 1.0, "trakt": 1.0, "own": 1.5}
