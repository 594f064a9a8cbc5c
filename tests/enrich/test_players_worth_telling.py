import pytest
from hypothesis import given
from hypothesis import strategies as st

from cineteca.enrich.domain.telling import SHOWN, told_to_players


@pytest.mark.parametrize(
    "path", ["title", "plot", "ratings.imdb", "ratings.imdb.value", "seasons.4", "images.poster.0"]
)
def test_what_a_player_shows_is_told(path):
    assert told_to_players([path]) == (path,)


@pytest.mark.parametrize(
    "path", ["popularity", "ratings.imdb.votes", "images.poster.0.votes", "offers", "similar", "titles"]
)
def test_what_passes_or_is_not_shown_is_not(path):
    assert told_to_players([path]) == ()


@given(st.lists(st.sampled_from(sorted(SHOWN)).map(lambda field: f"{field}.x.votes")))
def test_a_count_of_votes_is_never_told(paths):
    assert told_to_players(paths) == ()
