import pytest

from cineteca.catalog import operations as catalog
from cineteca.catalog import queries as catalogue
from cineteca.catalog.models import IdConflict, WorkId
from cineteca.catalog.operations.errors import NothingToResolve
from tests.catalog import answers


@pytest.fixture
def other(archive, full_heat):
    """Another film, of which TMDB says that it has Heat's IMDb number."""
    other = archive.add("L.A. Takedown", year=1989, tmdb="5555")
    archive.hear(other, tmdb=answers.heat(ids={"tmdb": "5555", "imdb": "tt0113277"}))
    return other


@pytest.fixture
def settle(archive, alice):
    def settle(verdict):
        conflict = IdConflict.objects.get()
        return catalog.resolve_conflict(conflict_id=conflict.id, verdict=verdict, by=alice, at=archive.at)

    return settle


class TestAConflict:
    def test_dismissed_leaves_everything_as_it_is(self, archive, full_heat, other, settle, alice):
        before = WorkId.objects.order_by("id").values_list()
        conflict = settle("dismiss")
        assert (conflict.resolved_at, conflict.resolved_by) == (archive.at, alice)
        assert list(WorkId.objects.order_by("id").values_list()) == list(before)
        assert catalogue.list_conflicts() == []

    def test_taken_moves_the_identifier(self, full_heat, other, settle):
        settle("take")
        assert WorkId.objects.get(source="imdb", value="tt0113277").work == other
        assert b"tt0113277" in catalogue.get_card(other.slug).payload
        assert b"tt0113277" not in catalogue.get_card(full_heat.slug).payload

    def test_stays_settled_when_it_is_told_again(self, archive, other, settle):
        settle("dismiss")
        archive.hear(other, tmdb=answers.heat(ids={"tmdb": "5555", "imdb": "tt0113277"}))
        assert catalogue.list_conflicts() == []

    def test_is_settled_once(self, other, settle):
        settle("dismiss")
        with pytest.raises(NothingToResolve):
            settle("take")

    def test_over_an_impossible_identifier_cannot_be_taken(self, archive, heat, settle):
        archive.hear(heat, tmdb=answers.heat(ids={"tmdb": "949", "imdb": "nonsense"}))
        with pytest.raises(NothingToResolve, match="no possible identifier"):
            settle("take")
