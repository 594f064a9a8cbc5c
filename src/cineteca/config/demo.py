"""The demo's stage: who runs beside whom, and in what order they come and go."""

import fcntl
import os
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from cineteca.accounts import operations as accounts
from cineteca.catalog import operations as catalog
from cineteca.config.ports import first_free
from cineteca.config.preparing import close_connections, leave_database, prepare
from cineteca.config.processes import PREPARED, Family, wait_until
from cineteca.core import clock, jobs
from cineteca.core.errors import CinetecaError
from cineteca.enrich import operations as enrich
from cineteca.enrich import queries
from cineteca.providers.records import Kind

OWNER = "owner@cineteca.example"
STAND_IN_KEY = "demo-key"


class DidNotStart(CinetecaError):
    """A part of the demo did not come up."""


class AlreadyOpen(CinetecaError):
    """Another demo runs in the same home."""


def stubs() -> list[catalog.Stub]:
    """The works of the bundled facts, by title and id alone."""
    from cineteca.simulator import archive

    return [
        catalog.Stub(kind=Kind(stub.kind), ids=stub.ids, title=stub.title, year=stub.year) for stub in archive.stubs()
    ]


@dataclass(slots=True)
class Stage:
    """Database, simulator, catalogue, web and worker of one demo."""

    home: Path
    port: int
    faults: tuple[str, ...]
    say: Callable[[str], None]
    alive: bool = False
    family: Family = field(init=False)
    stand_in: int = field(init=False)
    _held: IO[bytes] | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        """Raises `AlreadyOpen`."""
        self._hold()
        self.stand_in = self._stand_in_port()
        self.family = Family(self._environ(), self.home / "logs", self.say)

    def open(self) -> None:
        """Bring everything up. Raises `DidNotStart` with the log's last words."""
        told = [part for fault in self.faults for part in ("--fault", fault)] + ["--alive"] * self.alive
        # Started before anything else: it needs no database, and comes up while that is made.
        self.family.start("simulator", "simulator", "serve", "--port", str(self.stand_in), "--no-limits", *told)
        # So do the pages, which load meanwhile and serve when the database is ready; the worker, whom nobody waits for,
        # comes last.
        self.prepared.unlink(missing_ok=True)
        self.family.start("web", "web", "--port", str(self.port))
        prepare(self.say)
        self.prepared.touch()
        self._load_stubs()
        close_connections()
        self._await("simulator", lambda: answers(f"http://127.0.0.1:{self.stand_in}/"))
        self._await("web", lambda: answers(f"http://127.0.0.1:{self.port}/about/"))
        self.family.start("worker", "worker")

    @property
    def prepared(self) -> Path:
        """The file that tells our children that the database is up to date."""
        return self.home / "prepared"

    def close(self) -> None:
        """Stop everything, the database last, and wait until it is down."""
        self.family.stop()
        leave_database()
        if self._held is not None:
            self._held.close()

    def _hold(self) -> None:
        """Be the only demo of this home for as long as our process lives."""
        self.home.mkdir(mode=0o711, parents=True, exist_ok=True)
        held = (self.home / "demo.lock").open("ab")
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            held.close()
            raise AlreadyOpen(
                f"Another demo runs in {self.home}. Stop it first, or give this one a home of its own: CINETECA_HOME=…"
            ) from None
        self._held = held

    def _load_stubs(self) -> None:
        from cineteca.config.worker import kick

        added = catalog.add_stubs(stubs(), at=clock.now())
        enrich.enqueue_all(at=clock.now())
        if added:
            self.say(f"{added:,} films and shows are in the catalogue, by title and id alone; now they are asked for.")
            # Stubs come by the thousand and tell nobody: the index reads them all at once.
            jobs.enqueue("search.rebuild", once="search.rebuild")
        if self.waiting():
            kick()

    def _await(self, name: str, ready: Callable[[], bool]) -> None:
        if not wait_until(ready, family=self.family, seconds=40):
            raise DidNotStart(f"The {name} did not come up:\n{self.family.last_words(self.family.ended() or name)}")

    def sign_in_link(self) -> str:
        """A link that signs in as the demo's owner, once."""
        token = accounts.issue_link_token(user=accounts.make_staff(email=OWNER))
        close_connections()
        return f"http://127.0.0.1:{self.port}/sign-in/link/{token}/"

    def waiting(self) -> int:
        """Works that were never enriched."""
        figures = queries.get_queue_figures(at=clock.now())
        return figures.never + figures.processing

    def filling(self) -> Iterator[tuple[int, str]]:
        """How many works still wait, and the latest title, until none does or nothing moves for a while."""
        left, moved = self.waiting(), time.monotonic()
        while left and time.monotonic() - moved < 75 and not self.family.tend():
            time.sleep(0.4)
            now_left = self.waiting()
            if now_left != left:
                moved = time.monotonic()
            left = now_left
            runs = queries.list_runs(limit=1)
            yield left, runs[0].titles[-1] if runs and runs[0].titles else ""
        close_connections()

    def report(self) -> str:
        """What the filling came to."""
        figures = queries.get_queue_figures(at=clock.now())
        close_connections()
        return (
            f"{figures.complete:,} works enriched, {figures.failed:,} failed, "
            f"{figures.never + figures.processing:,} still to come."
        )

    def _stand_in_port(self) -> int:
        """The stand-in keeps its address from one start to the next, so that kept answers stay good."""
        note = self.home / "stand-in-port"
        kept = int(note.read_text()) if note.exists() else 8690
        port = first_free(kept) or kept
        note.write_text(str(port))
        return port

    def _environ(self) -> dict[str, str]:
        return {
            **os.environ,
            "CINETECA_HOME": str(self.home),
            "CINETECA_PORT": str(self.port),
            "TMDB_URL": f"http://127.0.0.1:{self.stand_in}/3",
            "TMDB_API_KEY": STAND_IN_KEY,
            "TMDB_ACCESS_TOKEN": "",
            "TMDB_ENABLED": "yes",
            "CINETECA_TRAILER_PICTURES": "no",
            "TMDB_LIMIT": "off",
            "TMDB_IMAGES_URL": f"http://127.0.0.1:{self.stand_in}/t/p",
            "OMDB_URL": f"http://127.0.0.1:{self.stand_in}/omdb",
            "OMDB_API_KEY": STAND_IN_KEY,
            "OMDB_ENABLED": "yes",
            "OMDB_LIMIT": "off",
            "OMDB_DAILY_QUOTA": "off",
            "TRAKT_URL": f"http://127.0.0.1:{self.stand_in}/trakt",
            "TRAKT_CLIENT_ID": STAND_IN_KEY,
            "TRAKT_ENABLED": "yes",
            "TRAKT_LIMIT": "off",
            "FANART_URL": f"http://127.0.0.1:{self.stand_in}/fanart/v3",
            "FANART_API_KEY": STAND_IN_KEY,
            "FANART_ENABLED": "yes",
            "FANART_IMAGES_URL": f"http://127.0.0.1:{self.stand_in}/fanart/assets",
            "FANART_LIMIT": "off",
            "JUSTWATCH_URL": f"http://127.0.0.1:{self.stand_in}/justwatch/contentpartner/v2/content",
            "JUSTWATCH_TOKEN": STAND_IN_KEY,
            "JUSTWATCH_LIMIT": "off",
            "IMDB_DATASETS_URL": f"http://127.0.0.1:{self.stand_in}/datasets",
            "IMDB_ENABLED": "yes",
            "PYTHONUNBUFFERED": "1",
            PREPARED: str(self.prepared),
        }


def answers(url: str) -> bool:
    """Whether somebody answers there without failing."""
    try:
        with urllib.request.urlopen(url, timeout=3) as response:  # noqa: S310 - our own address
            return bool(response.status < 500)
    except urllib.error.HTTPError as error:
        return error.code < 500
    except OSError:
        return False
