"""A world that goes on: a few works change each minute, and now and then a new film comes out."""

from dataclasses import dataclass
from random import Random
from typing import Any

from cineteca.simulator import listing
from cineteca.simulator.chance import dice
from cineteca.simulator.invented import words
from cineteca.simulator.listing import Entry
from cineteca.simulator.world import World

CHANGED, AMONG = 5, 300
FILM_EVERY = 10
_REGIONS = ("US", "GB", "DE", "FR", "ES", "BR")


@dataclass(slots=True)
class Life:
    """What happens hangs on the seed and on how many minutes went by, on nothing else."""

    seed: int = 1895
    minutes: int = 0

    def go_on(self, world: World) -> list[str]:
        """One minute passes. What happened, in words."""
        self.minutes += 1
        thrown = dice("alive", self.seed, self.minutes)
        wanted = [e for media in ("movie", "tv") for e in listing.popular(world.edition().archive, media, world.today)]
        told = [_moved(world, entry, thrown) for entry in thrown.sample(wanted[:AMONG], CHANGED)]
        if self.minutes % FILM_EVERY == 0:
            told.append(_released(world, self.minutes, thrown))
        return told


def _moved(world: World, entry: Entry, thrown: Random) -> str:
    """Votes come in and move the rating; some works come to a service or leave one."""
    change: dict[str, Any] = _votes(entry, thrown)
    if thrown.random() < 1 / 2:
        change["offers"] = _offers(entry, thrown)
    world.change(entry.media, entry.work["tmdb"], change)
    return f"{entry.work['title']}: {', '.join(change)}"


def _votes(entry: Entry, thrown: Random) -> dict[str, Any]:
    ratings = entry.work.get("ratings", {})
    theirs, imdb = ratings.get("tmdb", {}), ratings.get("imdb", {})
    near = round(min(9.5, max(1.0, float(theirs.get("value") or 6.5) + thrown.choice((-0.1, 0.0, 0.1)))), 1)
    return {
        "vote_average": near,
        "vote_count": int(theirs.get("votes", 0)) + thrown.randrange(1, 60),
        "imdb_rating": round(min(9.5, max(1.0, float(imdb.get("value") or 6.5) + thrown.choice((-0.1, 0.0, 0.1)))), 1),
        "imdb_votes": int(imdb.get("votes", 0)) + thrown.randrange(10, 900),
    }


def _offers(entry: Entry, thrown: Random) -> dict[str, list[list[Any]]]:
    region = thrown.choice(_REGIONS)
    had = [offer[1:] for offer in entry.work.get("offers", ()) if offer[0] == region]
    if had and thrown.random() < 1 / 2:
        return {region: had[1:]}
    others = [offer for offer in had if offer[:2] != ["flatrate", "Netflix"]]
    return {region: [["flatrate", "Netflix", 8, 0], *others]}


def _released(world: World, minute: int, thrown: Random) -> str:
    title = words.title(200 + minute // FILM_EVERY)
    synopsis, tagline = words.about(minute)
    told = {
        "title": title,
        "overview": synopsis,
        "tagline": tagline,
        "genres": thrown.sample(words.FILM_GENRES, 2),
        "runtime": thrown.randrange(84, 152),
        "vote_average": round(thrown.uniform(5.5, 8.5), 1),
        "vote_count": thrown.randrange(5, 200),
    }
    return f"{title} ({world.announce('movie', told)}) comes out"
