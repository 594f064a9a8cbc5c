"""What the files say, in our own words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cineteca.catalog.domain.shapes import canonical
from cineteca.enrich.domain.datasets import kind_of, record_of
from cineteca.imdb.domain.vocabulary import CATEGORIES, GENRES, KINDS
from cineteca.imdb.queries.rows import AkaRow, PrincipalRow, TitleRow
from cineteca.imdb.queries.whole import EpisodeRow, WholeTitle
from cineteca.providers.records import Kind


def title(**more):
    values = {
        "id": 113277, "kind": "movie", "title": "Heat", "original": "", "start_year": 1995, "end_year": None,
        "runtime": 170, "genres": ("Crime",), "adult": False, "rating": 8.3, "votes": 750_000, "gone_at": None,
    }  # fmt: skip
    return TitleRow(**{**values, **more})


def credit(number, category, *characters, job="", ordering=1, name="Somebody"):
    return PrincipalRow(ordering=ordering, name_id=number, name=name, category=category, job=job, characters=characters)


def aka(name, region="", language="", *types, original=False):
    return AkaRow(
        ordering=1, title=name, region=region, language=language, types=types, attributes=(), original=original
    )


def episode(season, number, votes=0):
    return EpisodeRow(
        id=season * 100 + number, season=season, number=number, title="", runtime=None, rating=8.0, votes=votes
    )


class TestATitle:
    def test_says_what_it_is(self):
        record = record_of(WholeTitle(title()))
        assert (record.kind, record.title, record.year, record.runtime_minutes) == (Kind.FILM, "Heat", 1995, 170)
        assert dict(record.ids) == {"imdb": "tt0113277"}
        assert record.original_title == "Heat"

    def test_has_the_rating_of_imdb(self):
        (rating,) = record_of(WholeTitle(title(rating=8.300000190734863))).ratings
        assert (rating.source, rating.raw, rating.value, rating.value_100, rating.votes) == (
            "imdb",
            "8.3/10",
            8.3,
            83.0,
            750_000,
        )

    def test_that_nobody_rated_has_no_rating(self):
        assert record_of(WholeTitle(title(rating=None, votes=0))).ratings == ()

    @pytest.mark.parametrize("word", ["tvEpisode", "videoGame", "", "something new"])
    def test_that_is_neither_film_nor_show_has_no_kind(self, word):
        assert record_of(WholeTitle(title(kind=word))).kind is None

    def test_calls_genres_as_the_other_sources_do(self):
        assert record_of(WholeTitle(title(genres=("Sci-Fi", "Drama")))).genres == ("Science Fiction", "Drama")
        assert record_of(WholeTitle(title(kind="tvSeries", genres=("Sci-Fi",)))).genres == ("Sci-Fi & Fantasy",)

    def test_ended_only_as_a_show(self):
        assert record_of(WholeTitle(title(kind="tvSeries", end_year=2008))).status == "Ended"
        assert record_of(WholeTitle(title(end_year=2008))).status is None


class TestItsOtherNames:
    def test_keep_countries_and_languages_of_today_alone(self):
        told = (aka("Heat", "XWW", "en"), aka("Vrelina", "XYU"), aka("Fuego contra fuego", "ES", "", "imdbDisplay"))
        titles = record_of(WholeTitle(title(), told)).titles
        assert [(one.title, one.region, one.language, one.type) for one in titles] == [
            ("Heat", None, "en", None),
            ("Vrelina", None, None, None),
            ("Fuego contra fuego", "ES", None, None),
        ]

    def test_come_once_and_without_the_original(self):
        told = (aka("Heat", original=True), aka("Hitze", "DE"), aka("Hitze", "DE"))
        assert [one.title for one in record_of(WholeTitle(title(), told)).titles] == ["Hitze"]


class TestItsPeople:
    def test_are_cast_with_all_their_parts(self):
        people = (credit(1, "actor", "Kirk"), credit(2, "actress", "Nurse"), credit(1, "self", "Himself"))
        cast = record_of(WholeTitle(title(), people=people)).cast
        assert [(one.person.ids["imdb"], one.character, one.order) for one in cast] == [
            ("nm0000001", "Kirk / Himself", 0),
            ("nm0000002", "Nurse", 1),
        ]

    def test_are_crew_by_the_jobs_that_the_other_sources_name(self):
        people = (credit(1, "director"), credit(1, "writer", job="screenplay"), credit(2, "composer"))
        crew = record_of(WholeTitle(title(), people=people)).crew
        assert [(one.department, one.job) for one in crew] == [
            ("Directing", "Director"),
            ("Writing", "Screenplay"),
            ("Sound", "Original Music Composer"),
        ]

    def test_without_a_name_are_left_out(self):
        assert record_of(WholeTitle(title(), people=(credit(1, "actor", name=""),))).cast == ()


class TestItsEpisodes:
    def test_stand_in_their_seasons(self):
        told = (episode(1, 1, votes=5), episode(1, 2), episode(2, 1))
        seasons = record_of(WholeTitle(title(kind="tvSeries"), episodes=told)).seasons
        assert [(season.number, [each.number for each in season.episodes]) for season in seasons] == [
            (1, [1, 2]),
            (2, [1]),
        ]
        assert seasons[0].episodes[0].ratings
        assert not seasons[0].episodes[1].ratings

    def test_of_two_with_one_number_the_first_stands(self):
        told = (episode(1, 1, votes=5), episode(1, 1, votes=7))
        (season,) = record_of(WholeTitle(title(kind="tvSeries"), episodes=told)).seasons
        assert [each.ratings[0].votes for each in season.episodes] == [5]

    def test_belong_to_shows_alone(self):
        assert record_of(WholeTitle(title(), episodes=(episode(1, 1),))).seasons == ()


years = st.none() | st.integers(-32768, 32767)
rows = st.builds(
    TitleRow,
    id=st.integers(1, 2**31 - 1), kind=st.sampled_from([*KINDS, ""]), title=st.text(), original=st.text(),
    start_year=years, end_year=years, runtime=st.none() | st.integers(0, 2**31 - 1),
    genres=st.lists(st.sampled_from(sorted(GENRES))).map(tuple), adult=st.booleans(),
    rating=st.none() | st.floats(0, 10), votes=st.integers(0, 2**31 - 1), gone_at=st.none(),
)  # fmt: skip
people = st.builds(
    PrincipalRow,
    ordering=st.integers(0, 99), name_id=st.integers(1, 9), name=st.text(), category=st.sampled_from([*CATEGORIES, ""]),
    job=st.text(), characters=st.lists(st.text()).map(tuple),
)  # fmt: skip


@given(row=rows, cast=st.lists(people).map(tuple))
def test_whatever_the_tables_hold_becomes_a_record(row, cast):
    record = record_of(WholeTitle(row, people=cast))
    assert record.kind is kind_of(row.kind)
    assert canonical(record).title == (row.title or None)
    assert [one.order for one in record.cast] == list(range(len(record.cast)))
