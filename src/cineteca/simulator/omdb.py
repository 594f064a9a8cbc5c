"""OMDb's answers, in its wire format. Source: OMDb API, parameters i and s; kept honest by a test on real bodies."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from cineteca.simulator import searching
from cineteca.simulator.archive import Archive, Fact
from cineteca.simulator.countries import COUNTRIES, LANGUAGES
from cineteca.simulator.world import Edition

NOTHING = "N/A"
INVALID_KEY = {"Response": "False", "Error": "Invalid API key!"}
LIMIT_REACHED = {"Response": "False", "Error": "Request limit reached!"}
BAD_ID = {"Response": "False", "Error": "Incorrect IMDb ID."}
NOT_FOUND = {"Response": "False", "Error": "Movie not found!"}
NO_KEY = {"Response": "False", "Error": "No API key provided."}
TOO_MANY = {"Response": "False", "Error": "Too many results."}
BAD_PAGE = {"Response": "False", "Error": "The offset specified in a OFFSET clause may not be negative."}
NONE_FOUND = {"movie": NOT_FOUND, "series": {"Response": "False", "Error": "Series not found!"}, "": NOT_FOUND}

A_PAGE = 10
LAST_PAGE = 100
SHORTEST = 3
_MEDIA = {"movie": ("movie",), "series": ("tv",), "": ("movie", "tv")}


def answer(edition: Edition, query: Mapping[str, str]) -> dict[str, Any]:
    """``/?i=…`` or ``/?s=…``. All errors but those of the key come with status 200."""
    if "s" in query and "i" not in query:
        return search(edition, query)
    return title(edition.archive, query.get("i", ""))


def search(edition: Edition, query: Mapping[str, str]) -> dict[str, Any]:
    """``/?s=…&type=…&y=…&page=…``: ten titles a page."""
    text, kind, year, page = query["s"], query.get("type", ""), query.get("y", ""), query.get("page") or "1"
    if len(text.strip()) < SHORTEST:
        return TOO_MANY
    if not (page.isdecimal() and 1 <= int(page) <= LAST_PAGE):
        return BAD_PAGE
    wanted = int(year) if year.isdecimal() else None
    hits = [h for media in _MEDIA.get(kind, ()) for h in searching.works(edition, media, text, wanted)]
    linked = [hit for hit in hits if "imdb" in hit.fact]
    shown = linked[(int(page) - 1) * A_PAGE : int(page) * A_PAGE]
    if not shown:
        return NONE_FOUND.get(kind, NOT_FOUND)
    return {"Search": [_brief(*hit) for hit in shown], "totalResults": str(len(linked)), "Response": "True"}


def _brief(media: str, fact: Fact) -> dict[str, str]:
    return {
        "Title": fact["title"],
        "Year": _year(fact, media),
        "imdbID": fact["imdb"],
        "Type": "movie" if media == "movie" else "series",
        "Poster": NOTHING,
    }


def title(archive: Archive, imdb_id: str) -> dict[str, Any]:
    """``/?i=…``: the title, or the error that OMDb gives with status 200."""
    if not (imdb_id.startswith("tt") and imdb_id[2:].isdigit()):
        return BAD_ID
    media, fact = archive.by_imdb(imdb_id)
    return _body(archive, fact, media) if media else NOT_FOUND


def _body(archive: Archive, fact: Fact, media: str) -> dict[str, Any]:
    rating = fact.get("ratings", {}).get("imdb", {})
    ratings = _ratings(fact)
    score = next((r["Value"].split("/")[0] for r in ratings if r["Source"] == "Metacritic"), NOTHING)
    body = {
        "Title": fact["title"],
        "Year": _year(fact, media),
        "Rated": fact.get("certifications", {}).get("US", NOTHING),
        "Released": _released(fact.get("release_date") or fact.get("first_air_date")),
        "Runtime": f"{fact['runtime']} min" if fact.get("runtime") else NOTHING,
        "Genre": _list(["Sci-Fi" if genre == "Science Fiction" else genre for genre in fact.get("genres", ())]),
        "Director": _people(archive, fact, "Director"),
        "Writer": _people(archive, fact, "Writer", "Screenplay", "Creator"),
        "Actors": _list([archive.people[key]["name"] for key, _ in fact.get("cast", ())[:4]]),
        "Plot": archive.text(fact).get("synopsis", NOTHING),
        "Language": _list([LANGUAGES.get(code, "") for code in fact.get("languages", ())]),
        "Country": _list([COUNTRIES.get(code, "") for code in fact.get("countries", ())]),
        "Awards": fact.get("awards", NOTHING),
        "Poster": NOTHING,
        "Ratings": ratings,
        "Metascore": score,
        "imdbRating": f"{rating['value']:.1f}" if rating else NOTHING,
        "imdbVotes": f"{rating['votes']:,}" if rating else NOTHING,
        "imdbID": fact["imdb"],
        "Type": "movie" if media == "movie" else "series",
    }
    return body | (_of_film(fact) if media == "movie" else _of_show(fact)) | {"Response": "True"}


def _of_film(fact: Fact) -> dict[str, str]:
    revenue = fact.get("box_office")
    return {
        "DVD": NOTHING,
        "BoxOffice": f"${revenue:,}" if revenue else NOTHING,
        "Production": NOTHING,
        "Website": NOTHING,
    }


def _of_show(fact: Fact) -> dict[str, str]:
    seasons = len([season for season in fact.get("seasons", ()) if season["number"]])
    return {"totalSeasons": str(seasons) if seasons else NOTHING}


def _ratings(fact: Fact) -> list[dict[str, str]]:
    known = fact.get("ratings", {})
    found = []
    if "imdb" in known:
        found.append({"Source": "Internet Movie Database", "Value": f"{known['imdb']['value']:.1f}/10"})
    if "rotten_tomatoes" in known:
        found.append({"Source": "Rotten Tomatoes", "Value": f"{known['rotten_tomatoes']['percent']}%"})
    if "metacritic" in known:
        found.append({"Source": "Metacritic", "Value": f"{known['metacritic']['score']}/100"})
    return found


def _year(fact: Fact, media: str) -> str:
    year = str(fact.get("year", NOTHING))
    if media == "movie" or year == NOTHING:
        return year
    last = str(fact.get("last_air_date", ""))[:4] if fact.get("status") == "Ended" else ""
    return f"{year}–{last}"


def _released(text: str | None) -> str:
    return date.fromisoformat(text).strftime("%d %b %Y") if text else NOTHING


def _people(archive: Archive, fact: Fact, *jobs: str) -> str:
    names = [archive.people[key]["name"] for key, _, job in fact.get("crew", ()) if job in jobs]
    return _list(list(dict.fromkeys(names)))


def _list(items: list[str]) -> str:
    return ", ".join(item for item in items if item) or NOTHING
