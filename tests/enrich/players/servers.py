"""Small servers that speak the players' own languages, strict about paths, methods and keys."""

import json
import threading
from base64 import b64encode
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

KEY = "s3cret-key"

HELD = [
    {"key": "11", "kind": "film", "title": "Heat", "year": 1995, "ids": {"imdb": "tt0113277", "tmdb": "949"}},
    {"key": "12", "kind": "film", "title": "Heat", "year": 1986, "ids": {"imdb": "tt0093164"}},
    {"key": "13", "kind": "film", "title": "Sen to Chihiro no kamikakushi", "year": 2001, "ids": {}},
    {"key": "21", "kind": "show", "title": "Heat", "year": 2004, "ids": {"tvdb": "7777"}},
]


class Speaks(BaseHTTPRequestHandler):
    """What all of them do. `server.orders` gathers the keys that are to be read anew; `server.asleep` fails."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def handle_any(self):
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length)
        self.server.asked.append(self.path)
        if self.server.asleep:
            self.say(503)
        elif not self.lets_in():
            self.say(401)
        else:
            parts = urlsplit(self.path)
            self.answer(parts.path, {name: values[0] for name, values in parse_qs(parts.query).items()}, body)

    do_GET = do_POST = do_PUT = handle_any  # noqa: N815 - names of the library

    def say(self, status, value=None):
        body = b"" if value is None else json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        if value is not None:
            self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(body)

    def held(self, kind):
        return [entry for entry in HELD if entry["kind"] == kind]

    def order(self, key):
        self.server.orders.append(key)


class KodiServer(Speaks):
    def lets_in(self):
        return self.headers.get("Authorization") == "Basic " + b64encode(f"kodi:{KEY}".encode()).decode()

    def answer(self, path, _query, body):
        asked = json.loads(body)
        if (self.command, path, asked.get("jsonrpc")) != ("POST", "/jsonrpc", "2.0"):
            self.say(404)
            return
        method, params = asked["method"], asked["params"]
        groups = {
            "VideoLibrary.GetMovies": ("film", "movies", "movieid"),
            "VideoLibrary.GetTVShows": ("show", "tvshows", "tvshowid"),
        }
        refreshes = {"VideoLibrary.RefreshMovie": "movieid", "VideoLibrary.RefreshTVShow": "tvshowid"}
        if method in groups:
            kind, group, key = groups[method]
            assert params["filter"]["operator"] == "contains"
            word = params["filter"]["value"].casefold()
            found = [
                {key: int(entry["key"]), "title": entry["title"], "year": entry["year"], "uniqueid": entry["ids"]}
                for entry in self.held(kind)
                if word in entry["title"].casefold()
            ]
            # Kodi leaves the list out where nothing is found.
            self.result(asked, {**({group: found} if found else {}), "limits": {"total": len(found)}})
        elif method in refreshes:
            self.order(str(params[refreshes[method]]))
            self.result(asked, "OK")
        elif method == "Application.GetProperties":
            self.result(asked, {"name": "Kodi", "version": {"major": 21, "minor": 2}})
        else:
            self.say(
                200, {"jsonrpc": "2.0", "id": asked["id"], "error": {"code": -32601, "message": "Method not found."}}
            )

    def result(self, asked, value):
        self.say(200, {"jsonrpc": "2.0", "id": asked["id"], "result": value})


class MediaBrowserServer(Speaks):
    below = ""

    def answer(self, path, query, _body):
        if not path.startswith(f"/{self.below}"):
            self.say(404)
            return
        path = path.removeprefix(f"/{self.below}")
        match self.command, path.split("/"):
            case "GET", ["Items"]:
                self.say(200, {"Items": [self.shown(entry) for entry in self.found(query)], "TotalRecordCount": 1})
            case "POST", ["Items", key, "Refresh"] if query["MetadataRefreshMode"] == "FullRefresh":
                self.order(key)
                self.say(204)
            case "GET", ["System", "Info"]:
                self.say(200, {"ServerName": "Attic", "Version": "10.11.0"})
            case _:
                self.say(404)

    def found(self, query):
        assert query["Recursive"] == "true"
        held = self.held({"Movie": "film", "Series": "show"}[query["IncludeItemTypes"]])
        if term := query.get("SearchTerm"):
            return [entry for entry in held if term.casefold() in entry["title"].casefold()]
        return self.by_id(held, query.get("AnyProviderIdEquals"))

    def by_id(self, held, _asked):
        return held

    def shown(self, entry):
        ids = {source.capitalize(): value for source, value in entry["ids"].items()}
        return {"Id": entry["key"], "Name": entry["title"], "ProductionYear": entry["year"], "ProviderIds": ids}


class JellyfinServer(MediaBrowserServer):
    def lets_in(self):
        told = self.headers.get("Authorization") or ""
        return told.startswith("MediaBrowser ") and f'Token="{KEY}"' in told


class EmbyServer(MediaBrowserServer):
    below = "emby/"

    def lets_in(self):
        return self.headers.get("X-Emby-Token") == KEY

    def by_id(self, held, asked):
        wanted = set((asked or "").split(","))
        return [entry for entry in held if wanted & {f"{source}.{value}" for source, value in entry["ids"].items()}]


class PlexServer(Speaks):
    def lets_in(self):
        return self.headers.get("X-Plex-Token") == KEY and self.headers.get("Accept") == "application/json"

    def answer(self, path, query, _body):
        match self.command, path.strip("/").split("/"):
            case "GET", ["library", "all"]:
                kind = {"1": "film", "2": "show"}[query["type"]]
                # Plex compares titles without regard to case, and wants to be told to send the identifiers.
                found = [entry for entry in self.held(kind) if entry["title"].casefold() == query["title"].casefold()]
                assert query["includeGuids"] == "1"
                shown = [self.shown(entry) for entry in found]
                self.say(200, {"MediaContainer": {"size": len(shown), **({"Metadata": shown} if shown else {})}})
            case "PUT", ["library", "metadata", key, "refresh"]:
                self.order(key)
                self.say(200)
            case "GET", [""]:
                self.say(200, {"MediaContainer": {"friendlyName": "Attic", "version": "1.42.1"}})
            case _:
                self.say(404)

    def shown(self, entry):
        guids = [{"id": f"{source}://{value}"} for source, value in entry["ids"].items()]
        return {"ratingKey": entry["key"], "title": entry["title"], "year": entry["year"], "Guid": guids}


SERVERS = {"kodi": KodiServer, "jellyfin": JellyfinServer, "emby": EmbyServer, "plex": PlexServer}


@contextmanager
def player(kind):
    """A player of `kind` on a free port of this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), SERVERS[kind])
    server.orders, server.asked, server.asleep = [], [], False
    server.url = f"http://127.0.0.1:{server.server_port}"
    server.key = f"kodi:{KEY}" if kind == "kodi" else KEY
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
