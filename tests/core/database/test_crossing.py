"""Two that cross each other on a real server: both get through."""

from threading import Barrier, Thread

import pytest
from django.db import OperationalError, connection, transaction

from cineteca.core.database.crossing import TRIES, again_after_deadlock

FIRST, SECOND = "accounts_user", "auth_group"


@pytest.mark.django_db(transaction=True)
def test_two_that_lock_in_another_order_get_through_one_after_the_other():
    met, tries, failed = Barrier(2), [], []

    def cross(first: str, second: str) -> None:
        alone = []

        def locked() -> None:
            tries.append(first)
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(f"LOCK TABLE {first} IN ACCESS EXCLUSIVE MODE")
                if not alone:
                    alone.append(met.wait(10))
                cursor.execute(f"LOCK TABLE {second} IN ACCESS EXCLUSIVE MODE")

        try:
            again_after_deadlock(locked)
        except OperationalError as error:
            failed.append(error)
        finally:
            connection.close()

    both = [Thread(target=cross, args=tables) for tables in ((FIRST, SECOND), (SECOND, FIRST))]
    for one in both:
        one.start()
    for one in both:
        one.join(60)
    assert failed == []
    assert len(tries) == 3


def test_any_other_trouble_is_told_at_once():
    tries = []

    def broken() -> None:
        tries.append(1)
        raise OperationalError("the server is away")

    with pytest.raises(OperationalError, match="away"):
        again_after_deadlock(broken)
    assert len(tries) == 1 < TRIES
