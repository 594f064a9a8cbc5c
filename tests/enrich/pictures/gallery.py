"""A small server of pictures, as a thread of the test."""

import threading
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Gallery:
    """Serves what hangs in it: ``gallery.hang("/t/p/w780/heat.jpg", data)``. `asked` counts the requests by path."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()
        self.walls: dict[str, tuple[int, bytes]] = {}
        self.usual: tuple[int, bytes] = (404, b"")
        gallery = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                gallery.asked[self.path] += 1
                status, data = gallery.walls.get(self.path, gallery.usual)
                self.send_response(status)
                self.send_header("Content-Type", "text/plain")  # what a server says of a picture is not believed
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_arguments):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self.thread.start()

    @property
    def url(self) -> str:
        """What the setting `TMDB_IMAGES_URL` would say."""
        return f"http://127.0.0.1:{self.server.server_port}/t/p"

    def original(self, name: str) -> str:
        """The address under which a provider names a picture."""
        return f"{self.url}/original/{name}"

    def hang(self, name: str, data: bytes, *, status: int = 200) -> str:
        """Serve `data` as every size of the picture `name`; its address."""
        for size in ("original", "w500", "w780", "w1280", "h632", "w300"):
            self.walls[f"/t/p/{size}/{name}"] = (status, data)
        return self.original(name)

    def times(self, name: str) -> int:
        """How often the picture `name` was asked for, in any size."""
        return sum(count for path, count in self.asked.items() if path.endswith(f"/{name}"))

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join(5)
