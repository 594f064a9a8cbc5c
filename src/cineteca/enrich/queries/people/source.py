"""Who speaks of people now."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from urllib.parse import urlsplit

from django.conf import settings

from cineteca.imdb import queries as imdb
from cineteca.outbound import queries as outbound

Speaker = Literal["tmdb", "imdb", "kept"]
TMDBState = Literal["up", "off", "no_key", "down"]
DatasetsStanding = Literal["fresh", "old", "missing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """`speaks`: who is asked about somebody we do not know yet; ``kept`` is nobody, what was told before stands.

    `why` says why it is not TMDB with the datasets beside it, the graver reason first; empty where all is well.
    `datasets_at`: how old the datasets are that are loaded.
    """

    speaks: Speaker
    tmdb: TMDBState
    datasets: DatasetsStanding
    datasets_at: datetime | None = None

    @property
    def why(self) -> tuple[str, ...]:
        """``tmdb_off``, ``tmdb_no_key``, ``tmdb_down``, ``datasets_missing``, ``datasets_old``."""
        found = (f"tmdb_{self.tmdb}", f"datasets_{self.datasets}")
        return tuple(word for word in found if word not in {"tmdb_up", "datasets_fresh"})

    @property
    def fills(self) -> bool:
        """Whether the datasets have something to add."""
        return self.datasets != "missing"


def people_source(at: datetime) -> Source:
    """Who speaks of people at `at`. Three queries.

    TMDB does while it can be asked. Without a key, or while it does not answer, the datasets do, be they old; where
    those are missing too, what was kept stands.
    """
    tmdb, datasets = _tmdb(at), imdb.state(at)
    standing: DatasetsStanding = "missing" if not datasets.loaded else "old" if datasets.old else "fresh"
    speaks: Speaker = "tmdb" if tmdb == "up" else "imdb" if datasets.loaded else "kept"
    return Source(
        speaks=speaks, tmdb=tmdb, datasets=standing, datasets_at=datasets.oldest_at if datasets.loaded else None
    )


def _tmdb(at: datetime) -> TMDBState:
    configured = settings.PROVIDERS["tmdb"]
    if not configured["switched_on"]:
        return "off"
    if not configured["enabled"]:
        return "no_key"
    host = _host(configured["url"])
    circuits = (row for row in outbound.list_breakers(at=at) if row.provider == "tmdb" and row.host == host)
    return "down" if any(row.state != "closed" for row in circuits) else "up"


def _host(url: str) -> str:
    """As breakers name it: with its port. TMDB's pictures have a breaker of their own, which says nothing of people."""
    parts = urlsplit(url)
    return f"{parts.hostname}:{parts.port or (443 if parts.scheme == 'https' else 80)}"
