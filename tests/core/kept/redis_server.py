"""A real Redis, for as long as a test wants one."""

import shutil
import subprocess
import time
from pathlib import Path

import redis

INSTALL = "apt-get install redis-server"


class RedisServer:
    """On a socket of its own in `folder`; nothing is written to disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.url = f"unix://{folder}/redis.sock"
        self.process: subprocess.Popen[bytes] | None = None

    @staticmethod
    def program() -> str | None:
        return shutil.which("redis-server")

    def start(self) -> None:
        told = ["--port", "0", "--unixsocket", f"{self.folder}/redis.sock", "--save", "", "--appendonly", "no"]
        self.process = subprocess.Popen(
            [self.program() or "redis-server", *told, "--dir", str(self.folder)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        with redis.Redis.from_url(self.url) as client:
            for _ in range(200):
                try:
                    client.ping()
                except redis.RedisError:
                    time.sleep(0.05)
                else:
                    return
        raise AssertionError("Redis did not come up")

    def stop(self) -> None:
        if self.process:
            self.process.kill()
            self.process.wait(10)
            self.process = None
            (self.folder / "redis.sock").unlink(missing_ok=True)
