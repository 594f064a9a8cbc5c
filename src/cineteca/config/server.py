"""The server of the one port."""

import os
from pathlib import Path

from django.conf import settings
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from cineteca.core.telemetry import counts


def serve(*, host: str, port: int, processes: int = 1, interface: str = "asgi") -> None:
    """Serve until SIGINT or SIGTERM."""
    os.environ["CINETECA_POOL"] = "1"
    os.environ["CINETECA_SERVER"] = str(os.getpid())
    counts.share(Path(settings.CINETECA_HOME) / "run" / f"counts-{port}")
    Granian(
        target=f"cineteca.config.{interface}:application",
        address=host,
        port=port,
        interface=Interfaces.ASGINL if interface == "asgi" else Interfaces.WSGI,
        workers=processes,
        websockets=False,
        log_level=LogLevels.warning,
        # Granian may hang at stop after load unless it has a limit.
        workers_kill_timeout=5,
        respawn_failed_workers=True,
    ).serve()
