"""``cineteca prepare``: bring the database up to date."""

from typing import Any

from cineteca.config import commanding
from cineteca.config.preparing import prepare


class Command(commanding.Command):
    help = "Bring the database up to date: extensions, tables, indexes. Safe to run at any time."

    def handle(self, *args: Any, **options: Any) -> None:
        applied = prepare(self.say)
        self.say("The database is ready." if applied else "The database was ready already.")
