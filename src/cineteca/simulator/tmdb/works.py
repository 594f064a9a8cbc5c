"""``/movie/{id}`` and ``/tv/{id}``."""

from collections.abc import Iterable

from cineteca.simulator.archive import Archive, Fact
from cineteca.simulator.tmdb import blocks, crediting, seasons
from cineteca.simulator.tmdb.pieces import JSON, company, country, genres, language, score


def film(archive: Archive, fact: Fact, append: Iterable[str] = ()) -> JSON:
    """A film with the appended blocks."""
    text = archive.text(fact)
    body: JSON = {
        "adult": False,
        "backdrop_path": fact.get("backdrop"),
        "belongs_to_collection": _collection(fact),
        "budget": fact.get("budget", 0),
        "genres": genres(fact),
        "homepage": fact.get("homepage", ""),
        "id": fact["tmdb"],
        "imdb_id": fact.get("imdb"),
        "origin_country": list(fact.get("countries", ())),
        "original_language": fact.get("original_language", "xx"),
        "original_title": fact.get("original_title", fact["title"]),
        "overview": text.get("synopsis", ""),
        "popularity": float(fact.get("popularity", 0)),
        "poster_path": fact.get("poster"),
        "production_companies": [company(name) for name in fact.get("companies", ())],
        "production_countries": [country(code) for code in fact.get("countries", ())],
        "release_date": fact.get("release_date", ""),
        "revenue": fact.get("revenue", 0),
        "runtime": fact.get("runtime", 0),
        "softcore": False,
        "spoken_languages": [language(code) for code in fact.get("languages", ())],
        "status": fact.get("status", "Released"),
        "tagline": text.get("tagline", ""),
        "title": fact["title"],
        "video": False,
        **score(fact),
    }
    return body | {name: blocks.FILM[name](archive, fact) for name in append if name in blocks.FILM}


def show(archive: Archive, fact: Fact, append: Iterable[str] = ()) -> JSON:
    """A show with the appended blocks, seasons (``season/1``) among them."""
    appended = {name: blocks.SHOW[name](archive, fact) for name in append if name in blocks.SHOW}
    wanted = {name.removeprefix("season/") for name in append if name.startswith("season/")}
    of_numbers = {f"season/{s['number']}": s for s in fact.get("seasons", ()) if str(s["number"]) in wanted}
    whole = {name: seasons.season(archive, fact, season) for name, season in of_numbers.items()}
    return _show(archive, fact) | _aired(fact) | appended | whole


def _show(archive: Archive, fact: Fact) -> JSON:
    text = archive.text(fact)
    return {
        "adult": False,
        "backdrop_path": fact.get("backdrop"),
        "created_by": crediting.creators(archive, fact),
        "episode_run_time": [fact["runtime"]] if fact.get("runtime") else [],
        "first_air_date": fact.get("first_air_date", ""),
        "genres": genres(fact),
        "homepage": fact.get("homepage", ""),
        "id": fact["tmdb"],
        "in_production": fact.get("status") == "Returning Series",
        "languages": list(fact.get("languages", ())),
        "name": fact["title"],
        "networks": [company(name, "network") for name in fact.get("networks", ())],
        "origin_country": list(fact.get("countries", ())),
        "original_language": fact.get("original_language", "xx"),
        "original_name": fact.get("original_title", fact["title"]),
        "overview": text.get("synopsis", ""),
        "popularity": float(fact.get("popularity", 0)),
        "poster_path": fact.get("poster"),
        "production_companies": [company(name) for name in fact.get("companies", ())],
        "production_countries": [country(code) for code in fact.get("countries", ())],
        "softcore": False,
        "spoken_languages": [language(code) for code in fact.get("languages", ())],
        "status": fact.get("status", "Ended"),
        "tagline": text.get("tagline", ""),
        "type": "Scripted",
        **score(fact),
    }


def _aired(fact: Fact) -> JSON:
    """What a show's seasons amount to; specials are listed and not counted."""
    all_seasons = fact.get("seasons", ())
    counted = [season for season in all_seasons if season["number"]]
    return {
        "last_air_date": fact.get("last_air_date"),
        "last_episode_to_air": seasons.last_episode(fact),
        "next_episode_to_air": None,
        "number_of_episodes": sum(len(season["episodes"]) for season in counted),
        "number_of_seasons": len(counted),
        "seasons": [seasons.brief(fact, season) for season in all_seasons],
    }


def _collection(fact: Fact) -> JSON | None:
    known = fact.get("collection")
    return {"id": known["tmdb"], "name": known["name"], "poster_path": None, "backdrop_path": None} if known else None
