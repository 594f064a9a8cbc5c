from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from cineteca.catalog.domain.scores import PRIOR_VALUE, score
from tests.catalog.domain.claimed import rating, ratings


def test_nobodys_opinion_is_no_score():
    assert score(()) is None


def test_the_best_voted_source_is_believed():
    assert score((rating("tmdb", 5.0, 100), rating("imdb", 8.0, 1_000_000))) == 79.99


def test_few_votes_are_drawn_to_the_middle():
    few, many = score((rating("imdb", 10.0, 3),)), score((rating("imdb", 9.0, 30_000),))
    assert PRIOR_VALUE < few < many < 90


def test_critics_speak_where_no_audience_does():
    assert score((rating("metacritic", 9.0),)) > PRIOR_VALUE
    assert score((rating("metacritic", 9.0), rating("imdb", 2.0, 5_000))) < PRIOR_VALUE


@given(ratings, st.randoms(use_true_random=False))
def test_the_order_of_ratings_does_not_matter(given_ratings, chance):
    once = {r.source: r for r in given_ratings}
    shuffled = list(once.values())
    chance.shuffle(shuffled)
    assert score(shuffled) == score(once.values())


@given(st.floats(0, 100), st.none() | st.integers(0, 10**9))
def test_a_score_lies_between_its_rating_and_the_prior(value, votes):
    found = score((replace(rating("imdb"), value_100=value, votes=votes),))
    assert min(value, PRIOR_VALUE) - 0.01 <= found <= max(value, PRIOR_VALUE) + 0.01
