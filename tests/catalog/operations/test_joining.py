"""A title adopted from the datasets, and the same work as another source knows it."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model

from cineteca.catalog import operations as catalog
from cineteca.catalog import queries as catalogue
from cineteca.catalog.events import WorkGone
from cineteca.catalog.models import Claim, IdConflict, Work, WorkId
from cineteca.core import events
from cineteca.providers.records import Kind, WorkRecord

HEAT = "tt0113277"


@pytest.fixture
def adopted(archive):
    work = archive.add("Heat", year=1995, imdb=HEAT)
    archive.hear(
        work, imdb=WorkRecord(kind=Kind.FILM, ids={"imdb": HEAT}, title="Heat", year=1995, runtime_minutes=170)
    )
    return work


def of_tmdb(**more):
    ids = {"tmdb": "949", "imdb": HEAT} | more.pop("ids", {})
    return WorkRecord(kind=Kind.FILM, ids=ids, title="Heat", plot="Two men talk over coffee.", **more)


class TestAWorkThatLearnsTheIdentifierOfAnAdoptedOne:
    def test_becomes_one_with_it(self, archive, adopted):
        heat = archive.add("Heat", year=1995, tmdb="949")
        outcome = archive.hear(heat, tmdb=of_tmdb())
        assert list(Work.objects.values_list("id", flat=True)) == [heat.id]
        assert dict(WorkId.objects.values_list("source", "value")) == {"tmdb": "949", "imdb": HEAT}
        assert set(Claim.objects.values_list("provider", flat=True)) == {"tmdb", "imdb"}
        assert not outcome.conflicts
        assert not IdConflict.objects.exists()

    def test_shows_what_either_told(self, archive, adopted):
        heat = archive.add("Heat", year=1995, tmdb="949")
        archive.hear(heat, tmdb=of_tmdb())
        page = archive.page(Work.objects.get(id=heat.id))
        assert (page.plot, page.runtime_minutes) == ("Two men talk over coffee.", 170)

    def test_answers_to_both_names(self, archive, adopted):
        heat = archive.add("Heat", year=1995, tmdb="949")
        archive.hear(heat, tmdb=of_tmdb())
        assert adopted.slug != heat.slug
        assert catalogue.find_former(adopted.slug).id == heat.id

    def test_tells_the_rooms_above(self, archive, adopted, monkeypatch):
        told = []
        monkeypatch.setitem(events._handlers, WorkGone, [told.append])
        heat = archive.add("Heat", year=1995, tmdb="949")
        archive.hear(heat, tmdb=of_tmdb())
        assert told == [WorkGone(work_id=adopted.id, into=heat.id)]

    def test_says_nothing_new_when_it_hears_the_same_again(self, archive, adopted):
        heat = archive.add("Heat", year=1995, tmdb="949")
        archive.hear(heat, tmdb=of_tmdb())
        archive.changes.clear()
        archive.later(days=1)
        archive.hear(heat, tmdb=of_tmdb())
        assert not archive.changes


class TestTwoWorksStayTwo:
    @pytest.fixture
    def heat(self, archive):
        return archive.add("Heat", year=1995, tmdb="949")

    def stay_two(self, archive, heat, record):
        outcome = archive.hear(heat, tmdb=record)
        assert [refusal.reason for refusal in outcome.conflicts] == ["taken"]
        assert Work.objects.count() == 2

    def test_where_their_years_lie_apart(self, archive, heat):
        archive.add("Heat", year=1986, imdb=HEAT)
        other = Work.objects.get(year=1986)
        archive.hear(other, imdb=WorkRecord(kind=Kind.FILM, ids={"imdb": HEAT}, title="Heat", year=1986))
        self.stay_two(archive, heat, of_tmdb())

    def test_where_a_person_touched_the_adopted_one(self, archive, adopted, heat):
        alice = get_user_model().objects.create_user("alice@example.org", is_staff=True)
        catalog.lock_field(work_id=adopted.id, path="title", by=alice, at=archive.at)
        self.stay_two(archive, heat, of_tmdb())

    def test_where_the_adopted_one_has_an_identifier_that_the_answer_does_not_carry(self, archive, adopted, heat):
        archive.hear(adopted, omdb=WorkRecord(ids={"imdb": HEAT, "tvdb": "17"}, title="Heat"))
        self.stay_two(archive, heat, of_tmdb())

    def test_where_the_holder_was_never_told_of_by_the_datasets(self, archive, heat):
        archive.add("Heat", year=1995, imdb=HEAT)
        self.stay_two(archive, heat, of_tmdb())


def test_what_the_files_said_long_ago_overrules_nothing_that_was_said_since(archive):
    heat = archive.add("Heat", imdb=HEAT)
    archive.hear(heat, imdb=catalog.ProviderSaid(WorkRecord(ids={"imdb": HEAT}, title="Heat", runtime_minutes=170)))
    old = catalog.ProviderSaid(
        WorkRecord(ids={"imdb": HEAT}, title="Heat", runtime_minutes=1), at=archive.at - timedelta(days=400)
    )
    archive.hear(heat, imdb=old)
    assert archive.page(heat).runtime_minutes == 170
