"""Django's PostgreSQL backend, which starts the embedded server when the first connection is asked for.

Used when no `DATABASE_URL` is set. Every process that connects joins the one shared server of its home, whatever its
entry point: command line, web worker, test run, shell.
"""

from pathlib import Path
from time import monotonic
from typing import Any

from django.conf import settings
from django.db.backends.postgresql import base

from cineteca.core import postgres

LOOK_AGAIN = 1.0  # seconds


class DatabaseWrapper(base.DatabaseWrapper):
    _seen_at = -LOOK_AGAIN

    def get_connection_params(self) -> dict[str, Any]:
        if not self._seen_just_now():
            running = postgres.ensure_running(Path(settings.CINETECA_HOME), progress=settings.CINETECA_PROGRESS)
            self.settings_dict.update(HOST=running.host, PORT=str(running.port), USER=running.user)
            self._seen_at = monotonic()
        return super().get_connection_params()

    def _seen_just_now(self) -> bool:
        """A pool asks before every request, though its connections stand: each look costs more than a query."""
        return bool(self.settings_dict["OPTIONS"].get("pool")) and monotonic() - self._seen_at < LOOK_AGAIN
