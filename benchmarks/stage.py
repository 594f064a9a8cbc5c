"""What a benchmark stands on: a database and a stand-in of its own."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def point_settings_at(home: Path, port: int) -> None:
    """Everything in `home`, providers at the stand-in on `port`, limits off."""
    for name in ("TMDB", "OMDB"):
        os.environ[f"{name}_API_KEY"] = "demo-key"
        os.environ[f"{name}_ENABLED"] = "yes"
        os.environ[f"{name}_LIMIT"] = "off"
        os.environ[f"{name}_DAILY_QUOTA"] = "off"
    os.environ.update(
        CINETECA_HOME=str(home),
        DJANGO_SETTINGS_MODULE="cineteca.config.settings",
        CINETECA_POOL="1",  # as the server has it
        TMDB_URL=f"http://127.0.0.1:{port}/3",
        OMDB_URL=f"http://127.0.0.1:{port}/omdb",
    )
    os.environ.pop("DATABASE_URL", None)


@contextmanager
def simulator(port: int, *, limits: bool = False) -> Iterator[None]:
    """The stand-in as a process of its own, without limits unless they are asked for."""
    free = [] if limits else ["--no-limits"]
    command = [sys.executable, "-m", "cineteca", "simulator", "serve", "--port", str(port), *free]
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(200):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=2).close()
                break
            except OSError:
                time.sleep(0.1)
        yield
    finally:
        child.terminate()
        child.wait(10)


def prepare() -> None:
    from cineteca.catalog import operations as catalog
    from cineteca.config import demo
    from cineteca.config.preparing import prepare
    from cineteca.core import clock

    prepare(lambda _text: None)
    catalog.add_stubs(demo.stubs(), at=clock.now())


def cpu_seconds() -> float:
    times = os.times()
    return times.user + times.system
