"""Those who lock the same tables in another order cross each other; PostgreSQL ends one, and that one may try again."""

from collections.abc import Callable

from django.db import OperationalError
from psycopg.errors import DeadlockDetected

TRIES = 5


def again_after_deadlock(do: Callable[[], None]) -> None:
    """Do it, and again where a deadlock ended it: the other is through in a moment. `do` is whole transactions."""
    for left in reversed(range(TRIES)):
        try:
            do()
        except OperationalError as error:
            if not left or not isinstance(error.__cause__, DeadlockDetected):
                raise
        else:
            return
