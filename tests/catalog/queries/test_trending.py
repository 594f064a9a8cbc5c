from datetime import timedelta

import pytest

from cineteca.catalog import operations as catalog
from cineteca.catalog import queries as catalogue
from cineteca.catalog.models import Work
from cineteca.catalog.operations import Trend
from tests.catalog.domain.test_popularity import NOON


@pytest.fixture
def works(archive) -> list[Work]:
    return [archive.add(f"Film {n}", tmdb=str(n + 1)) for n in range(4)]


def note(works: list[Work], *, window: str = "day", ago: timedelta = timedelta()) -> None:
    ranks = [Trend(work.id, rank) for rank, work in enumerate(works, start=1)]
    catalog.note_trends(source="tmdb", window=window, period=NOON - ago, ranks=ranks, at=NOON)


def ids(*works: Work) -> list[int]:
    return [work.id for work in works]


class TestWhatIsTalkedAbout:
    def test_comes_in_the_order_of_the_lists(self, works):
        note([works[2], works[0], works[1]])
        assert catalogue.talked_about("day", at=NOON) == ids(works[2], works[0], works[1])

    def test_of_a_day_knows_nothing_of_the_week_before(self, works):
        note(works[:1], ago=timedelta(days=4))
        note(works[1:2])
        assert catalogue.talked_about("day", at=NOON) == ids(works[1])
        assert catalogue.talked_about("week", at=NOON) == ids(works[1], works[0])

    def test_of_a_day_does_not_heed_lists_of_the_week(self, works):
        note(works[:1], window="week")
        assert catalogue.talked_about("day", at=NOON) == []
        assert catalogue.talked_about("week", at=NOON) == ids(works[0])

    def test_of_tomorrow_is_not_known(self, works):
        note(works[:1], ago=-timedelta(days=1))
        assert catalogue.talked_about("week", at=NOON) == []

    def test_can_be_films_or_shows_alone(self, archive, works):
        wire = archive.add("The Wire", kind="show", tmdb="1438")
        note(works[:1])
        note([wire])
        assert catalogue.talked_about("day", at=NOON, kind="show") == ids(wire)
        assert catalogue.talked_about("day", at=NOON, kind="film") == ids(works[0])

    def test_leaves_out_works_for_adults_alone(self, works, settings):
        note(works[:2])
        Work.objects.filter(id=works[0].id).update(adult=True)
        assert catalogue.talked_about("day", at=NOON) == ids(works[1])
        settings.ADULT = True
        assert catalogue.talked_about("day", at=NOON) == ids(works[0], works[1])
