"""A server of files that answers as real ones do: whole, in part, not at all. Real HTTP, on 127.0.0.1 alone."""

import gzip
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

MONDAY = "Mon, 02 Mar 2026 01:00:00 GMT"
TUESDAY = "Tue, 03 Mar 2026 01:00:00 GMT"


@dataclass
class Kept:
    """A file there."""

    body: bytes
    etag: str = '"1"'
    modified: str = MONDAY


@dataclass
class Files:
    """The files by name (``title.ratings``). `odd`: name → how the next answers go wrong, one after the other.

    A status, ``cut:N`` (breaks off after N bytes), ``page`` (a page of the web), ``elsewhere`` (a redirect).
    """

    files: dict[str, Kept] = field(default_factory=dict)
    odd: dict[str, list[str | int]] = field(default_factory=dict)
    ranges: bool = True
    seen: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    port: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def put(self, name: str, text: str | bytes, *, etag: str = '"1"', modified: str = MONDAY) -> None:
        body = text if isinstance(text, bytes) else gzip.compress(text.encode(), mtime=0)
        self.files[name] = Kept(body, etag, modified)

    def asked(self, name: str) -> list[dict[str, str]]:
        return [headers for path, headers in self.seen if path == f"/{name}.tsv.gz"]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    shelf: Files

    def do_GET(self):
        self.shelf.seen.append((self.path, dict(self.headers)))
        name = self.path.removeprefix("/").removesuffix(".tsv.gz")
        waiting = self.shelf.odd.get(name, [])
        odd = waiting.pop(0) if waiting else None
        file = self.shelf.files.get(name)
        if isinstance(odd, int) or file is None:
            return self.say(odd if isinstance(odd, int) else 404, b"no")
        if odd == "page":
            return self.say(200, b"<!doctype html><title>Welcome</title>")
        if odd == "elsewhere":
            return self.say(302, b"", Location="http://127.0.0.1:1/")
        return self.give(file, int(str(odd).partition(":")[2]) if odd else None)

    def give(self, file: Kept, cut: int | None) -> None:
        marks = {"ETag": file.etag, "Last-Modified": file.modified}
        asked = self.headers
        if asked.get("If-None-Match") == file.etag or (
            "If-None-Match" not in asked and asked.get("If-Modified-Since") == file.modified
        ):
            return self.say(304, b"", **marks)
        begin = self.begin_of(file)
        if begin is None:
            return self.say(200, file.body, cut=cut, **marks)
        if begin >= len(file.body):
            return self.say(416, b"")
        told = f"bytes {begin}-{len(file.body) - 1}/{len(file.body)}"
        return self.say(206, file.body[begin:], cut=cut, **marks, Content_Range=told)

    def begin_of(self, file: Kept) -> int | None:
        asked = self.headers.get("Range")
        if not self.shelf.ranges or asked is None or self.headers.get("If-Range") not in {file.etag, file.modified}:
            return None
        return int(asked.removeprefix("bytes=").removesuffix("-"))

    def say(self, status: int, body: bytes, *, cut: int | None = None, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            if value:
                self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body if cut is None else body[:cut])
        if cut is not None:
            self.close_connection = True

    def log_message(self, *_args):
        """Say nothing."""


def serve() -> tuple[Files, ThreadingHTTPServer]:
    shelf = Files()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (Handler,), {"shelf": shelf}))
    shelf.port = server.server_port
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return shelf, server
