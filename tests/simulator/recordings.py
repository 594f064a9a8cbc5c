"""Recorded answers of TMDB and OMDb by the endpoint that gave them."""

import gzip
import json
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

Bodies = list[Any]


@dataclass(frozen=True)
class Recordings:
    """A folder of recordings."""

    root: Path

    @cached_property
    def _index(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in (self.root / "tmdb_api/recorded/index.jsonl").read_bytes().splitlines()]

    def tmdb(self, path: str, status: int = 200) -> Bodies:
        """Every GET body of the paths that match the pattern after `/3/`."""
        form = re.compile(f"/3/{path}")
        rows = [r for r in self._index if r["method"] == "GET" and r["status"] == status and form.fullmatch(r["path"])]
        return [json.loads((self.root / "tmdb_api/recorded" / row["file"]).read_bytes()) for row in rows]

    def every_tmdb_body(self) -> Bodies:
        return self.tmdb(r".*")

    @cached_property
    def _trakt_index(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in (self.root / "trakt_api/recorded/index.jsonl").read_bytes().splitlines()]

    def trakt(self, path: str) -> Bodies:
        """Every body of the addresses that match the pattern after the host, query and all."""
        form = re.compile(rf"https://api\.trakt\.tv/{path}")
        rows = [r for r in self._trakt_index if r["status"] == 200 and form.fullmatch(r["uri"])]
        folder = self.root / "trakt_api/recorded/bodies"
        return [json.loads((folder / row["file"].removeprefix("decoded/")).read_bytes()) for row in rows]

    def every_trakt_body(self) -> Bodies:
        return self.trakt(r".*")

    def fanart(self, name: str) -> Bodies:
        """A body of version 3: find_movies or find_tv."""
        return [json.loads((self.root / f"fanart_tv/tvapi/spec/fixtures/{name}.json").read_bytes())]

    def justwatch(self, name: str) -> Bodies:
        """A body of the old open API: Movies, Shows or Providers."""
        return [json.loads((self.root / f"justwatch/owenvoke/tests/Resources/{name}.json").read_bytes())]

    @cached_property
    def omdb(self) -> Bodies:
        with gzip.open(self.root / "omdb_api/bodies.jsonl.gz") as lines:
            return [json.loads(line) for line in lines]


def without(bodies: Bodies, *names: str) -> Bodies:
    """The same objects without some of their keys."""
    return [{key: value for key, value in body.items() if key not in names} for body in bodies]


def within(bodies: Bodies, name: str) -> Bodies:
    """What the bodies hold under a key, where they have it."""
    return [body[name] for body in bodies if name in body]
