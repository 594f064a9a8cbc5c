"""The pictures' host: ``t/p/{size}/{path}`` as at TMDB, and Fanart's files. Painted when asked for, and remembered."""

import re
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from PIL import Image

from cineteca.simulator import fanart, painting
from cineteca.simulator.archive import Fact
from cineteca.simulator.painting.stills import QUALITY
from cineteca.simulator.world import Edition

JPEG, PNG = "image/jpeg", "image/png"
ORIGINALS = {"poster": (780, 1170), "backdrop": (1280, 720), "still": (640, 360)}
REMEMBERED_BYTES = 64 * 1024 * 1024
_PATH = re.compile(r"(?P<size>original|[wh]\d{2,4})(?P<path>/[0-9A-Za-z]+\.jpg)")


@dataclass(slots=True)
class Gallery:
    """What was painted already, the latest asked for kept longest."""

    _kept: OrderedDict[Any, bytes] = field(default_factory=OrderedDict)
    _bytes: int = 0

    def of_tmdb(self, edition: Edition, path: str) -> tuple[str, bytes] | None:
        """Type and bytes of ``{size}/{path}``, or None where no picture is there."""
        asked = _PATH.fullmatch(path)
        shown = edition.pictures.get(asked["path"]) if asked else None
        if not asked or not shown:
            return None
        original = self._original(asked["path"], shown.kind, shown.work)
        if asked["size"] == "original":
            return JPEG, original
        return JPEG, self._recall((asked["path"], asked["size"]), lambda: _scaled(original, asked["size"]))

    def of_fanart(self, edition: Edition, path: str) -> tuple[str, bytes] | None:
        """Type and bytes of an address that Fanart's answers name, or None."""
        if not (shown := fanart.pictured(edition, path)):
            return None
        media, work, kind = shown
        if kind == "logo":
            return PNG, self._recall(("logo", work["title"]), lambda: painting.logo(work["title"]))
        return JPEG, self._original(f"{media} {path}", kind, work)

    def _original(self, seed: str, kind: str, work: Fact) -> bytes:
        title = work["title"] if kind == "poster" else ""
        genres = list(work.get("genres", ()))
        return self._recall((seed, title), lambda: painting.painted(seed, genres, ORIGINALS[kind], title))

    def _recall(self, about: Any, paint: Callable[[], bytes]) -> bytes:
        if about in self._kept:
            self._kept.move_to_end(about)
            return self._kept[about]
        self._kept[about] = made = paint()
        self._bytes += len(made)
        while self._bytes > REMEMBERED_BYTES:
            self._bytes -= len(self._kept.popitem(last=False)[1])
        return made


def _scaled(original: bytes, size: str) -> bytes:
    """As wide (``w342``) or high (``h632``) as is asked for, and never larger than it is."""
    with Image.open(BytesIO(original)) as picture, BytesIO() as out:
        side = 0 if size[0] == "w" else 1
        share = min(1.0, int(size[1:]) / picture.size[side])
        smaller = max(1, round(picture.size[0] * share)), max(1, round(picture.size[1] * share))
        picture.resize(smaller, Image.Resampling.LANCZOS).save(out, "JPEG", quality=QUALITY)
        return out.getvalue()
