"""Titles that somebody wants become works."""

import threading

import pytest
from django.db import connections

from cineteca.catalog import operations as catalog
from cineteca.catalog import queries as catalogue
from cineteca.catalog.models import Claim, PersonId, Work, WorkId
from cineteca.enrich import operations as enrich
from cineteca.enrich.models import Refresh
from cineteca.imdb.models import Title
from cineteca.providers.records import WorkRecord
from tests.enrich.datasets import filled

pytestmark = pytest.mark.django_db


def adopt(imdb_id="tt0113277"):
    return enrich.adopt(imdb_id=imdb_id, trigger="page", now=lambda: filled.MONDAY)


@pytest.fixture
def titles(db):
    filled.heat()
    filled.wire()
    filled.files()


class TestATitleThatIsAdopted:
    def test_is_a_work_with_all_that_the_datasets_tell(self, titles):
        work = adopt()
        page = catalogue.get_work_page(work.slug)
        assert (work.kind, work.title, work.year) == ("film", "Heat", 1995)
        assert (page.runtime_minutes, list(page.genres)) == (170, ["Crime", "Drama"])
        assert [(who.name, who.character) for who in page.cast] == [
            ("Al Pacino", "Vincent Hanna"),
            ("Robert De Niro", "Neil McCauley"),
        ]
        assert [(rated.rating.source, rated.rating.votes) for rated in page.ratings] == [("imdb", 750_000)]

    def test_was_told_of_when_the_files_were_made(self, titles):
        adopt()
        assert Claim.objects.get().confirmed == {"*": filled.PUBLISHED.isoformat()}

    def test_knows_its_people_by_their_ids(self, titles):
        adopt()
        assert set(PersonId.objects.values_list("source", "value")) == {
            ("imdb", "nm0000199"), ("imdb", "nm0000134"), ("imdb", "nm0000520"),
        }  # fmt: skip

    def test_is_asked_about_before_all_others(self, titles):
        work = adopt()
        assert Refresh.objects.get(work=work).urgent

    def test_twice_is_one_work(self, titles):
        assert adopt().id == adopt().id
        assert Work.objects.count() == 1

    def test_by_an_odd_form_of_its_id_is_the_same_work(self, titles):
        assert adopt("TT113277").id == adopt(" tt00113277 ").id
        assert WorkId.objects.get().value == "tt0113277"

    def test_that_the_catalogue_has_is_that_work_and_is_left_as_it_is(self, titles):
        known = catalog.add_work(kind="film", ids={"tmdb": "949", "imdb": "tt0113277"}, title="Heat", at=filled.MONDAY)
        assert adopt().id == known.id
        assert not Claim.objects.exists()

    def test_as_a_show_has_its_episodes(self, titles):
        page = catalogue.get_work_page(adopt("tt0306414").slug)
        assert [(season.number, season.episodes[0].title) for season in page.seasons] == [(1, "The Target")]


class TestWhatStaysOut:
    def test_is_a_title_that_nobody_knows(self, titles):
        with pytest.raises(enrich.UnknownTitle, match="tt9999999"):
            adopt("tt9999999")

    @pytest.mark.parametrize(
        "text", ["", "nm0000199", "tt", "tt0", "tt99999999999", "tt0113277'; --", "٣tt", "tt１２３"]
    )
    def test_is_what_is_no_id(self, titles, text):
        with pytest.raises(enrich.UnknownTitle):
            adopt(text)

    def test_is_an_episode(self, titles):
        with pytest.raises(enrich.NotAWork):
            adopt("tt0749451")

    def test_is_a_title_that_the_files_know_no_more(self, titles):
        Title.objects.filter(id=filled.HEAT).update(gone_at=filled.MONDAY)
        with pytest.raises(enrich.UnknownTitle):
            adopt()

    def test_is_a_title_for_adults_unless_the_settings_let_it_in(self, titles, settings):
        Title.objects.filter(id=filled.HEAT).update(adult=True)
        with pytest.raises(enrich.ForAdults):
            adopt()
        settings.ADULT = True
        assert adopt().adult

    def test_leaves_nothing_behind(self, titles):
        with pytest.raises(enrich.NotAWork):
            adopt("tt0749451")
        assert not Work.objects.exists()
        assert not Refresh.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_eight_who_adopt_at_once_get_one_work(transactional_db):
    filled.heat()
    filled.files()
    together, found, failed = threading.Barrier(8), [], []

    def one():
        try:
            together.wait(20)
            found.append(adopt().id)
        except Exception as error:  # noqa: BLE001 - told to the test below
            failed.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=one) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not failed
    assert len(set(found)) == 1
    assert Work.objects.count() == 1
    assert Claim.objects.count() == 1


class TestOfAWorkThatIsHereTwice:
    """Once by its number at TMDB, once by its IMDb id."""

    def tell(self, work, **more):
        ids = {"tmdb": "949", "imdb": "tt0113277"}
        record = WorkRecord(kind="film", ids=ids, title="Heat", plot="Two men.", **more)
        return catalog.claim(work_id=work.id, answers={"tmdb": catalog.ProviderSaid(record)}, at=filled.MONDAY)

    def test_one_is_left_where_tmdb_tells_of_the_elder(self, titles):
        elder = catalog.add_work(kind="film", ids={"tmdb": "949"}, title="Heat", year=1995, at=filled.MONDAY)
        adopt()
        self.tell(elder)
        assert list(Work.objects.values_list("id", flat=True)) == [elder.id]
        assert adopt().id == elder.id

    def test_one_is_left_where_tmdb_tells_of_the_adopted_one_first(self, titles):
        elder = catalog.add_work(kind="film", ids={"tmdb": "949"}, title="Heat", year=1995, at=filled.MONDAY)
        adopted = adopt()
        self.tell(adopted)
        assert Work.objects.count() == 2  # nobody has told it of the elder yet
        self.tell(elder)
        assert list(Work.objects.values_list("id", flat=True)) == [elder.id]
