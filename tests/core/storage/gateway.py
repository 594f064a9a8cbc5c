"""A real server that speaks S3, as a process of its own."""

import os
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import httpx

from tests.simulated import free_port

ACCESS, SECRET = "testkey", "testsecret"
INSTALL = "go install github.com/versity/versitygw/cmd/versitygw@v1.8.0"


@dataclass
class Gateway:
    """A running one. Its files lie below `root`, one directory a bucket."""

    port: int
    root: Path

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self.port}"


def find() -> str | None:
    """Where the program is, or None where nobody installed it."""
    folders = [os.environ.get("GOBIN"), _under(os.environ.get("GOPATH")), str(Path.home() / "go" / "bin")]
    search = os.pathsep.join([os.environ.get("PATH", ""), *(folder for folder in folders if folder)])
    return shutil.which("versitygw", path=search)


def _under(gopath: str | None) -> str | None:
    return str(Path(gopath) / "bin") if gopath else None


def start(program: str, folder: Path) -> tuple[subprocess.Popen[bytes], Gateway]:
    """Start one with its state in `folder`, and wait until it answers."""
    for name in ("root", "iam"):
        (folder / name).mkdir()
    gateway = Gateway(free_port(), folder / "root")
    command = [program, "--port", f"127.0.0.1:{gateway.port}", "--iam-dir", str(folder / "iam"), "--quiet", "posix"]
    keys = {"ROOT_ACCESS_KEY": ACCESS, "ROOT_SECRET_KEY": SECRET}
    child = subprocess.Popen(
        [*command, str(gateway.root)], env={**os.environ, **keys}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    for _ in range(200):
        try:
            httpx.get(gateway.endpoint, timeout=2)
        except httpx.TransportError:
            time.sleep(0.05)
        else:
            return child, gateway
    child.kill()
    raise RuntimeError("the S3 server did not come up")
