"""Statements with patience, alone and within somebody's transaction."""

import pytest
from django.db import connection, transaction

from cineteca.search.postgres.asking import ask

SLOW = "SELECT pg_sleep(5), %(one)s"
SET = "SELECT current_setting('statement_timeout'), %(one)s::int"


@pytest.fixture(autouse=True)
def _as_usual(settings):
    settings.SEARCH_PATIENCE = 1


def timeout():
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        return cursor.fetchone()[0]


@pytest.mark.django_db(transaction=True)
class TestAlone:
    def test_a_step_that_takes_too_long_gives_nothing(self):
        assert ask(SLOW, {"one": 1}, within_ms=50) is None

    def test_and_the_next_one_answers(self):
        ask(SLOW, {"one": 1}, within_ms=50)
        assert ask(SET, {"one": 1}, within_ms=700) == [("700ms", 1)]

    def test_patience_ends_with_the_step(self):
        before = timeout()
        ask(SET, {"one": 1}, within_ms=50)
        assert timeout() == before


@pytest.mark.django_db
class TestWithinATransaction:
    def test_it_goes_on_after_a_step_that_was_given_up(self):
        with transaction.atomic():
            assert ask(SLOW, {"one": 1}, within_ms=50) is None
            assert ask(SET, {"one": 1}, within_ms=700) == [("700ms", 1)]

    def test_under_its_own_rule(self):
        with transaction.atomic():
            before = timeout()
            ask(SET, {"one": 1}, within_ms=50)
            assert timeout() == before


@pytest.mark.django_db
def test_a_slow_machine_is_given_more_where_the_settings_say_so(settings):
    settings.SEARCH_PATIENCE = 3
    assert ask(SET, {"one": 1}, within_ms=700) == [("2100ms", 1)]
