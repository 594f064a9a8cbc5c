from hypothesis import given
from hypothesis import strategies as st

from cineteca.search.domain.asked import understand
from cineteca.search.domain.marking import LENGTH, snippet

PLOT = "A computer hacker learns from mysterious rebels about the true nature of his reality."


def test_words_that_were_asked_for_are_marked_however_they_are_written():
    shown = snippet(understand("hackers realities hacker"), PLOT)
    assert ("hacker", True) in shown
    assert "".join(text for text, _ in shown) == PLOT


def test_a_text_without_them_shows_nothing():
    assert snippet(understand("heist"), PLOT) is None


@given(st.text(max_size=600), st.text(max_size=40))
def test_of_any_text_not_more_than_a_few_lines_are_shown(text, asked):
    shown = snippet(understand(asked), text)
    assert shown is None or any(marked for _, marked in shown)
    assert shown is None or max(len(piece) for piece, _ in shown) <= len(text) + LENGTH
