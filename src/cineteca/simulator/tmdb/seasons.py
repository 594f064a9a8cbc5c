"""``/tv/{id}/season/{n}``, and seasons and episodes where other answers hold them."""

from collections.abc import Iterable

from cineteca.simulator.archive import Archive, Fact
from cineteca.simulator.invented import pictures
from cineteca.simulator.tmdb import blocks
from cineteca.simulator.tmdb.pieces import JSON, company, number, token


def season(archive: Archive, show: Fact, fact: Fact, append: Iterable[str] = ()) -> JSON:
    """A season with its episodes and the appended blocks."""
    body: JSON = {
        "_id": token("season", show["tmdb"], fact["number"]),
        "air_date": fact.get("air_date"),
        "episodes": [_episode(show, fact, episode) for episode in fact["episodes"]],
        "name": _name(fact),
        "networks": [company(name, "network") for name in show.get("networks", ())],
        "overview": "",
        "id": _id(show, fact),
        "poster_path": None,
        "season_number": fact["number"],
        "vote_average": 0.0,
    }
    return body | {name: blocks.SEASON[name](archive, show) for name in append if name in blocks.SEASON}


def brief(show: Fact, fact: Fact) -> JSON:
    """A season as its show lists it."""
    return {
        "air_date": fact.get("air_date"),
        "episode_count": len(fact["episodes"]),
        "id": _id(show, fact),
        "name": _name(fact),
        "overview": "",
        "poster_path": None,
        "season_number": fact["number"],
        "vote_average": 0.0,
    }


def last_episode(show: Fact) -> JSON | None:
    """The last episode of the last season; specials do not count."""
    counted = [fact for fact in show.get("seasons", ()) if fact["number"] and fact["episodes"]]
    if not counted:
        return None
    last = max(counted, key=lambda fact: int(fact["number"]))
    return _episode_brief(show, last, max(last["episodes"], key=lambda episode: int(episode["number"])))


def _id(show: Fact, fact: Fact) -> int:
    return fact.get("tmdb") or number("season", show["tmdb"], fact["number"])


def _name(fact: Fact) -> str:
    return str(fact.get("name") or (f"Season {fact['number']}" if fact["number"] else "Specials"))


def _episode(show: Fact, fact: Fact, episode: Fact) -> JSON:
    return _episode_brief(show, fact, episode) | {"crew": [], "guest_stars": []}


def _episode_brief(show: Fact, fact: Fact, episode: Fact) -> JSON:
    return {
        "id": episode.get("tmdb") or number("episode", show["tmdb"], fact["number"], episode["number"]),
        "name": episode.get("name") or f"Episode {episode['number']}",
        "overview": "",
        "vote_average": 0.0,
        "vote_count": 0,
        "air_date": episode.get("air_date"),
        "episode_number": episode["number"],
        "episode_type": "standard",
        "production_code": "",
        "runtime": episode.get("runtime"),
        "season_number": fact["number"],
        "show_id": show["tmdb"],
        "still_path": pictures.still(show["tmdb"], fact["number"], episode["number"]),
    }
