import pytest
from hypothesis import given
from hypothesis import strategies as st

from cineteca.catalog.domain import editing, pictures

HEAT = "https://image.tmdb.org/t/p/original/abc.jpg"
AMAZON = "https://m.media-amazon.com/images/M/x._V1_SX300.jpg"


class TestAKey:
    def test_stands_for_an_address_wherever_it_is_worked_out(self):
        assert pictures.key_of(HEAT) == pictures.key_of(HEAT)
        assert pictures.key_of(HEAT) != pictures.key_of(AMAZON)

    def test_of_an_uploaded_picture_is_in_its_address(self):
        url = pictures.own_address("ab" * 32)
        assert url == f"/pictures/{'ab' * 12}/1280.webp"
        assert pictures.key_of(url) == "ab" * 12
        assert pictures.is_ours(url)

    @given(st.text())
    def test_fits_into_an_address(self, url):
        assert len(pictures.key_of(url.replace("\ud800", ""))) == pictures.KEY_LENGTH if url.isascii() else True


@pytest.mark.parametrize(
    "url",
    [
        "/pictures/../x/1.webp",
        "/pictures/abc/342.webp",
        HEAT,
        "",
        f"https://x.example{'/pictures/' + 'ab' * 12}/342.webp",
    ],
)
def test_what_is_not_ours_is_no_upload(url):
    assert not pictures.is_ours(url)


class TestAtTheProvider:
    @pytest.mark.parametrize(
        ("kind", "width", "size"),
        [("poster", 342, "w342"), ("poster", 780, "w780"), ("backdrop", 780, "w780"), ("backdrop", 1280, "w1280"),
         ("photo", 342, "h632"), ("photo", 500, "original"), ("still", 342, "original"), ("still", 185, "w185"), ("logo", 500, "w500")],
    )  # fmt: skip
    def test_tmdb_serves_the_size_that_fills_the_place(self, kind, width, size):
        assert pictures.at_provider(HEAT, kind, width) == f"https://image.tmdb.org/t/p/{size}/abc.jpg"

    def test_whatever_size_was_told(self):
        assert pictures.at_provider(HEAT.replace("original", "w92"), "poster", 342).endswith("/w342/abc.jpg")

    def test_wherever_it_is_said_to_live(self):
        assert pictures.at_provider("http://127.0.0.1:8690/t/p/original/a.jpg", "poster", 342).endswith(
            ":8690/t/p/w342/a.jpg"
        )

    def test_others_stay_as_they_are(self):
        assert pictures.at_provider(AMAZON, "poster", 342) == AMAZON


class TestTheBestWidth:
    @pytest.mark.parametrize(("wanted", "found"), [(342, 342), (400, 500), (500, 500), (780, 500)])
    def test_fills_the_place_or_comes_near(self, wanted, found):
        assert pictures.best_width([500, 342], wanted) == found

    def test_of_nothing_is_an_error(self):
        with pytest.raises(ValueError, match="empty"):
            pictures.best_width([], 342)


def test_a_form_shows_an_uploaded_picture_and_takes_it_back():
    editor = editing.images("poster")
    own = pictures.own_address("cd" * 32)
    value = editor.parse(f"{own}\n{HEAT}\n")
    assert [image.url for image in value] == [own, HEAT]
    assert editor.parse(editor.show(value)) == value
