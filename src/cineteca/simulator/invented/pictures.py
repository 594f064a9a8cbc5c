"""Which works have pictures at TMDB: their paths there. What is on them is painted when somebody asks."""

from cineteca.simulator.archive import Fact
from cineteca.simulator.chance import fraction, letters

SHARES = {"poster": 0.04, "backdrop": 0.4}
SHOWS_WITH_STILLS = 0.15


def of(fact: Fact, media: str) -> dict[str, str]:
    """The paths of a work's poster and backdrop, by what they are, where it has them."""
    return {
        kind: path(kind, media, fact["tmdb"])
        for kind, share in SHARES.items()
        if fraction(kind, media, fact["tmdb"]) < share
    }


def still(show: int, season: int, episode: int) -> str | None:
    """The path of an episode's still: a few shows have them."""
    return path("still", show, season, episode) if fraction("stills", show) < SHOWS_WITH_STILLS else None


def path(*about: object) -> str:
    return f"/{letters(*about)}.jpg"
