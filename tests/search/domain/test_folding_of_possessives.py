"""A possessive is no initial."""

from cineteca.search.domain.folding import words


def test_before_a_letter_alone_it_stays_with_its_word():
    assert words("Lemony Snicket's A Series") == ("lemony", "snickets", "a", "series")


def test_initials_are_joined_as_ever():
    assert words("E.T.") == ("et",)
    assert words("M*A*S*H") == ("mash",)
