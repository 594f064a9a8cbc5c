"""A stand-in for the outside world, as a process of its own."""

import os
import socket
import subprocess
import sys
import time
from dataclasses import dataclass

import httpx


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
        self.break_()

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
