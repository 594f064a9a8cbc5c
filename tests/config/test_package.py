"""The program as a package: built, installed into an empty environment, started."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import httpx
import pytest

from tests.simulated import free_port

ROOT = Path(__file__).parents[2]


def run(*command: str, **environ: str) -> str:
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environ}, capture_output=True, text=True, timeout=600, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def bare_tree(there: Path) -> Path:
    """What a fresh clone holds and a wheel is built from: nothing that an earlier build left is in it."""
    for folder in ("src", "scripts"):
        shutil.copytree(ROOT / folder, there / folder, ignore=shutil.ignore_patterns("built", "__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md"):
        shutil.copy(ROOT / name, there / name)
    return there


def plain_name(requirement: str) -> str:
    named = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert named, requirement
    return re.sub(r"[-_.]+", "-", named[0]).lower()


def test_the_locks_hold_everything_that_is_asked_for():
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text())
    for lock, wanted in {
        "requirements.lock": asked["project"]["dependencies"],
        "requirements-dev.lock": asked["project"]["dependencies"] + asked["dependency-groups"]["dev"],
        "requirements-build.lock": asked["build-system"]["requires"],
    }.items():
        locked = {plain_name(line) for line in (ROOT / lock).read_text().splitlines() if "==" in line}
        assert {plain_name(requirement) for requirement in wanted} <= locked, f"{lock} is behind: make lock"


@pytest.mark.slow
@pytest.mark.embedded
def test_the_wheel_serves_the_first_page_from_an_empty_environment(tmp_path, home):
    uv = str(Path(sys.executable).with_name("uv"))
    run(uv, "build", "--wheel", "--quiet", "--out-dir", str(tmp_path / "dist"), str(bare_tree(tmp_path / "tree")))
    [wheel] = (tmp_path / "dist").glob("cineteca-*.whl")
    run(uv, "venv", "--quiet", "--python", sys.executable, str(tmp_path / "empty"))
    python = tmp_path / "empty" / "bin" / "python"
    run(uv, "pip", "install", "--quiet", "--python", str(python), "--require-hashes", "-r", "requirements.lock")
    run(uv, "pip", "install", "--quiet", "--python", str(python), "--no-deps", str(wheel))

    port = free_port()
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("DATABASE_", "DJANGO_", "PYTHON"))
    }
    environment |= {"CINETECA_HOME": str(home)}
    with (tmp_path / "said").open("wb") as said:
        demo = subprocess.Popen(
            [str(tmp_path / "empty" / "bin" / "cineteca"), "demo", "--port", str(port)],
            env=environment,
            cwd=tmp_path,
            stdout=subprocess.DEVNULL,
            stderr=said,
        )
    try:
        page = first_page(port, demo, tmp_path / "said")
        assert "Cineteca" in page.text
        styles = [part.split('"')[0] for part in page.text.split('href="') if part.split('"')[0].endswith(".css")]
        assert styles
        assert httpx.get(f"http://127.0.0.1:{port}{styles[0]}").headers["content-type"].startswith("text/css")
    finally:
        demo.send_signal(signal.SIGTERM)
        assert demo.wait(120) == 0  # one after the other, each with its own patience


def first_page(port: int, demo: subprocess.Popen[bytes], said: Path) -> httpx.Response:
    for _ in range(900):
        assert demo.poll() is None, said.read_text()
        try:
            return httpx.get(f"http://127.0.0.1:{port}/", timeout=10).raise_for_status()
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError(said.read_text())
