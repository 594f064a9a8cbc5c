"""The embedded engine keeps the contract."""

import pytest

from cineteca.search.postgres import PostgresEngine
from tests.search.contract import SearchEngineContract


@pytest.mark.django_db
class TestPostgresEngine(SearchEngineContract):
    @pytest.fixture
    def engine(self):
        return PostgresEngine()
