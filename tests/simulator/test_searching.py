"""Finding works and people by words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cineteca.simulator import omdb, searching, world

EDITION = world.fixed(date(2026, 8, 14))


def titles(text: str, year: int | None = None) -> list[str]:
    return [hit.fact["title"] for hit in searching.works(EDITION, "movie", text, year)]


class TestWorks:
    def test_of_the_very_title_come_first(self):
        assert titles("heat")[0] == "Heat"
        assert "In the Heat of the Night" in titles("heat")

    @pytest.mark.parametrize("text", ["amelie", "Amélie", "  AMÉLIE ", "amel"])
    def test_are_found_without_accents_and_by_beginnings(self, text):
        assert "Amélie" in titles(text)

    def test_are_found_by_their_original_title(self):
        assert "The Lives of Others" in titles("das leben der anderen")

    def test_of_a_year_are_of_that_year(self):
        assert {hit.fact["year"] for hit in searching.works(EDITION, "movie", "the", 1972)} == {1972}

    @pytest.mark.parametrize("text", ["", " ", "?!", "xyzzy"])
    def test_are_none_where_nothing_is_asked_or_known(self, text):
        assert titles(text) == []

    @given(st.text(max_size=30))
    def test_are_looked_for_whatever_is_asked(self, text):
        assert all(hit.fact["title"] for hit in searching.works(EDITION, "tv", text))


class TestPeople:
    def test_with_most_to_their_name_come_first(self):
        assert searching.people(EDITION, "hitchcock")[0].fact["name"] == "Alfred Hitchcock"


def at_omdb(**query: str) -> dict:
    return omdb.answer(EDITION, query)


class TestOMDb:
    def test_tells_ten_titles_a_page_and_how_many_there_are(self):
        first, second = at_omdb(s="the"), at_omdb(s="the", page="2")
        assert (len(first["Search"]), first["Response"]) == (10, "True")
        assert int(first["totalResults"]) > 100
        assert {"Title", "Year", "imdbID", "Type", "Poster"} == set(first["Search"][0])
        assert not {one["imdbID"] for one in first["Search"]} & {one["imdbID"] for one in second["Search"]}

    def test_tells_films_and_series_apart(self):
        assert {one["Type"] for one in at_omdb(s="the", type="series")["Search"]} == {"series"}
        assert {one["Type"] for one in at_omdb(s="the", type="movie")["Search"]} == {"movie"}

    @pytest.mark.parametrize(
        ("query", "error"),
        [
            ({"s": "xyzzy"}, "Movie not found!"),
            ({"s": "xyzzy", "type": "series"}, "Series not found!"),
            ({"s": "he"}, "Too many results."),
            ({"s": "heat", "page": "99"}, "Movie not found!"),
            ({"s": "heat", "type": "game"}, "Movie not found!"),
            ({}, "Incorrect IMDb ID."),
        ],
    )
    def test_does_not_find_in_its_own_words(self, query, error):
        assert at_omdb(**query) == {"Response": "False", "Error": error}

    def test_narrows_by_year(self):
        assert {one["Year"] for one in at_omdb(s="the", y="1999", type="movie")["Search"]} == {"1999"}
