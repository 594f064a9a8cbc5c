"""After a load, claims follow what the files say now."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cineteca.catalog import operations as catalog
from cineteca.catalog.events import WorkAdded, WorkChanged
from cineteca.catalog.models import Claim, Rating, Work
from cineteca.core import events
from cineteca.enrich import operations as enrich
from cineteca.enrich.models import DatasetClaim
from cineteca.enrich.operations import datasets
from cineteca.imdb.domain.vocabulary import KINDS
from cineteca.imdb.events import DatasetsLoaded
from cineteca.imdb.models import Name, Title
from tests.enrich.datasets import filled

pytestmark = pytest.mark.django_db


def renew(**options):
    return enrich.renew_from_datasets(trigger="manual", now=options.pop("now", lambda: filled.MONDAY), **options)


def add(title="Heat", imdb="tt0113277", kind="film"):
    return catalog.add_work(kind=kind, ids={"imdb": imdb}, title=title, at=filled.MONDAY)


@pytest.fixture
def heat(db):
    filled.heat()
    filled.files()
    return add()


class TestALoad:
    def test_gives_works_that_are_here_their_first_claim(self, heat):
        run = renew()
        assert (run.checked, run.ingested, run.skipped) == (1, 1, 0)
        assert Claim.objects.get().record["runtime_minutes"] == 170

    def test_that_brings_nothing_new_writes_nothing(self, heat):
        renew()
        before = Claim.objects.values().get()
        with CaptureQueriesContext(connection) as asked:
            run = renew(now=lambda: filled.MONDAY + timedelta(days=1))
        assert (run.checked, run.ingested, run.skipped) == (1, 0, 1)
        assert Claim.objects.values().get() == before
        assert not [query for query in asked if "catalog_" in query["sql"] and "SELECT" not in query["sql"]]

    def test_with_other_votes_renews_the_rating(self, heat):
        renew()
        Title.objects.filter(id=filled.HEAT).update(votes=750_001)
        filled.files(published_at=filled.PUBLISHED + timedelta(days=1))
        assert renew().ingested == 1
        assert Rating.objects.get(work=heat).votes == 750_001

    def test_with_another_name_of_an_actor_renews_the_cast(self, heat):
        renew()
        Name.objects.filter(id=filled.PACINO).update(name="Alfredo Pacino")
        assert renew().ingested == 1
        assert Claim.objects.get().record["cast"][0]["person"]["name"] == "Alfredo Pacino"

    def test_of_older_files_overrules_nothing(self, heat):
        renew()
        Title.objects.filter(id=filled.HEAT).update(votes=5)
        filled.files(published_at=filled.PUBLISHED - timedelta(days=900))
        renew()
        assert Rating.objects.get(work=heat).votes == 750_000

    def test_makes_no_claims_of_titles_that_are_no_works(self, heat):
        filled.wire()
        renew()
        assert Claim.objects.count() == Work.objects.count() == 1

    def test_that_lost_a_title_takes_nothing_away(self, heat):
        renew()
        Title.objects.filter(id=filled.HEAT).update(gone_at=filled.MONDAY)
        assert renew().ingested == 0
        assert Claim.objects.get().record["runtime_minutes"] == 170


class TestManyWorks:
    @pytest.fixture
    def many(self, db, monkeypatch):
        monkeypatch.setattr(datasets, "BATCH", 4)
        monkeypatch.setattr(datasets, "READ_AT_ONCE", 3)
        for number in range(1, 12):
            Title.objects.create(id=number, kind=KINDS["movie"], title=f"Film {number}", start_year=2000)
            add(f"Film {number}", f"tt{number:07d}")
        filled.files()

    def test_are_all_claimed(self, many):
        assert renew().ingested == 11
        assert Claim.objects.count() == 11

    def test_that_were_not_reached_are_done_by_the_next_run(self, many):
        late = iter([filled.MONDAY, filled.MONDAY, filled.MONDAY])
        run = renew(now=lambda: next(late, filled.MONDAY + timedelta(hours=1)), budget=timedelta(minutes=1))
        assert 0 < run.ingested < 11
        assert "next run" in run.errors[0]["error"]
        assert renew().ingested == 11 - run.ingested

    def test_that_do_not_differ_cost_the_same_queries_however_many_they_are(self, many, monkeypatch):
        monkeypatch.setattr(datasets, "BATCH", 100)
        renew()

        def cost():
            with CaptureQueriesContext(connection) as asked:
                renew()
            return len(asked)

        few = cost()
        for number in range(12, 24):
            Title.objects.create(id=number, kind=KINDS["movie"], title=f"Film {number}")
            add(f"Film {number}", f"tt{number:07d}")
        renew()
        assert cost() == few

    def test_that_cannot_be_written_fail_alone(self, many, monkeypatch):
        claim = catalog.claim

        def hard(*, work_id, **rest):
            if work_id == Work.objects.get(title="Film 5").id:
                raise ValueError("no")
            return claim(work_id=work_id, **rest)

        monkeypatch.setattr(catalog, "claim", hard)
        run = renew()
        assert (run.ingested, run.failed) == (10, 1)
        monkeypatch.undo()
        assert renew().ingested == 1


class TestWhatMakesAJob:
    @pytest.fixture
    def waiting(self, monkeypatch):
        """Jobs of this room that are asked for; the rooms above ask for theirs."""
        asked = []

        def enqueue(name, **more):
            if name.startswith("enrich."):
                asked.append((name, more.get("work_id")))

        monkeypatch.setattr("cineteca.core.jobs.enqueue", enqueue)
        return asked

    def test_a_load_does(self, waiting, db):
        events._dispatch(DatasetsLoaded(files=("title.basics",), titles_changed=1, names_changed=0, at=filled.MONDAY))
        assert waiting == [("enrich.renew_from_datasets", None)]

    def test_a_new_work_does(self, waiting, heat):
        waiting.clear()
        events._dispatch(WorkAdded(work_id=heat.id, kind="film"))
        assert waiting == [("enrich.claim_from_datasets", heat.id)]

    def test_a_work_that_learns_its_imdb_id_does(self, waiting, heat):
        waiting.clear()
        events._dispatch(WorkChanged(work_id=heat.id, fields=("ids.imdb", "plot")))
        assert ("enrich.claim_from_datasets", heat.id) in waiting

    def test_other_changes_do_not(self, waiting, heat):
        waiting.clear()
        events._dispatch(WorkChanged(work_id=heat.id, fields=("runtime_minutes",)))
        assert not [name for name, _ in waiting if "datasets" in name]

    def test_a_new_work_does_not_where_no_datasets_are_loaded(self, waiting, db):
        work = add()
        waiting.clear()
        events._dispatch(WorkAdded(work_id=work.id, kind="film"))
        assert waiting == []


def test_a_work_alone_is_claimed_once(heat):
    assert enrich.claim_from_datasets(work_id=heat.id, at=filled.MONDAY)
    assert not enrich.claim_from_datasets(work_id=heat.id, at=filled.MONDAY)
    assert DatasetClaim.objects.count() == 1
