"""What the operator is told in figures."""

import pytest

from cineteca.core import clock
from cineteca.core.telemetry import counts
from cineteca.ops.metrics.search import index
from cineteca.search import queries as search
from tests.search.shelf import SHELF


@pytest.mark.django_db
class TestFigures:
    def test_how_long_answers_take_is_told_by_group(self):
        search.search(search.Query(text="heat", group="people"))
        search.suggest("heat")
        told = counts.told().decode()
        assert 'cineteca_search_seconds_count{what="people"}' in told
        assert 'cineteca_search_seconds_count{what="suggest"}' in told

    def test_size_and_lag_of_the_index_are_told(self):
        search.engine().index(SHELF)
        told = {family.name: family.samples[0].value for family in index(clock.now())}
        assert told["cineteca_search_documents"] == len(SHELF)
        assert told["cineteca_search_lag_seconds"] == 0
