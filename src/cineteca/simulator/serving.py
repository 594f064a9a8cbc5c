"""The stand-in's server: one process, which leaves nothing behind however it ends."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import Callable, Iterable
from datetime import date
from typing import NoReturn

from cineteca.simulator import faults as rules
from cineteca.simulator.errors import PortTaken

ADDRESS = "127.0.0.1"


def serve(
    *,
    port: int,
    limits: bool = True,
    faults: Iterable[str] = (),
    today: date | None = None,
    alive: float | None = None,
    seed: int = 1895,
    announce: Callable[[], None] = lambda: None,
) -> NoReturn:
    """Serve until SIGINT, SIGTERM or SIGHUP, then end the process; `announce` is called when all is ready to begin.

    It is `today` there from the start to the end, or the day of the clock. `alive` lets a minute of the life of `seed`
    pass every so many seconds. Raises `BadFault` or `PortTaken` before anything starts.
    """
    asked = [str(fault) for fault in rules.parse_all(faults)]
    _probe(port)
    os.environ["CINETECA_SIMULATOR_FAULTS"] = " ".join(asked)
    os.environ["CINETECA_SIMULATOR_LIMITS"] = "on" if limits else "off"
    os.environ["CINETECA_SIMULATOR_TODAY"] = today.isoformat() if today else ""
    os.environ["CINETECA_SIMULATOR_SEED"] = str(seed)
    announce()
    asyncio.run(_serve(port, alive))
    _end()


def _end() -> NoReturn:
    """End now: answers on their way are nobody's loss, and a slow one would keep us for long.

    Not in the usual way, as threads of Granian may still be about, and abort if they find the interpreter gone.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


def _probe(port: int) -> None:
    """Granian would share the port with whoever has it, and each would get some of the calls."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except (OSError, OverflowError) as error:
            raise PortTaken(f"Port {port} cannot be had: {error}. Choose another with --port.") from error


async def _serve(port: int, alive: float | None) -> None:
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server.embed import Server

    from cineteca.simulator.app import application

    application.hosts.world.edition()
    # Embedded, as there is then no second process to look after. Critical, as it would log each connection we break.
    server = Server(
        application, ADDRESS, port, interface=Interfaces.ASGI, websockets=False, log_level=LogLevels.critical
    )
    for order in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        asyncio.get_running_loop().add_signal_handler(order, _end)
    life = asyncio.create_task(application.live(alive)) if alive else None
    await server.serve()
    if life:
        life.cancel()
