import pytest

from cineteca.catalog import operations as catalog
from cineteca.catalog import queries as catalogue
from cineteca.catalog.events import WorkAdded
from cineteca.catalog.models import Card, Work, WorkId
from cineteca.catalog.operations.errors import ContradictingIds
from cineteca.core import events
from cineteca.providers.records import Kind


class TestAddingAWork:
    def test_makes_a_stub_with_a_card(self, archive):
        heat = archive.add("Heat", tmdb="949", imdb="tt0113277")
        assert (heat.kind, heat.slug, heat.title, heat.year) == ("film", "heat-1995", "Heat", 1995)
        assert dict(heat.ids.values_list("source", "value")) == {"tmdb": "949", "imdb": "tt0113277"}
        assert b'"drawn":true' in bytes(Card.objects.get(work=heat).payload)
        assert "plot" in heat.missing

    def test_twice_finds_the_first(self, archive):
        assert archive.add("Heat", tmdb="949") == archive.add("Heat again", tmdb="949")
        assert Work.objects.count() == 1

    def test_again_with_more_ids_learns_them(self, archive):
        heat = archive.add("Heat", tmdb="949")
        assert archive.add("Heat", tmdb="949", imdb="tt0113277") == heat
        assert catalogue.find_by_id("imdb", "film", "tt0113277") == heat

    def test_with_ids_of_two_works_is_refused(self, archive):
        archive.add("Heat", tmdb="949")
        archive.add("The Insider", tmdb="9008")
        with pytest.raises(ContradictingIds, match="belong to different works"):
            archive.add("Which?", tmdb="949", imdb="tt0140352") and archive.add("Which?", tmdb="9008", imdb="tt0140352")

    def test_with_an_id_that_contradicts_is_refused(self, archive):
        archive.add("Heat", tmdb="949", imdb="tt0113277")
        with pytest.raises(ContradictingIds, match="would contradict"):
            archive.add("Heat", tmdb="949", imdb="tt0000001")

    def test_with_an_impossible_id_is_refused(self, archive):
        with pytest.raises(ContradictingIds, match="imdb:113277"):
            archive.add("Heat", imdb="113277")

    def test_without_any_id_is_refused(self, archive):
        with pytest.raises(ContradictingIds, match="no identifier"):
            catalog.add_work(kind="film", ids={}, title="Heat", at=archive.at)

    def test_of_the_same_name_gives_it_a_number(self, archive):
        archive.add("Heat", tmdb="949")
        assert archive.add("Heat", tmdb="950").slug == "heat-1995-2"
        assert archive.add("Heat", tmdb="951").slug == "heat-1995-3"

    def test_films_and_shows_may_share_a_number(self, archive):
        film, show = archive.add("Fargo", tmdb="275"), archive.add("Fargo", kind="show", tmdb="275")
        assert film != show

    def test_is_told_after_commit(self, archive, monkeypatch, django_capture_on_commit_callbacks):
        heard = []
        monkeypatch.setitem(events._handlers, WorkAdded, [heard.append])
        with django_capture_on_commit_callbacks(execute=True):
            heat = archive.add("Heat", tmdb="949")
        assert heard == [WorkAdded(work_id=heat.id, kind="film")]

    def test_cleans_its_title(self, archive):
        assert archive.add("  Heat\x00\n ", tmdb="949").title == "Heat"


def stubs(count):
    for number in range(1, count + 1):
        yield catalog.Stub(kind=Kind.FILM, title=f"Film {number % 7}", year=1990, ids={"tmdb": str(number)})


class TestAddingThousands:
    def test_adds_each_once(self, archive):
        looked_at = []
        assert catalog.add_stubs(stubs(2500), at=archive.at, progress=looked_at.append) == 2500
        assert sum(looked_at) == 2500
        assert WorkId.objects.count() == Card.objects.count() == 2500
        assert Work.objects.values("slug").distinct().count() == 2500

    def test_again_adds_nothing(self, archive):
        catalog.add_stubs(stubs(10), at=archive.at)
        assert catalog.add_stubs(stubs(12), at=archive.at) == 2

    def test_passes_over_what_cannot_be(self, archive):
        odd = [
            catalog.Stub(kind=Kind.FILM, title="No id"),
            catalog.Stub(kind=Kind.FILM, title="Impossible", ids={"imdb": "x"}),
            catalog.Stub(kind=Kind.FILM, title="Fine", year=-3, ids={"tmdb": "1"}),
            catalog.Stub(kind=Kind.FILM, title="Twice", ids={"tmdb": "1"}),
        ]
        assert catalog.add_stubs(odd, at=archive.at) == 1
        assert Work.objects.get().title == "Fine"

    def test_costs_the_same_queries_for_twice_as_many(self, archive, django_assert_num_queries):
        with django_assert_num_queries(5):
            catalog.add_stubs(stubs(10), at=archive.at)
        with django_assert_num_queries(5):
            catalog.add_stubs(stubs(30), at=archive.at)
