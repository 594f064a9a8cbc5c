import pytest

from cineteca.core.pagination import LARGEST_SIZE, BadCursor, Page, keys_of, place


@pytest.mark.parametrize("keys", [(41.5, 949), ("heat", 949), ("1995-12-15", 1)])
def test_a_place_is_read_back(keys):
    assert keys_of(place(*keys), count=2) == list(keys)


@pytest.mark.parametrize("after", ["", "x", "e30", "WzFd", "Ä"])
def test_a_place_that_we_did_not_hand_out_is_refused(after):
    with pytest.raises(BadCursor):
        keys_of(after, count=2)


@pytest.mark.parametrize(("asked", "given"), [(40, 40), (0, 1), (-3, 1), (10**6, LARGEST_SIZE)])
def test_a_page_is_never_too_large(asked, given):
    assert Page(asked).limit == given
