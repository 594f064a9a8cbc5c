"""The folder of built files and its manifest."""

import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import brotli

PACKED = {".css", ".js", ".svg"}  # fonts are compressed in themselves


class Shelf:
    """Puts files under hashed names. Files of earlier builds stay until `close`, so they can be used again."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.names: dict[str, str] = {}
        self.keys: dict[str, str] = {}
        self._before = self._read()

    def _read(self) -> dict[str, dict[str, str]]:
        try:
            return json.loads((self.folder / "manifest.json").read_text())
        except (FileNotFoundError, ValueError):
            return {"files": {}, "keys": {}}

    def put(self, name: str, data: bytes) -> str:
        """Keep `data` as `name`; its hashed name."""
        stem, _, ending = name.rpartition(".")
        hashed = f"{stem}.{hashlib.sha256(data).hexdigest()[:12]}.{ending}"
        self._write(hashed, data)
        if f".{ending}" in PACKED:
            self._write(f"{hashed}.gz", gzip.compress(data, 9, mtime=0))
            self._write(f"{hashed}.br", brotli.compress(data))
        self.names[name] = hashed
        return hashed

    def _write(self, name: str, data: bytes) -> None:
        path = self.folder / name
        if not path.exists() or path.stat().st_size != len(data):
            path.write_bytes(data)

    def again(self, name: str, key: str) -> str | None:
        """The hashed name that an earlier build gave to `name` under the same `key`, if its file is still there."""
        self.keys[name] = key
        hashed = self._before["files"].get(name, "")
        if self._before.get("keys", {}).get(name) != key or not (self.folder / hashed).is_file():
            return None
        self.names[name] = hashed
        return hashed

    def close(self) -> None:
        """Write the manifest and remove what it does not name."""
        manifest = {"files": dict(sorted(self.names.items())), "keys": dict(sorted(self.keys.items()))}
        (self.folder / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n")
        kept = {"manifest.json"} | {f"{name}{ending}" for name in self.names.values() for ending in ("", ".gz", ".br")}
        for path in self.folder.iterdir():
            if path.name not in kept:
                path.unlink()

    def report(self) -> Iterator[tuple[str, int, int]]:
        """Name, size and size as sent, file by file."""
        for name in self.names.values():
            path = self.folder / name
            packed = self.folder / f"{name}.gz"
            yield name, path.stat().st_size, (packed if packed.exists() else path).stat().st_size
