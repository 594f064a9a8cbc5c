"""The web server as a process."""

import os
import signal
import subprocess
import sys
import time

import httpx
import pytest

from tests.config.test_demo import gone
from tests.simulated import free_port

pytestmark = [pytest.mark.slow, pytest.mark.embedded]


@pytest.fixture
def server(home):
    port = free_port()
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("DATABASE_", "DJANGO_"))}
    environment |= {"CINETECA_HOME": str(home)}
    process = subprocess.Popen(
        [sys.executable, "-m", "cineteca", "web", "--port", str(port)],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    for _ in range(900):
        try:
            httpx.get(f"http://127.0.0.1:{port}/about/", timeout=10).raise_for_status()
            break
        except httpx.TransportError:
            time.sleep(0.1)
    yield process, port, home
    if process.poll() is None:
        process.terminate()
        process.wait(20)


def test_killed_by_force_leaves_no_child_that_goes_on_serving(server):
    process, port, home = server
    os.kill(process.pid, signal.SIGKILL)
    process.wait(10)
    assert gone(home, 20) == []
    with pytest.raises(httpx.TransportError):
        httpx.get(f"http://127.0.0.1:{port}/about/", timeout=3)


def test_answers_pages_and_streams_on_one_port(server):
    _, port, _ = server
    assert httpx.get(f"http://127.0.0.1:{port}/", timeout=20).status_code == 200
    stream = httpx.get(f"http://127.0.0.1:{port}/live/panel/", timeout=20)
    assert stream.status_code in {302, 403, 404}  # Charlie has not signed in: the stream is the staff's
