"""Which of our works an entry of a list is."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cineteca.providers.contract import Listed
from cineteca.providers.matching import DECISIVE, Candidate, Match, key, match
from cineteca.providers.records import Kind

HEAT = Candidate(1, Kind.FILM, {"imdb": "tt0113277", "tmdb": "949"}, ("Heat", "Fuego contra fuego"), 1995)
RONIN = Candidate(2, Kind.FILM, {"imdb": "tt0122690", "tmdb": "8195"}, ("Ronin",), 1998)
BARE = Candidate(3, Kind.FILM, {}, ("Amélie & Co.",), 2001)
SERIES = Candidate(4, Kind.SHOW, {"imdb": "tt0113277", "tmdb": "949"}, ("Heat",), 1995)
ALL = (HEAT, RONIN, BARE, SERIES)


def entry(kind=Kind.FILM, title="Heat", year=1995, **ids):
    return Listed(kind=kind, ids=ids, rank=1, title=title, year=year)


class TestAnIdentifier:
    def test_of_imdb_decides_whatever_the_name(self):
        assert match(entry(title="Something else", year=1900, imdb="tt0113277"), ALL) == Match(1, "imdb")

    def test_of_tmdb_decides_where_imdb_says_nothing(self):
        assert match(entry(title="Something else", tmdb="8195"), ALL) == Match(2, "tmdb")

    def test_of_each_that_agree_are_one_match(self):
        assert match(entry(imdb="tt0113277", tmdb="949"), ALL) == Match(1, "imdb")

    def test_of_each_that_lead_to_two_works_match_nothing(self):
        assert match(entry(imdb="tt0113277", tmdb="8195"), ALL) is None

    def test_that_the_work_itself_contradicts_matches_nothing(self):
        assert match(entry(imdb="tt0113277", tmdb="1"), ALL) is None
        assert match(entry(imdb="tt9999999", tmdb="949"), ALL) is None

    def test_that_two_works_have_matches_nothing(self):
        assert match(entry(imdb="tt0113277"), (HEAT, replace(HEAT, work_id=9))) is None

    def test_of_another_kind_is_another_work(self):
        assert match(entry(kind=Kind.SHOW, tmdb="949"), ALL) == Match(4, "tmdb")
        assert match(entry(kind=Kind.SHOW, tmdb="8195", title="x"), ALL) is None


class TestAName:
    def test_and_year_match_where_no_identifier_does(self):
        assert match(entry(title="AMELIE and co"), (HEAT, replace(BARE, year=1995))) == Match(3, "name")

    def test_in_another_language_is_a_name_too(self):
        assert match(entry(title="Fuego contra fuego"), ALL) == Match(1, "name")

    @pytest.mark.parametrize("year", [None, 1994, 1996])
    def test_without_the_same_year_matches_nothing(self, year):
        assert match(entry(year=year), ALL) is None

    def test_that_two_works_have_matches_nothing(self):
        assert match(entry(), (HEAT, replace(RONIN, titles=("heat!",), year=1995))) is None

    def test_with_an_identifier_that_contradicts_is_another_work(self):
        assert match(entry(imdb="tt9999999"), ALL) is None
        assert match(entry(imdb="tt9999999"), (HEAT, replace(BARE, titles=("Heat",), year=1995))) == Match(3, "name")

    def test_without_a_letter_matches_nothing(self):
        assert match(entry(title="…"), (replace(HEAT, titles=("…", "?")),)) is None


numbers = st.sampled_from(["1", "2", "3"])
some_ids = st.fixed_dictionaries({}, optional={"imdb": numbers, "tmdb": numbers, "tvdb": numbers})
titles = st.sampled_from(["Heat", "heat", "Ronin", "…", "東京物語"])
years = st.none() | st.sampled_from([1995, 1998])
entries = st.builds(
    Listed, kind=st.sampled_from(Kind), ids=some_ids, rank=st.just(1), title=st.none() | titles, year=years
)
candidates = st.builds(
    Candidate,
    work_id=st.integers(1, 6),
    kind=st.sampled_from(Kind),
    ids=some_ids,
    titles=st.lists(titles, max_size=2).map(tuple),
    year=years,
)
several = st.lists(candidates, max_size=6, unique_by=lambda each: each.work_id)


@given(entries, several, st.randoms())
def test_the_order_of_the_candidates_does_not_matter(told, works, chance):
    shuffled = chance.sample(works, len(works))
    assert match(told, shuffled) == match(told, works)


@given(entries, several)
def test_a_match_is_of_its_kind_and_nothing_speaks_against_it(told, works):
    found = match(told, works)
    if found is None:
        return
    one = next(each for each in works if each.work_id == found.work_id)
    assert one.kind is told.kind
    assert all(told.ids.get(source) in {None, one.ids.get(source)} for source in DECISIVE if source in one.ids)
    rivals = [each for each in works if each.kind is told.kind and each is not one]
    assert not any(
        told.ids.get(source) and each.ids.get(source) == told.ids[source] for each in rivals for source in DECISIVE
    )
    if found.by == "name":
        assert told.year == one.year
        assert key(told.title) in {key(title) for title in one.titles}
    else:
        assert one.ids[found.by] == told.ids[found.by]


@given(entries, several, candidates)
def test_another_work_with_the_same_identifier_makes_it_ambiguous(told, works, other):
    found = match(told, works)
    if found and found.by != "name":
        twin = replace(other, work_id=99, kind=told.kind, ids={found.by: told.ids[found.by]})
        assert match(told, [*works, twin]) is None
