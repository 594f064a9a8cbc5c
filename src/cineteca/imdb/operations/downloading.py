"""Fetching the dataset files: only what is new, on from where it broke off, never more than there is room for.

DownloadError
├── SwitchedOff        fetching is not allowed
├── DownloadUnderWay   somebody fetches already
├── NoRoom             the disk has no room for it
└── NotFetched         the other side did not give it: `name` of the file, `why`
"""

import asyncio
import fcntl
import os
import shutil
import time
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import httpx
from django.conf import settings

from cineteca.core import clock
from cineteca.core.errors import CinetecaError
from cineteca.imdb.dataset.forms import FORMS
from cineteca.imdb.models import Download
from cineteca.outbound.errors import OutboundError
from cineteca.outbound.transport import Outbound

PROVIDER = "imdb"
TRIES = 4
"""Goes at one file; each goes on from where the last broke off."""
PAUSE = 5.0
"""Seconds before the second go; before each further one twice as long."""
MARGIN = 1_000_000_000
"""Bytes that stay free on the disk: the tables grow there too, as a rule."""
_PACKED = b"\x1f\x8b"
_BROWSER_PAGE = b"<"

Progress = Callable[[str, int, int | None], None]
"""Told of a file's name, the bytes that are here, and how many there will be, where that is known."""
Sleep = Callable[[float], None]


class DownloadError(CinetecaError):
    """The dataset files could not be fetched. Those that were here are as they were."""


class SwitchedOff(DownloadError):
    """Fetching is not allowed."""


class DownloadUnderWay(DownloadError):
    """Somebody fetches already."""


class NoRoom(DownloadError):
    """The disk has no room for it."""


class NotFetched(DownloadError):
    """The other side did not give a file."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name} was not fetched: {why}")
        self.name, self.why = name, why


@dataclass(frozen=True, slots=True)
class Downloaded:
    """What came of one file: `new` where it is another than before; `error` where it could not be fetched."""

    name: str
    path: Path
    new: bool = False
    size: int = 0
    published_at: datetime | None = None
    error: str = ""


def folder() -> Path:
    """Where the fetched files are kept: the next load, with other filters too, finds them here."""
    return Path(settings.IMDB_DATASETS_DIR or Path(settings.CINETECA_HOME) / "imdb")


def wanted() -> tuple[str, ...]:
    """Files that are fetched; that of the episodes only where they are loaded."""
    return tuple(name for name in FORMS if name != "title.episode" or settings.IMDB_EPISODES)


def download(
    *,
    run_id: int | None = None,
    progress: Progress | None = None,
    now: Callable[[], datetime] = clock.now,
    sleep: Sleep = time.sleep,
) -> list[Downloaded]:
    """Fetch what is newer than the files that are here, one after the other. One that fails leaves the others.

    Raises `SwitchedOff`, `DownloadUnderWay`, or `NoRoom`; and `NotFetched` where not one of them could be fetched.
    """
    if not settings.IMDB_ENABLED:
        raise SwitchedOff("Fetching IMDb's dataset files is switched off. IMDB_ENABLED=yes switches it on.")
    folder().mkdir(parents=True, exist_ok=True)
    with _alone():
        fetched = _download(run_id, progress or _silent, now, sleep)
    if all(one.error for one in fetched):
        raise NotFetched(fetched[0].name, fetched[0].error)
    return fetched


def _download(run_id: int | None, progress: Progress, now: Callable[[], datetime], sleep: Sleep) -> list[Downloaded]:
    # Step by step, and not in one coroutine: between two steps the tables are written, in Django's own way.
    with asyncio.Runner() as runner:
        outbound = runner.run(Outbound().__aenter__())
        try:
            way = outbound.stream(PROVIDER, settings.IMDB_DATASETS_URL, run_id=run_id, caller="imdb.download")
            client = httpx.AsyncClient(transport=way, follow_redirects=False)
            return [_Fetch(name, client, runner.run, progress, now).persistently(sleep) for name in wanted()]
        finally:
            runner.run(outbound.__aexit__(None, None, None))


@dataclass(slots=True)
class _Fetch:
    """One file on its way. `wait` brings what a question to the other side comes to."""

    name: str
    client: httpx.AsyncClient
    wait: Callable[[Coroutine[Any, Any, Any]], Any]
    progress: Progress
    now: Callable[[], datetime]

    @property
    def path(self) -> Path:
        return folder() / f"{self.name}.tsv.gz"

    @property
    def part(self) -> Path:
        return folder() / f"{self.name}.tsv.gz.part"

    def persistently(self, sleep: Sleep) -> Downloaded:
        """Go at it until it is here, or nothing speaks for another go."""
        why = ""
        for turn in range(TRIES):
            if turn:
                sleep(PAUSE * 2 ** (turn - 1))
            try:
                return self.once()
            except NoRoom as error:
                self.note(error=str(error))
                raise
            except _Final as error:
                return self.failed(str(error))
            except OutboundError as error:
                why = str(error)
                if error.permanent:
                    break
        return self.failed(why)

    def once(self) -> Downloaded:
        known = Download.objects.filter(name=self.name).first()
        if known and known.url != self.url:
            known = None  # another server: its words for versions mean nothing here
        request = self.client.build_request("GET", self.url, headers=self.headers(known))
        response = self.wait(self.client.send(request, stream=True))
        try:
            return self.judged(response, known)
        finally:
            self.wait(response.aclose())

    def judged(self, response: httpx.Response, known: Download | None) -> Downloaded:
        match response.status_code:
            case 304 if known:
                self.note(error="", confirmed_at=self.now())
                return self.here(known.last_modified, new=False)
            case 200:
                return self.take(response, begin=0)
            case 206 if _begin_of(response) == self.received:
                return self.take(response, begin=self.received)
            case 206 | 416:
                self.part.unlink(missing_ok=True)
                raise OutboundError("the part that was asked for does not fit what is here")
            case status:
                raise _refusal(status, self.url)

    @property
    def url(self) -> str:
        return f"{settings.IMDB_DATASETS_URL}/{self.name}.tsv.gz"

    @property
    def received(self) -> int:
        return self.part.stat().st_size if self.part.exists() else 0

    def headers(self, known: Download | None) -> dict[str, str]:
        # Packed files, not packed answers: we want the bytes that are there.
        asked = {"Accept-Encoding": "identity", "User-Agent": "Cineteca"}
        if known and known.partial and self.received:
            return asked | {"Range": f"bytes={self.received}-", "If-Range": known.partial}
        self.part.unlink(missing_ok=True)
        if known and known.fetched_at and self.path.exists() and self.path.stat().st_size == known.size:
            if known.etag:
                asked["If-None-Match"] = known.etag
            if known.last_modified:
                asked["If-Modified-Since"] = known.last_modified
        return asked

    def take(self, response: httpx.Response, *, begin: int) -> Downloaded:
        length = response.headers.get("Content-Length", "")
        total = begin + int(length) if length.isdecimal() else None
        _see_that_there_is_room((total or 0) - begin)
        etag, modified = response.headers.get("ETag", ""), response.headers.get("Last-Modified", "")
        self.note(partial="" if etag.startswith("W/") else etag or modified)
        size = self.wait(self.write(response, begin, total))
        if total is not None and size != total:
            raise OutboundError(f"it broke off after {size:,} of {total:,} bytes")
        if not size:
            raise _Final("what came is empty")
        self.part.replace(self.path)
        at = self.now()
        self.note(etag=etag, last_modified=modified, size=size, partial="", fetched_at=at, confirmed_at=at, error="")
        return self.here(modified, new=True)

    async def write(self, response: httpx.Response, begin: int, total: int | None) -> int:
        """Write what comes behind what is here, and see to it that it is on the disk. Returns the size of both."""
        size = begin
        with self.part.open("ab" if begin else "wb") as file:
            async for block in response.aiter_raw():
                if size == 0:
                    _see_that_it_is_packed(block)
                file.write(block)
                size += len(block)
                self.progress(self.name, size, total)
            file.flush()
            os.fsync(file.fileno())
        return size

    def note(self, **values: object) -> None:
        Download.objects.update_or_create(name=self.name, defaults={"url": self.url, **values})

    def failed(self, why: str) -> Downloaded:
        self.note(error=why)
        return Downloaded(self.name, self.path, error=why)

    def here(self, modified: str, *, new: bool) -> Downloaded:
        return Downloaded(self.name, self.path, new, self.path.stat().st_size, _moment(modified))


class _Final(Exception):
    """What another go would not mend, and the room `outbound` has no word for."""


def _refusal(status: int, url: str) -> Exception:
    if status in {404, 403, 410}:
        return _Final(f"there is none at {url} (HTTP {status}). Is IMDB_DATASETS_URL right?")
    if 300 <= status < 400:
        return _Final(f"{url} leads elsewhere (HTTP {status}), where we do not follow. Is IMDB_DATASETS_URL right?")
    if 400 <= status < 500 and status not in {408, 425, 429}:
        return _Final(f"the server refuses it (HTTP {status})")
    return OutboundError(f"the server failed (HTTP {status})")


def _see_that_it_is_packed(block: bytes) -> None:
    if not block.startswith(_PACKED):
        what = "a page of the web" if block.lstrip()[:1] == _BROWSER_PAGE else "something else"
        raise _Final(f"what came is no gzip file but {what}; nothing of it was kept")


def _see_that_there_is_room(coming: int) -> None:
    free = shutil.disk_usage(folder()).free
    if free < coming + MARGIN:
        raise NoRoom(
            f"{folder()} has room for {free / 1e9:.1f} GB, and {(coming + MARGIN) / 1e9:.1f} GB are wanted: "
            f"{coming / 1e9:.1f} GB come, 1 GB stays free. Make room, or move CINETECA_HOME."
        )


def _begin_of(response: httpx.Response) -> int | None:
    """The first byte of the part that is sent: ``bytes 700-999/1000``."""
    told = response.headers.get("Content-Range", "").removeprefix("bytes ").partition("-")[0]
    return int(told) if told.isdecimal() else None


def _moment(http_date: str) -> datetime | None:
    try:
        return parsedate_to_datetime(http_date)
    except (TypeError, ValueError):
        return None


@contextmanager
def _alone() -> Iterator[None]:
    """Nobody else fetches into the folder meanwhile. Who dies lets go."""
    with (folder() / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise DownloadUnderWay("IMDb's dataset files are being fetched already; wait until that is done.") from None
        yield


def _silent(name: str, received: int, total: int | None) -> None:
    """Nobody watches."""
