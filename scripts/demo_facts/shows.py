"""Gathers the facts of the demo's shows: ids from the table, the rest from recorded answers and from what we know."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any

from scripts.demo_facts import crediting, films, genres, known, names
from scripts.demo_facts.sources import Tables


def chosen(tables: Tables) -> list[tuple[known.KnownShow, int]]:
    """The shows we know something of, each with its TMDB id. One whose title the id table doubts is an error."""
    rows = {row["imdb_id"]: row for row in tables.ids if row["tmdb_type"] == "tv" and row["tmdb_id"]}
    found = []
    for imdb, show in known.shows().items():
        if imdb not in rows or not _same(show.title, rows[imdb]["title"]):
            raise known.UnreadableKnowledge(f"{imdb} {show.title}: the table says {rows.get(imdb, {}).get('title')}")
        found.append((show, int(rows[imdb]["tmdb_id"])))
    return sorted(found, key=lambda pair: pair[1])


def _same(one: str, other: str) -> bool:
    return names.plain(one) == names.plain(other) or set(names.plain(one).split()) <= set(names.plain(other).split())


def record(show: known.KnownShow, tmdb: int, tables: Tables) -> dict[str, Any]:
    """Everything about one show but its people."""
    body = _bodies(tables).get(tmdb, {})
    row = next(row for row in tables.ids if row["imdb_id"] == show.imdb)
    seasons = _seasons(show, tmdb, tables)
    aired = [episode["air_date"] for season in seasons for episode in season["episodes"] if "air_date" in episode]
    facts = {
        "tmdb": tmdb,
        "imdb": show.imdb,
        "wikidata": row["wikidata_qid"],
        "tvdb": _tvdb(tables).get(tmdb),
        "title": show.title,
        "original_title": show.original_title or (show.title if _language(show) == "en" else None),
        "original_language": _language(show),
        "year": show.year,
        "first_air_date": _fact(show, "began") or seasons[0].get("air_date"),
        "last_air_date": body.get("last_air_date")
        or _fact(show, "ended")
        or (max(aired) if aired and _is_whole(seasons) else None),
        "status": "Ended" if show.last_year else "Returning Series",
        "runtime": int(_fact(show, "runtime") or 0),
        "genres": _genres(show),
        "countries": show.facts.get("countries"),
        "languages": show.facts.get("languages"),
        "networks": show.facts.get("networks"),
        "companies": [company["name"] for company in body.get("production_companies", [])][: films.MOST_COMPANIES],
        "certifications": _certifications(show),
        "ratings": _ratings(show, tables),
        "homepage": body.get("homepage"),
        "seasons": seasons,
    }
    return {key: value for key, value in facts.items() if value not in (None, "", [], {}, 0)}


def _fact(show: known.KnownShow, name: str) -> str | None:
    return show.facts[name][0] if name in show.facts else None


def _language(show: known.KnownShow) -> str:
    return show.language or show.facts["languages"][0]


def _genres(show: known.KnownShow) -> list[str]:
    unknown = set(show.facts.get("genres", [])) - set(genres.SHOW_GENRES)
    if unknown:
        raise known.UnreadableKnowledge(f"{show.title}: {unknown}")
    return show.facts.get("genres", [])


def _certifications(show: known.KnownShow) -> dict[str, str]:
    return {"US": show.certification} if show.certification else {}


def _ratings(show: known.KnownShow, tables: Tables) -> dict[str, dict[str, float]]:
    if show.imdb not in tables.votes:
        return {}
    value, votes = tables.votes[show.imdb]
    return {"imdb": {"value": value, "votes": votes}}


def _is_whole(seasons: list[dict[str, Any]]) -> bool:
    return bool(seasons) and all("air_date" in episode for episode in seasons[-1]["episodes"])


def _seasons(show: known.KnownShow, tmdb: int, tables: Tables) -> list[dict[str, Any]]:
    """Seasons as recorded where a recording has them whole, else as we know them."""
    recorded = {season["number"]: season for season in _recorded_seasons(tables).get(tmdb, [])}
    own = {season["number"]: season for season in show.seasons}
    seasons = [_joined(own.get(number, {}), recorded.get(number, {})) for number in sorted(own | recorded) if number]
    return [season for season in seasons if season["episodes"]]


def _joined(own: dict[str, Any], recorded: dict[str, Any]) -> dict[str, Any]:
    episodes: dict[int, dict[str, Any]] = {episode["number"]: dict(episode) for episode in own.get("episodes", [])}
    for episode in recorded.get("episodes", []):
        episodes[episode["number"]] = episodes.get(episode["number"], {}) | episode
    return own | recorded | {"episodes": [episodes[number] for number in sorted(episodes)]}


def credits_of(show: known.KnownShow, tmdb: int, tables: Tables) -> list[crediting.Credit]:
    """Cast as we know it, then as recorded; creators as a job of their own."""
    created = [crediting.Credit(name, "Production", "Creator") for name in show.facts.get("by", [])]
    told = [crediting.Credit(name, character=character) for name, character in show.cast]
    return crediting.united([*told, *_recorded_credits(tables).get(tmdb, []), *created])


@cache
def _bodies(tables: Tables) -> dict[int, dict[str, Any]]:
    return {body["id"]: body for body in tables.tmdb_bodies(r"^GET_tv_\d+\.json$") if "name" in body}


@cache
def _recorded_credits(tables: Tables) -> dict[int, list[crediting.Credit]]:
    found: defaultdict[int, list[crediting.Credit]] = defaultdict(list)
    for body in tables.tmdb_bodies(r"^GET_tv_\d+_credits\.json$"):
        found[body["id"]] += crediting.from_tmdb({"cast": body["cast"]})
    return found


@cache
def _tvdb(tables: Tables) -> dict[int, int]:
    """TVDB ids of shows, wherever a recorded answer names them beside the TMDB id."""
    return {ids["tmdb"]: ids["tvdb"] for body in tables.trakt_bodies() for ids in _show_ids(body)}


def _show_ids(body: Any) -> Iterator[dict[str, Any]]:
    if isinstance(body, dict):
        ids = body.get("ids")
        if isinstance(ids, dict) and ids.get("tvdb") and ids.get("tmdb") and "title" in body and "season" not in body:
            yield ids
        for value in body.values():
            yield from _show_ids(value)
    elif isinstance(body, list):
        for value in body:
            yield from _show_ids(value)


@cache
def _recorded_seasons(tables: Tables) -> dict[int, list[dict[str, Any]]]:
    found: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    for tmdb, body in _bodies(tables).items():
        found[tmdb] += [_outline(season) for season in body.get("seasons", []) if season["season_number"]]
    for tmdb, seasons in tables.tmdb_seasons.items():
        numbers = {season["season_number"] for season in seasons}
        found[tmdb] = [outline for outline in found[tmdb] if outline["number"] not in numbers]
        found[tmdb] += [_whole(season) for season in seasons if season["season_number"]]
    return found


def _whole(season: dict[str, Any]) -> dict[str, Any]:
    """A recorded season with its episodes."""
    episodes = [_episode(episode) for episode in season["episodes"]]
    return {
        "number": season["season_number"],
        "tmdb": season["id"],
        "air_date": season["air_date"],
        "episodes": episodes,
    }


def _episode(episode: dict[str, Any]) -> dict[str, Any]:
    found = {
        "number": episode["episode_number"],
        "name": episode["name"],
        "air_date": episode.get("air_date"),
        "runtime": episode.get("runtime"),
        "tmdb": episode["id"],
    }
    return {key: value for key, value in found.items() if value}


def _outline(season: dict[str, Any]) -> dict[str, Any]:
    """A season of a recorded show: its date and how many episodes it has."""
    episodes = [{"number": number + 1} for number in range(season["episode_count"])]
    known_date = {"air_date": season["air_date"]} if season.get("air_date") else {}
    return {"number": season["season_number"], "tmdb": season["id"], "episodes": episodes} | known_date
