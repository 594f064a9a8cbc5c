"""What a page costs: processor time in the server, weight on the wire."""

import gc
import gzip
import re
import time
from wsgiref.util import setup_testing_defaults

from django.test import Client

from benchmarks.figures import Figure
from benchmarks.stage import cpu_seconds

HEADERS = {"HTTP_HOST": "localhost"}


def measure() -> list[Figure]:
    gc.collect()
    gc.freeze()  # a server's heap does not hold what enriching two thousand works left behind here
    client = Client()
    page = client.get("/", **HEADERS).content
    return [
        Figure("CPU of a page of 40 cards", cpu_ms("/"), "ms", 3),
        Figure("CPU of a JSON list of 40 cards", cpu_ms("/api/works"), "ms", 1),
        Figure("browse page, gzipped", len(gzip.compress(page)) / 1000, "kB", 40),
        Figure("scripts of the browse page, gzipped", script_kilobytes(client, page.decode()), "kB", 60),
    ]


def cpu_ms(path: str, times: int = 400) -> float:
    """Processor milliseconds of one request through the WSGI application with all its middlewares."""
    from cineteca.config.wsgi import application

    def request() -> None:
        environ = {"PATH_INFO": path, "HTTP_HOST": "localhost", "HTTP_ACCEPT_LANGUAGE": "en"}
        setup_testing_defaults(environ)
        said: list[str] = []
        answer = application(environ, lambda status, _headers: said.append(status))
        body = b"".join(answer)
        answer.close()
        assert said[0].startswith("200"), said
        assert body

    for _ in range(40):
        request()
    started = cpu_seconds()
    for _ in range(times):
        request()
    return (cpu_seconds() - started) / times * 1000


def script_kilobytes(client: Client, page: str) -> float:
    total = 0
    seen: set[str] = set()
    waiting = re.findall(r'<script[^>]+src="([^"]+)"', page)
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        started = time.perf_counter()
        body = b"".join(client.get(path, **HEADERS))
        assert body, f"{path} is empty after {time.perf_counter() - started:.1f} s"
        total += len(gzip.compress(body))
        base = path.rsplit("/", 1)[0]
        waiting += [f"{base}/{name}" for name in re.findall(r'(?:from|import)\s*"\./([^"]+)"', body.decode())]
    return total / 1000
