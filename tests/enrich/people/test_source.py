from datetime import timedelta

import pytest

from cineteca.enrich.queries.people import people_source
from cineteca.outbound.models import Breaker
from tests.enrich.people import world
from tests.enrich.people.world import NOON


@pytest.fixture
def breaker(db):
    def opened(host: str) -> None:
        Breaker.objects.create(
            provider="tmdb", host=host, failures=5, opened_at=NOON, until=NOON + timedelta(minutes=5), last_error="503"
        )

    return opened


class TestWhoSpeaks:
    def test_is_tmdb_with_the_datasets_beside_it(self, datasets, with_key):
        source = people_source(NOON)
        assert (source.speaks, source.datasets, source.why) == ("tmdb", "fresh", ())

    def test_are_the_datasets_without_a_key(self, datasets):
        source = people_source(NOON)
        assert (source.speaks, source.why) == ("imdb", ("tmdb_no_key",))

    def test_are_the_datasets_while_tmdb_is_left_alone(self, datasets, with_key, breaker):
        breaker("api.themoviedb.org:443")
        source = people_source(NOON + timedelta(minutes=1))
        assert (source.speaks, source.why) == ("imdb", ("tmdb_down",))

    def test_is_tmdb_when_only_its_pictures_fail(self, datasets, with_key, breaker):
        breaker("image.tmdb.org:443")
        assert people_source(NOON + timedelta(minutes=1)).speaks == "tmdb"

    def test_is_tmdb_where_no_datasets_are(self, db, with_key):
        source = people_source(NOON)
        assert (source.speaks, source.fills, source.why) == ("tmdb", False, ("datasets_missing",))

    def test_is_tmdb_where_they_are_old(self, datasets, with_key):
        source = people_source(NOON + timedelta(days=40))
        assert (source.speaks, source.fills, source.why) == ("tmdb", True, ("datasets_old",))

    def test_is_nobody_where_both_are_missing(self, db):
        source = people_source(NOON)
        assert (source.speaks, source.why) == ("kept", ("tmdb_no_key", "datasets_missing"))

    def test_says_how_old_the_datasets_are(self, db):
        world.loaded(age=timedelta(days=2))
        assert people_source(NOON).datasets_at == NOON - timedelta(days=2)

    def test_costs_three_queries(self, datasets, with_key, django_assert_num_queries):
        with django_assert_num_queries(3):
            people_source(NOON)
