"""An actor looked up here, beside fetching their page from a web server and reading it.

The server (`benchmarks.search_webserver`) is a process of its own on this machine.
"""

import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import contextmanager
from html.parser import HTMLParser

import httpx
from django.db import connection

from benchmarks import stage
from benchmarks.figures import Figure
from benchmarks.search_webserver import LATENCY, TITLES
from cineteca.catalog import queries as catalogue
from cineteca.search import queries as search


class Reader(HTMLParser):
    """Takes name and filmography out of the page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.name, self.credits, self._inside = "", [], ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - HTMLParser's
        self._inside = dict(attrs).get("class") or ""

    def handle_data(self, data: str) -> None:
        if self._inside == "name":
            self.name += data
        elif self._inside == "credit":
            self.credits.append(data)

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - HTMLParser's
        self._inside = ""


@contextmanager
def web_server(port: int):
    child = subprocess.Popen([sys.executable, "-m", "benchmarks.search_webserver", str(port)])
    try:
        client = httpx.Client(base_url=f"http://127.0.0.1:{port}", transport=httpx.HTTPTransport(retries=12))
        yield client  # its retries wait until the server is there
    finally:
        child.terminate()
        child.wait(10)


def measure(count: int = 200, pages: int = 15) -> list[Figure]:
    """How many times faster a person's filmography is here, with and without the latency of a real server."""
    people = _people(count)
    found = _median(lambda one: _find(one[1]), people)
    read = _median(lambda one: _profile(one[0]), people)
    with web_server(stage.free_port()) as client:
        near = _median(lambda _: _read(client, "/name/1"), people[:pages])
        far = _median(lambda _: _read(client, "/slow/name/1"), people[:pages])
    thinking = f"from a server that thinks {LATENCY * 1000:.0f} ms"
    return [
        Figure("actor found here by name (median)", found, "ms", 15),
        Figure("person with filmography read here (median)", read, "ms", 5),
        Figure("their page of 1 MB fetched from this machine at once, and parsed (median)", near, "ms", 0, "higher"),
        Figure(f"the same {thinking} (median)", far, "ms", 0, "higher"),
        Figure("filmography here against the page, no latency", near / read, "times", 30, "higher"),
        Figure(f"filmography here against the page {thinking}", far / read, "times", 100, "higher"),
        Figure(f"actor found by name here against the page {thinking}", far / found, "times", 30, "higher"),
    ]


def _people(count: int) -> list[tuple[int, str]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, name FROM catalog_person ORDER BY popularity DESC LIMIT 20000")
        return random.Random(3).sample(cursor.fetchall(), count)


def _find(name: str) -> None:
    assert search.search(search.Query(text=name, group="people", facets=False, limit=10)).hits, name


def _profile(number: int) -> None:
    page = catalogue.get_person_page(number=number)
    assert page is not None, number


def _read(client: httpx.Client, path: str) -> None:
    reader = Reader()
    reader.feed(client.get(path).text)
    assert reader.name, path
    assert len(reader.credits) == TITLES, len(reader.credits)


def _median(call: Callable[[tuple[int, str]], None], people: list[tuple[int, str]]) -> float:
    call(people[0])
    took = []
    for one in people:
        started = time.perf_counter()
        call(one)
        took.append((time.perf_counter() - started) * 1000)
    return statistics.median(took)
