"""A stand-in for the outside world, as a process of its own."""

import os
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import date
from typing import Any

import httpx

from cineteca.simulator import control


@dataclass
class Simulated:
    """A running simulator. `served` counts the calls that reached each host."""

    port: int

    @property
    def providers(self) -> dict[str, dict[str, object]]:
        """What `settings.PROVIDERS` has to say to reach it."""
        common = {"enabled": True, "switched_on": True, "key": "demo-key", "token": "", "limit": None, "quota": None}
        return {
            "tmdb": {**common, "url": f"http://127.0.0.1:{self.port}/3"},
            "omdb": {**common, "url": f"http://127.0.0.1:{self.port}/omdb"},
        }

    def break_(self, *faults: str) -> None:
        """From now on these go wrong (``tmdb=garbage:0.2``), and nothing else."""
        httpx.put(f"http://127.0.0.1:{self.port}/_faults", json=list(faults)).raise_for_status()

    def mend(self) -> None:
        """Nothing goes wrong from now on, and all is as the facts have it."""
        self.break_()
        control.clear(port=self.port)

    def change(self, media: str, number: int, **fields: Any) -> None:
        """Change facts of a work (``change("movie", 949, vote_count=9)``); the list of changes of today names it."""
        control.change(port=self.port, media=media, number=number, **fields)

    def announce(self, media: str, **fields: Any) -> dict[str, Any]:
        """Add a work; it needs a title. Its numbers: ``{"tmdb": …, "imdb": …}``."""
        return control.announce(port=self.port, media=media, **fields)

    def set_day(self, day: date | None) -> None:
        """What day it is there; None is the day of the clock."""
        control.set_day(port=self.port, day=day)

    def served(self) -> dict[str, int]:
        return httpx.get(f"http://127.0.0.1:{self.port}/_faults").json()["served"]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def surroundings(**environ: str) -> dict[str, str]:
    """The environment of a command: the test's home, the program's own settings, and more."""
    return {**os.environ, "DJANGO_SETTINGS_MODULE": "cineteca.config.settings", **environ}


def start(*arguments: str, **environ: str) -> tuple[subprocess.Popen[bytes], Simulated]:
    """Start one, with more in its environment, and wait until it answers."""
    port = free_port()
    command = [sys.executable, "-m", "cineteca", "simulator", "serve", "--port", str(port), *arguments]
    child = subprocess.Popen(command, env=surroundings(**environ), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(300):
        try:
            httpx.get(f"http://127.0.0.1:{port}/", timeout=2)
        except httpx.TransportError:
            time.sleep(0.05)
        else:
            return child, Simulated(port)
    child.kill()
    raise RuntimeError("the simulator did not come up")
