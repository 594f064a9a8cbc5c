import pytest
from django.db import DatabaseError, connection, transaction

from cineteca.core.database.trips import Statement, send, send_one

pytestmark = pytest.mark.django_db


def test_every_statement_gets_its_rows():
    answers = send([Statement("SELECT %(n)s::int", {"n": 1}), Statement("SET LOCAL work_mem = '4MB'", {}),
                    Statement("SELECT generate_series(1, 2)", {})])  # fmt: skip
    assert answers == [[(1,)], [], [(1,), (2,)]]


def test_what_comes_later_sees_what_came_before():
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE seen (n int) ON COMMIT DROP")
    send([Statement("INSERT INTO seen VALUES (%(n)s)", {"n": n}) for n in (1, 2)])
    assert send_one("SELECT count(*) FROM seen", {}) == [(2,)]


def test_a_failure_is_django_s_and_leaves_the_transaction_usable():
    with pytest.raises(DatabaseError), transaction.atomic():
        send([Statement("SELECT 1", {}), Statement("SELECT 1 / 0", {}), Statement("SELECT 2", {})])
    assert send_one("SELECT 3", {}) == [(3,)]


def test_statements_are_planned_once_a_connection():
    for _ in range(3):
        send_one("SELECT %(n)s::int + 40", {"n": 2})
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%+ 40'")
        assert cursor.fetchone() == (1,)


def test_they_are_counted_with_django_s(django_assert_num_queries):
    with django_assert_num_queries(2):
        send([Statement("SELECT 1", {}), Statement("SELECT 2", {})])
