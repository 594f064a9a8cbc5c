import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from cineteca.search.queries import Filters
from cineteca.web import asking
from cineteca.web.asking import Asked, Shelf


def read(address: str, **more) -> Asked:
    return asking.read(QueryDict(address.partition("?")[2]), region="US", **more)


class TestAnAddress:
    @pytest.mark.parametrize(
        "address",
        [
            "/search/",
            "/search/?q=heat",
            "/search/?q=heat&group=people&sort=title",
            "/search/?q=heat&kind=film&genre=Crime&genre=Drama&decade=1990&rating=7",
            "/search/?language=fr&country=FR&runtime=90-119&certification=US%3APG-13&service=prime-video&sort=newest",
        ],
    )
    def test_is_read_and_written_back(self, address):
        assert asking.address(read(address)) == address

    def test_of_a_shelf_says_nothing_of_what_the_shelf_is(self):
        shelf = Shelf("genre", "Crime", "/browse/genre/crime/")
        asked = read("/browse/genre/crime/?genre=Drama&decade=1990&q=heat&group=people", shelf=shelf)
        assert asking.address(asked) == "/browse/genre/crime/?decade=1990"
        assert asking.filters(asked) == Filters(genres=("Crime",), decades=(1990,), region="US")

    @pytest.mark.parametrize(
        "odd",
        ["kind=opera", "decade=1995", "decade=0990", "rating=11", "runtime=x-y", "runtime=-", "country=usa",
         "language=English", "sort=loud", "group=none", "genre=", "service=a b", "runtime=99999-"],
    )  # fmt: skip
    def test_that_cannot_be_meant_asks_for_nothing(self, odd):
        assert asking.address(read(f"/search/?{odd}")) == "/search/"

    def test_of_very_many_values_is_read_as_far_as_somebody_may_mean_it(self):
        many = "&".join(f"genre=g{n}" for n in range(100))
        assert len(read(f"/search/?{many}").chosen("genre")) == asking.MOST

    @given(st.text(max_size=300))
    def test_of_any_text_is_written_as_it_is_read(self, text):
        said = QueryDict(mutable=True)
        said["q"] = text
        asked = asking.read(said, region="US")
        assert len(asked.text) <= asking.LONGEST
        assert read(asking.address(asked)) == asked


class TestAChoice:
    def test_is_added_and_taken_away(self):
        asked = Asked(text="heat").toggled("genre", "Crime").toggled("genre", "Drama")
        assert asked.chosen("genre") == ("Crime", "Drama")
        assert asked.toggled("genre", "Crime").chosen("genre") == ("Drama",)

    def test_of_a_range_takes_the_place_of_the_other(self):
        asked = Asked().toggled("rating", "7").toggled("rating", "8")
        assert asked.chosen("rating") == ("8",)
        assert asked.toggled("rating", "8").chosen("rating") == ()

    @pytest.mark.parametrize(
        ("runtime", "least", "most"), [("90-119", 90, 119), ("150-", 150, None), ("-89", None, 89), ("0-29", 0, 29)]
    )
    def test_of_a_length_has_two_ends(self, runtime, least, most):
        filters = asking.filters(read(f"/search/?runtime={runtime}"))
        assert (filters.runtime_from, filters.runtime_to) == (least, most)


def test_what_comes_first_is_the_likeliest_and_without_a_name_the_best_known():
    assert Asked(text="heat").order == "relevance"
    assert Asked().order == "popularity"
    assert Asked(text="heat", sort="newest").order == "newest"


def test_people_are_not_asked_for_by_the_choices_of_titles():
    asked = read("/search/?q=pacino&group=people&genre=Crime")
    assert asking.question(asked, language="en", limit=5).filters == Filters()
