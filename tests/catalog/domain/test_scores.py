from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from cineteca.catalog.domain.score_sources import PRIORS, UNKNOWN, prior
from cineteca.catalog.domain.scores import score
from cineteca.providers.records import RatingRecord
from tests.catalog.domain.claimed import rating

SOURCES = (*PRIORS, "a stranger")
opinions = st.lists(
    st.builds(
        lambda source, value, votes: replace(rating(source), value_100=value, votes=votes),
        st.sampled_from(SOURCES),
        st.floats(0, 100),
        st.none() | st.integers(0, 3_000_000),
    ),
    max_size=6,
    unique_by=lambda found: found.source,
)


def of(source: str, value: float, votes: int | None = None) -> RatingRecord:
    """`value` on 0–10."""
    return rating(source, value, votes)


class TestAScore:
    def test_of_nobodys_opinion_is_none(self):
        assert score(()) is None
        assert score((of("imdb", 0.0, 0),)) is None

    def test_of_many_votes_is_what_they_say(self):
        assert abs(score((of("imdb", 8.3, 731_000),)).value - 83) < 0.1

    def test_of_few_votes_is_drawn_to_what_the_source_usually_says(self):
        few, many = score((of("imdb", 10.0, 3),)), score((of("imdb", 9.0, 30_000),))
        assert prior("imdb").mean < few.value < 67 < many.value < 90

    def test_is_hardly_moved_by_a_source_that_few_voted_at(self):
        sure = score((of("imdb", 8.3, 731_000),)).value
        assert abs(score((of("imdb", 8.3, 731_000), of("tmdb", 1.0, 2))).value - sure) < 0.5

    def test_is_moved_by_a_source_that_many_voted_at(self):
        assert score((of("imdb", 8.3, 731_000), of("tmdb", 6.0, 20_000))).value < 76

    def test_counts_critics_who_tell_no_number_of_votes(self):
        assert score((of("metacritic", 9.0),)).value > prior("metacritic").mean + 15

    def test_takes_a_source_that_no_table_names(self):
        assert UNKNOWN.mean < score((of("a stranger", 9.0, 5_000),)).value < 90


class TestItsBounds:
    def test_are_wider_for_fewer_votes(self):
        few, many = score((of("imdb", 8.0, 10),)), score((of("imdb", 8.0, 100_000),))
        assert few.high - few.low > many.high - many.low

    def test_are_wider_where_sources_differ(self):
        one = score((of("imdb", 8.0, 9_000), of("tmdb", 8.0, 9_000)))
        other = score((of("imdb", 8.0, 9_000), of("tmdb", 3.0, 9_000)))
        assert other.high - other.low > 1.5 * (one.high - one.low)

    def test_are_narrower_where_more_sources_agree(self):
        one = score((of("imdb", 8.0, 9_000),))
        three = score((of("imdb", 8.0, 9_000), of("tmdb", 8.0, 9_000), of("trakt", 8.0, 9_000)))
        assert three.high - three.low < one.high - one.low

    def test_leave_one_source_in_doubt(self):
        assert score((of("imdb", 8.0, 10**9),)).high - 80 > 5


@given(opinions, st.randoms(use_true_random=False))
def test_the_order_of_ratings_does_not_matter(found, chance):
    chance.shuffle(shuffled := list(found))
    assert score(shuffled) == score(found)


@given(opinions)
def test_a_score_lies_between_its_bounds_and_they_on_the_scale(found):
    made = score(found)
    if made is not None:
        assert 0 <= made.low <= made.value <= made.high <= 100


@given(opinions)
def test_a_score_lies_among_what_sources_say_and_usually_say(found):
    made = score(found)
    if made is not None:
        said = [value for one in found for value in (one.value_100, prior(one.source).mean)]
        assert min(said) - 0.01 <= made.value <= max(said) + 0.01


@given(st.integers(0, 10_000), st.integers(1, 10_000))
def test_more_votes_bring_a_score_nearer_to_its_rating(votes, more):
    few, many = (score((of("imdb", 9.0, n),)) for n in (votes + 1, votes + 1 + more))
    assert few.value <= many.value <= 90
