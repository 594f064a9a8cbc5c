"""Names of which only a part was asked for, or which are only a part of what was."""

from hypothesis import given
from hypothesis import strategies as st

from cineteca.search.domain.asked import understand
from cineteca.search.domain.partial import fit_of_part, stretches


class TestStretches:
    def test_are_neighbours_fewer_than_all(self):
        assert set(stretches(understand("watch the matrix"))) == {"watch", "matrix", "watch the", "the matrix"}

    def test_of_one_word_there_are_none(self):
        assert stretches(understand("heat")) == ()

    def test_of_small_words_alone_there_are_none(self):
        assert "of the" not in stretches(understand("lord of the rings"))

    @given(st.text(max_size=80))
    def test_there_are_never_many(self, text):
        assert len(stretches(understand(text))) < 1000


class TestTheFit:
    def test_a_whole_name_within_counts_more_than_shared_words(self):
        assert fit_of_part("pacino heat", "heat") > fit_of_part("pacino heat", "body heat")

    def test_a_longer_name_within_counts_more(self):
        assert fit_of_part("watch the matrix online", "the matrix") > fit_of_part("watch the matrix online", "matrix")

    def test_words_of_both_count(self):
        assert fit_of_part("brad pitt fight", "fight club") > 0

    def test_small_words_do_not(self):
        assert fit_of_part("gone of the", "lord of the rings") == 0

    @given(st.text("ab c", min_size=1), st.text("ab c", min_size=1))
    def test_stays_below_a_name_that_fits(self, wanted, key):
        assert 0 <= fit_of_part(wanted, key) <= 0.65
