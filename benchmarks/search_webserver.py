"""A server that answers like the web does: a page of a person, 1 MB of HTML around a filmography.

`LATENCY` is what a real one takes between request and first byte; paths that begin with ``/slow`` have it.
"""

import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

LATENCY = 0.2
SIZE = 1_000_000
TITLES = 120


def page(name: str) -> bytes:
    """What such a page is made of: much around little."""
    head = f'<!doctype html><html><head><title>{name}</title></head><body><h1 class="name">{name}</h1>'
    rows = "".join(f'<li><a class="credit" href="/title/{n}">Title {n}</a> <b>Somebody</b></li>' for n in range(TITLES))
    filler = "".join(
        f'<div class="card c{n}" data-n="{n}"><span class="x">Word {n} &amp; more</span><img src="/{n}.jpg"></div>'
        for n in range(SIZE // 130)
    )
    return f"{head}<ul>{rows}</ul>{filler}</body></html>".encode().ljust(SIZE)


class Answerer(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    body = b""

    def do_GET(self) -> None:
        if self.path.startswith("/slow"):
            time.sleep(LATENCY)
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(self.body)))
        self.end_headers()
        self.wfile.write(self.body)

    def log_message(self, *_: object) -> None: ...


def serve(port: int) -> None:
    Answerer.body = page("Somebody Known")
    ThreadingHTTPServer(("127.0.0.1", port), Answerer).serve_forever()


if __name__ == "__main__":
    serve(int(sys.argv[1]))
