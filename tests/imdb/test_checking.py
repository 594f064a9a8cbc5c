"""Whether the tables of the datasets hold together."""

from datetime import UTC, datetime, timedelta

import pytest

from cineteca.imdb.domain.checks import CHECKS
from cineteca.imdb.domain.vocabulary import KINDS
from cineteca.imdb.models import Aka, Crew, Dataset, Episode, Inspection, Name, Principal, Rating, Title
from cineteca.imdb.operations import checking
from cineteca.imdb.queries.checking import latest_look, list_looks

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
FILES = (
    "title.basics", "title.akas", "title.crew", "title.episode", "title.principals", "title.ratings", "name.basics",
)  # fmt: skip

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def loaded(db):
    for name in FILES:
        Dataset.objects.create(name=name, size=1, digest="1", choice="1", loaded_at=MONDAY)
    title(1, "Heat", start_year=1995, votes=10, rating=8.0)
    Rating.objects.create(id=1, rating=8.0, votes=10)
    Name.objects.create(id=1, name="Michael Mann", birth_year=1943)
    Principal.objects.create(title_id=1, ordering=1, name_id=1, category=1)
    Aka.objects.create(title_id=1, ordering=1, title="Heat")
    Crew.objects.create(title_id=1, directors=[1])


def title(number, name, kind="movie", **more):
    return Title.objects.create(id=number, kind=KINDS[kind], title=name, **more)


def found(at=MONDAY):
    return {one.check.name: one for one in checking.check(at=at).found}


def counts(at=MONDAY):
    return {name: one.count for name, one in found(at).items() if one.count}


class TestTablesThatHoldTogether:
    def test_are_found_so_by_every_check(self):
        assert list(found()) == [check.name for check in CHECKS]
        assert counts() == {}

    def test_are_not_looked_at_for_files_that_are_not_there(self):
        Dataset.objects.exclude(name="name.basics").delete()
        assert list(found()) == ["name-lifespan"]

    def test_that_are_empty_hold_together(self):
        for table in (Title, Rating, Name, Principal, Aka, Crew):
            table.objects.all().delete()
        assert counts() == {}


WRONG = {
    "title-years": lambda: title(2, "Backwards", start_year=1995, end_year=1990),
    "title-runtime": lambda: title(2, "Endless", runtime=99_999),
    "title-twice": lambda: title(2, "HEAT", start_year=1995),
    "rating-range": lambda: Rating.objects.filter(id=1).update(votes=0) and Title.objects.filter(id=1).update(votes=0),
    "rating-orphan": lambda: Rating.objects.create(id=9, rating=5, votes=5),
    "rating-differs": lambda: Title.objects.filter(id=1).update(votes=11),
    "aka-orphan": lambda: Aka.objects.create(title_id=9, ordering=1, title="Nobody's"),
    "principal-orphan": lambda: Principal.objects.create(title_id=9, ordering=1, name_id=1, category=1),
    "principal-nameless": lambda: Principal.objects.create(title_id=1, ordering=2, name_id=9, category=1),
    "crew-orphan": lambda: Crew.objects.create(title_id=9),
    "episode-orphan": lambda: Episode.objects.create(id=8, parent_id=1, season=1, number=1),
    "name-lifespan": lambda: Name.objects.create(id=2, name="Nobody", birth_year=1950, death_year=1940),
}


@pytest.mark.parametrize("name", WRONG)
def test_each_check_finds_what_it_is_for_and_no_other_does(name):
    WRONG[name]()
    assert counts() == {name: 1}


class TestEpisodes:
    @pytest.fixture(autouse=True)
    def show(self):
        for number in range(10, 20):
            title(number, f"Title {number}", kind="tvEpisode")

    def test_that_are_their_own_show_are_a_cycle(self):
        Episode.objects.create(id=10, parent_id=10)
        assert counts() == {"episode-cycle": 1, "episode-in-episode": 1}

    def test_that_are_each_others_show_are_a_cycle_each(self):
        for number, above in ((10, 11), (11, 12), (12, 10), (13, 10)):
            Episode.objects.create(id=number, parent_id=above)
        assert found()["episode-cycle"].samples == (
            ("tt0000010", "after 3 steps"),
            ("tt0000011", "after 3 steps"),
            ("tt0000012", "after 3 steps"),
        )

    def test_of_episodes_are_no_cycle(self):
        Episode.objects.create(id=10, parent_id=11)
        Episode.objects.create(id=11, parent_id=1)
        assert counts() == {"episode-in-episode": 1}

    def test_with_one_number_are_counted_by_the_number(self):
        for number in (10, 11, 12):
            Episode.objects.create(id=number, parent_id=1, season=1, number=1)
        assert counts() == {"episode-twice": 1}


class TestYears:
    @pytest.mark.parametrize(("year", "wrong"), [(1869, True), (1894, False), (2041, False), (2042, True)])
    def test_of_titles_lie_between_the_first_film_and_what_is_planned(self, year, wrong):
        title(2, "Somewhen", start_year=year)
        assert ("title-years" in counts()) is wrong

    @pytest.mark.parametrize(
        ("born", "died", "wrong"), [(1900, 2000, False), (1800, 1999, True), (2027, None, True), (None, 1990, False)]
    )
    def test_of_people_are_a_lifespan(self, born, died, wrong):
        Name.objects.create(id=2, name="Somebody", birth_year=born, death_year=died)
        assert ("name-lifespan" in counts()) is wrong


class TestLooks:
    def test_are_none_before_the_first(self):
        assert latest_look() is None

    def test_are_kept_and_compared_with_the_one_before(self):
        checking.check(at=MONDAY)
        WRONG["title-years"]()
        look = checking.check(at=MONDAY + timedelta(days=1))
        (years,) = [one for one in look.found if one.check.name == "title-years"]
        assert (years.count, years.before) == (1, 0)
        assert years.samples == (("tt0000002", "Backwards 1995–1990"),)
        assert latest_look() == look

    def test_name_the_first_of_many_and_count_them_all(self):
        Title.objects.bulk_create(
            Title(id=number, kind=1, title=f"Film {number}", start_year=1700) for number in range(100, 150)
        )
        years = found()["title-years"]
        assert (years.count, len(years.samples)) == (50, 20)

    def test_are_let_go_when_they_are_old(self, monkeypatch):
        monkeypatch.setattr(checking, "KEPT", 3)
        for day in range(5):
            checking.check(at=MONDAY + timedelta(days=day))
        assert Inspection.objects.count() == 3
        assert [look.at.day for look in list_looks()] == [6, 5, 4]
