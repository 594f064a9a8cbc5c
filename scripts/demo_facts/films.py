"""Chooses the films of the demo and gathers their facts."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from scripts.demo_facts import codes, crediting, genres, names
from scripts.demo_facts.corrections import corrected
from scripts.demo_facts.known import Day, UnreadableKnowledge
from scripts.demo_facts.library import Library
from scripts.demo_facts.sources import Row

MOST_VOTED = 1200
OF_THE_DECADE = {190: 20, 191: 25, 192: 50, 193: 70, 194: 90, 195: 110, 196: 120, 197: 120, 198: 150}
NOT_ENGLISH = 340
LATEST = 80
LATEST_SINCE = 2016
FEWEST_VOTES = 400
MOST_KEYWORDS = 8
MOST_COMPANIES = 4
CERTIFICATIONS = frozenset({"G", "PG", "PG-13", "R", "NC-17"})


def tmdb_ids(library: Library) -> dict[str, int]:
    """IMDb id → TMDB id of the films whose tables agree on both ways of the pair."""
    listed = {imdb: tmdb for imdb, (tmdb, _) in library.tables.movielens.items()}
    mapped = {imdb: int(row["tmdb_id"]) for imdb, row in library.id_rows.items() if row["tmdb_id"]}
    agreed = {imdb: tmdb for imdb, tmdb in (mapped | listed).items() if mapped.get(imdb, tmdb) == tmdb}
    times = Counter(agreed.values())
    return {imdb: tmdb for imdb, tmdb in agreed.items() if times[tmdb] == 1}


def chosen(library: Library) -> list[str]:
    """IMDb ids of the demo's films: the most voted of all, of each early decade, of other tongues, of the latest."""
    ids = tmdb_ids(library)
    votes = library.tables.votes
    fit = [imdb for imdb in ids if imdb in library.tables.movielens and _is_fit(imdb, library)]
    fit.sort(key=lambda imdb: (-votes.get(imdb, (0, 0))[1], imdb))
    wanted = set(fit[:MOST_VOTED]) | {imdb for imdb in library.known if imdb in ids}
    for decade, most in OF_THE_DECADE.items():
        wanted |= set([imdb for imdb in fit if _year(imdb, library) // 10 == decade][:most])
    elsewhere = [imdb for imdb in fit if original_language(imdb, ids[imdb], library) not in {None, "en"}]
    wanted |= set(elsewhere[:NOT_ENGLISH])
    latest = [imdb for imdb in library.id_rows if imdb in ids and imdb in fit and _year(imdb, library) >= LATEST_SINCE]
    latest.sort(key=lambda imdb: (-_audience(imdb, library), imdb))
    return sorted(wanted | set(latest[:LATEST]), key=lambda imdb: ids[imdb])


def _is_fit(imdb: str, library: Library) -> bool:
    known_enough = imdb in library.tables.wikidata
    liked = library.tables.votes.get(imdb, (0, 0))[1] >= FEWEST_VOTES or _year(imdb, library) >= LATEST_SINCE
    return known_enough and liked and _year(imdb, library) > 0


def _audience(imdb: str, library: Library) -> float:
    return float(library.tables.tomatoes.get(imdb, {}).get("audience_ratings") or 0)


def _year(imdb: str, library: Library) -> int:
    listed = library.tables.movielens.get(imdb)
    return (names.year_of(listed[1]) if listed else None) or 0


def record(imdb: str, tmdb: int, library: Library) -> dict[str, Any]:
    """Everything about one film but its people."""
    facts = {
        "tmdb": tmdb,
        "imdb": imdb,
        "wikidata": library.tables.wikidata.get(imdb, {}).get("wikidata_id"),
        **_titles(imdb, tmdb, library),
        "original_language": original_language(imdb, tmdb, library),
        **_dates(imdb, tmdb, library),
        "runtime": _runtime(imdb, tmdb, library),
        "genres": _genres(imdb, tmdb, library),
        "countries": _countries(imdb, tmdb, library),
        "languages": _languages(imdb, tmdb, library),
        "certifications": _certifications(imdb, library),
        "ratings": _ratings(imdb, tmdb, library),
        "collection": library.collections.get(tmdb),
        "awards": awards(imdb, library.oscars.get(imdb, [])),
        **_business(tmdb, library),
    }
    return {key: value for key, value in facts.items() if value not in (None, "", [], {}, 0)}


def _row(tmdb: int, library: Library) -> Row:
    return library.tables.tmdb.get(tmdb, {})


def _titles(imdb: str, tmdb: int, library: Library) -> dict[str, str | None]:
    known = library.known.get(imdb)
    row = _row(tmdb, library)
    listed = library.tables.movielens.get(imdb, (0, ""))[1]
    label = library.tables.wikidata.get(imdb, {}).get("label", "")
    if known and not _squeezed(known.title) & _squeezed(row.get("title"), names.title_of(listed), label):
        raise UnreadableKnowledge(f"{imdb} {known.title}: the tables say {row.get('title')}, {listed}, {label}")
    title = (known.title if known else "") or row.get("title") or label or names.title_of(listed)
    if names.plain(title) == names.plain(label):
        title = label if _has_accents(label) and not known else title
    original = (known.original_title if known else None) or row.get("original_title")
    return {"title": title, "original_title": original or _own_title(title, imdb, tmdb, library)}


def _own_title(title: str, imdb: str, tmdb: int, library: Library) -> str | None:
    """The title in the film's own language, where that language writes Latin letters; a transliteration is none."""
    language = original_language(imdb, tmdb, library)
    if language == "en":
        return title
    if language not in _LATIN_TONGUES:
        return None
    listed = library.tables.movielens.get(imdb, (0, ""))[1]
    others = [other for other in names.other_titles(listed) if "a.k.a" not in other]
    return others[-1] if others else None


def _squeezed(*titles: str | None) -> set[str]:
    """Titles as letters and digits alone, to see whether two are one."""
    return {names.plain(title).replace(" ", "").removeprefix("the") for title in titles if title}


def _has_accents(text: str) -> bool:
    return any(c.isalpha() and not c.isascii() for c in text)


_LATIN_TONGUES = frozenset(
    {"fr", "de", "it", "es", "pt", "sv", "da", "no", "fi", "pl", "hu", "cs", "nl", "ro", "tr", "is", "id", "ca"}
)


def original_language(imdb: str, tmdb: int, library: Library) -> str | None:
    known = library.known.get(imdb)
    if known and known.language:
        return known.language
    row = _row(tmdb, library) or library.bodies.get(tmdb, {})
    if row.get("original_language"):
        return codes.language(row["original_language"]) or None
    film = library.tables.wikidata.get(imdb, {})
    claimed = codes.LANGUAGE_OF_ITEM.get(film.get("original_language", ""))
    country = codes.COUNTRY_OF_ITEM.get(film.get("country_of_origin", ""), "")
    if claimed in codes.SPOKEN_IN.get(country, set()):
        return claimed
    first = library.tables.omdb.get(imdb, {}).get("Language", "").split(", ")[0]
    return codes.LANGUAGE_OF_NAME.get(first)


def _dates(imdb: str, tmdb: int, library: Library) -> dict[str, Any]:
    listed = _year(imdb, library)
    known = library.known.get(imdb)
    year = known.year if known else listed
    days = [day for day in _release_days(imdb, tmdb, library) if not year or abs(int(day[:4]) - year) <= 1]
    day = days[0] if days else None
    return {"release_date": day, "year": int(day[:4]) if day else year}


def _release_days(imdb: str, tmdb: int, library: Library) -> Iterator[str]:
    """Release dates from the table that TMDB itself would agree with most to the one it would least."""
    rows = (_row(tmdb, library), library.bodies.get(tmdb, {}))
    yield from (row["release_date"] for row in rows if row.get("release_date"))
    day = library.tables.wikidata.get(imdb, {}).get("publication_date", "")
    if re.fullmatch(r"\d{4}-\d\d-\d\d", day) and not day.endswith("-01-01"):
        yield day
    if released := library.tables.omdb.get(imdb, {}).get("Released"):
        yield _iso_day(released)
    if known_day := library.days.get(imdb, Day()).release_date:
        yield known_day


def _iso_day(words: str) -> str:
    """'06 Feb 1921' → '1921-02-06'."""
    day, month, year = words.split()
    return date(int(year), _MONTHS.index(month) + 1, int(day)).isoformat()


_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def _runtime(imdb: str, tmdb: int, library: Library) -> int | None:
    known = library.known.get(imdb)
    omdb = re.match(r"(\d+) min", library.tables.omdb.get(imdb, {}).get("Runtime", ""))
    told = [
        str(library.bodies.get(tmdb, {}).get("runtime") or ""),
        _row(tmdb, library).get("runtime", ""),
        omdb.group(1) if omdb else "",
        library.id_rows.get(imdb, {}).get("duration", ""),
    ]
    told += [str(known.runtime or "") if known else "", str(library.days.get(imdb, Day()).runtime or "")]
    minutes = [round(float(value)) for value in told if value and float(value) > 0]
    return minutes[0] if minutes else None


def _genres(imdb: str, tmdb: int, library: Library) -> list[str]:
    tmdb_words = [genre["name"] for genre in json.loads(_row(tmdb, library).get("genres", "[]"))]
    if read := genres.read(tmdb_words):
        return read
    omdb = genres.read(library.tables.omdb.get(imdb, {}).get("Genre", "").split(", "))
    return omdb or genres.read(library.tables.movielens_genres.get(imdb, []))


def _countries(imdb: str, tmdb: int, library: Library) -> list[str]:
    listed = [entry["iso_3166_1"] for entry in json.loads(_row(tmdb, library).get("production_countries", "[]"))]
    if not listed:
        words = library.tables.omdb.get(imdb, {}).get("Country", "").split(", ")
        listed = [codes.COUNTRY_OF_NAME[word] for word in words if word in codes.COUNTRY_OF_NAME]
    if not listed:
        item = library.tables.wikidata.get(imdb, {}).get("country_of_origin", "")
        listed = [codes.COUNTRY_OF_ITEM[item]] if item in codes.COUNTRY_OF_ITEM else []
    return list(dict.fromkeys(listed))


def _languages(imdb: str, tmdb: int, library: Library) -> list[str]:
    listed = [entry["iso_639_1"] for entry in json.loads(_row(tmdb, library).get("spoken_languages", "[]"))]
    spoken = [codes.language(code) for code in listed]
    if not spoken:
        words = library.tables.omdb.get(imdb, {}).get("Language", "").split(", ")
        spoken = [codes.LANGUAGE_OF_NAME[word] for word in words if word in codes.LANGUAGE_OF_NAME]
    own = original_language(imdb, tmdb, library)
    if not spoken and own and _year(imdb, library) > 1929:
        spoken = [own]
    spoken.sort(key=lambda code: code != own)
    return list(dict.fromkeys(code for code in spoken if code))


def _certifications(imdb: str, library: Library) -> dict[str, str]:
    known = library.known.get(imdb)
    rated = (known.certification if known else None) or library.tables.omdb.get(imdb, {}).get("Rated")
    return {"US": rated} if rated in CERTIFICATIONS else {}


def _ratings(imdb: str, tmdb: int, library: Library) -> dict[str, dict[str, float]]:
    ratings: dict[str, dict[str, float]] = {}
    if imdb in library.tables.votes:
        value, votes = library.tables.votes[imdb]
        ratings["imdb"] = {"value": value, "votes": votes}
    row = _row(tmdb, library)
    if row and int(row["vote_count"]):
        ratings["tmdb"] = {"value": float(row["vote_average"]), "votes": int(row["vote_count"])}
    if (percent := library.tables.tomatoes.get(imdb, {}).get("critic_percent")) is not None:
        ratings["rotten_tomatoes"] = {"percent": round(percent)}
    if score := library.tables.omdb.get(imdb, {}).get("Metascore"):
        ratings["metacritic"] = {"score": int(score)}
    return ratings


def _business(tmdb: int, library: Library) -> dict[str, Any]:
    row = _row(tmdb, library)
    if not row:
        return {}
    companies = [entry["name"] for entry in json.loads(row["production_companies"])]
    keywords = [entry["name"] for entry in json.loads(row["keywords"])]
    return {
        "popularity": round(float(row["popularity"]), 3),
        "budget": int(row["budget"]) if int(row["budget"]) >= 1000 else None,
        "revenue": int(row["revenue"]) if int(row["revenue"]) >= 1000 else None,
        "companies": companies[:MOST_COMPANIES],
        "keywords": keywords[:MOST_KEYWORDS],
        "homepage": row["homepage"] if row["homepage"].startswith("https://") else None,
    }


def awards(imdb: str, rows: list[Row]) -> str | None:
    """Oscars in a sentence of ours, from the nominations of one film."""
    counted = [row for row in rows if row["Class"] not in {"SciTech", "Special"} and imdb in row["FilmId"].split("|")]
    won = sum(row["Winner"] == "True" for row in counted)
    if not counted:
        return None
    nominations = f"{len(counted)} nomination{'s' if len(counted) > 1 else ''}"
    if not won:
        return f"Nominated for {len(counted)} Oscar{'s' if len(counted) > 1 else ''}."
    return f"Won {won} Oscar{'s' if won > 1 else ''} from {nominations}."


def credits_of(imdb: str, tmdb: int, library: Library) -> list[crediting.Credit]:
    """The people of one film, with the ids that its tables give."""
    body = library.bodies.get(tmdb, {})
    known = library.known.get(imdb)
    row = library.id_rows.get(imdb, {})
    told = [
        *([crediting.Credit(name, character=character) for name, character in known.cast] if known else []),
        *([crediting.crew(name, "Director") for name in known.directors] if known else []),
        *crediting.from_tmdb(body.get("credits", {})),
        *(role for place, role in library.roles.get(tmdb, []) if place < 2),
        *(crediting.from_wikipedia(imdb, library.tables) if not _is_dubbed(imdb, tmdb, library) else []),
        *crediting.from_omdb(imdb, library.tables),
        *(role for place, role in library.roles.get(tmdb, []) if 2 <= place < crediting.MOST_CAST),
        *crediting.from_oscars(library.oscars.get(imdb, [])),
        *([crediting.crew(row["director"], "Director")] if row.get("director") else []),
        *_from_wikidata(imdb, library),
    ]
    named = {
        names.plain(library.item_names[item]): item for item in _items(imdb, library) if item in library.item_names
    }
    true = corrected(imdb, told)
    if row.get("director"):
        true = _directed_by(corrected(imdb, [crediting.crew(row["director"], "Director")]), true)
    return [_with_ids(credit, imdb, named, library) for credit in crediting.united(true)]


def _directed_by(directors: Iterable[crediting.Credit], told: Iterable[crediting.Credit]) -> Iterator[crediting.Credit]:
    """The credits without other directors: the id map names one only where there is no doubt about it."""
    settled = {names.plain(director.name) for director in directors}
    return (credit for credit in told if credit.job != "Director" or names.plain(credit.name) in settled)


def _is_dubbed(imdb: str, tmdb: int, library: Library) -> bool:
    """Lists of US films give the voices of the English version: for a foreign cartoon that is another cast."""
    foreign = original_language(imdb, tmdb, library) not in {None, "en"}
    return foreign and "Animation" in _genres(imdb, tmdb, library)


def _items(imdb: str, library: Library) -> list[str]:
    row = library.tables.wikidata.get(imdb, {})
    return [*row.get("cast_member", []), *row.get("director", [])]


def _from_wikidata(imdb: str, library: Library) -> Iterator[crediting.Credit]:
    row = library.tables.wikidata.get(imdb, {})
    for item in row.get("director", []):
        if item in library.item_names:
            yield crediting.crew(library.item_names[item], "Director", item=item)
    for item in row.get("cast_member", []):
        if item in library.item_names and item not in row.get("director", []):
            yield crediting.Credit(library.item_names[item], item=item)


def _with_ids(credit: crediting.Credit, imdb: str, items: Mapping[str, str], library: Library) -> crediting.Credit:
    name = names.plain(credit.name)
    more = crediting.Credit(credit.name, imdb=library.known_for.get((imdb, name)), item=items.get(name))
    return credit.filled_from(more)
