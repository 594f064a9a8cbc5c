"""The server of the one port."""

import os

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels


def serve(*, host: str, port: int, processes: int = 1, interface: str = "asgi") -> None:
    """Serve until SIGINT or SIGTERM."""
    os.environ["CINETECA_POOL"] = "1"
    os.environ["CINETECA_SERVER"] = str(os.getpid())
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
