"""`python -m scripts.demo_facts --shared PATH` writes the demo's facts and prints how many there are."""

import argparse
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from scripts.demo_facts import films, groups, known, names, offers, people, recent, shows
from scripts.demo_facts.crediting import CAST, Credit
from scripts.demo_facts.library import Library
from scripts.demo_facts.sources import Tables

FACTS = Path(__file__).parents[2] / "src" / "cineteca" / "simulator" / "facts"
MOST_BYTES = 1_400_000


def main() -> None:
    """Read the tables, write the files, print the counts."""
    parser = argparse.ArgumentParser(prog="python -m scripts.demo_facts", description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="folder of the tables")
    parser.add_argument("--out", type=Path, default=FACTS, help="folder to write to")
    asked = parser.parse_args()
    for name, count in build(Tables(asked.shared), asked.out).items():
        print(f"{name:<28}{count:>8,}")


def build(tables: Tables, out: Path) -> dict[str, int]:
    """Write every file of facts into `out`. Counts by what was counted."""
    library = Library(tables, known.films())
    ids = films.tmdb_ids(library)
    film_ids = films.chosen(library)
    listed_shows = shows.chosen(tables)
    works = [films.record(imdb, ids[imdb], library) for imdb in film_ids]
    series = [shows.record(show, tmdb, tables) for show, tmdb in listed_shows]
    credits_ = {imdb: films.credits_of(imdb, ids[imdb], library) for imdb in film_ids}
    credits_ |= {show.imdb: shows.credits_of(show, tmdb, tables) for show, tmdb in listed_shows}
    for film, record in recent.films(tables, taken={work["tmdb"] for work in works}):
        works.append(record)
        credits_[film.imdb] = recent.credits_of(film)
    groups.add(works)
    offers.add(works, "movie", tables)
    offers.add(series, "tv", tables)
    keys, persons = people.identify(credits_)
    for work in [*works, *series]:
        work.update(_people(work["imdb"], credits_[work["imdb"]], keys))
    lives = people.lives_of(tables) | people.recorded_lives(tables)
    lines = [people.record(person, lives) for person in persons.values()]
    texts = [
        *_texts(library.known, ids, "film"),
        *_texts(dict(_by_imdb(listed_shows)), dict(_pairs(listed_shows)), "show"),
    ]
    out.mkdir(parents=True, exist_ok=True)
    _write(out, "films", sorted(works, key=lambda work: work["tmdb"]))
    _write(out, "shows", sorted(series, key=lambda work: work["tmdb"]))
    _write(out, "people", sorted(lines, key=lambda line: line["key"]))
    _write(out, "texts", sorted(texts, key=lambda line: (line["kind"], line["tmdb"])))
    return _counts(works, series, lines, texts)


def _by_imdb(listed: list[tuple[known.KnownShow, int]]) -> Iterable[tuple[str, known.KnownFilm]]:
    return ((show.imdb, show) for show, _ in listed)


def _pairs(listed: list[tuple[known.KnownShow, int]]) -> Iterable[tuple[str, int]]:
    return ((show.imdb, tmdb) for show, tmdb in listed)


def _people(work: str, credits_: list[Credit], keys: Mapping[people.Place, str]) -> dict[str, Any]:
    cast: list[list[str | None]] = []
    crew: list[list[str]] = []
    for credit in credits_:
        key = keys[work, names.plain(credit.name)]
        if credit.department == CAST:
            cast.append([key, credit.character])
        elif [key, credit.department, credit.job] not in crew:
            crew.append([key, credit.department, credit.job])
    return {name: value for name, value in (("cast", cast), ("crew", crew)) if value}


def _texts(entries: Mapping[str, known.KnownFilm], ids: Mapping[str, int], kind: str) -> list[dict[str, Any]]:
    return [
        {"imdb": imdb, "kind": kind, "synopsis": entry.synopsis, "tagline": entry.tagline, "tmdb": ids[imdb]}
        for imdb, entry in entries.items()
        if entry.synopsis and entry.tagline
    ]


def _write(out: Path, name: str, records: list[dict[str, Any]]) -> None:
    """One JSON object a line, in as many files as keep each small: name.jsonl, or name-1.jsonl and so on."""
    lines = [json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n" for record in records]
    parts: list[list[str]] = [[]]
    size = 0
    for line in lines:
        size += len(line.encode())
        if size > MOST_BYTES:
            parts.append([])
            size = len(line.encode())
        parts[-1].append(line)
    for old in out.glob(f"{name}*.jsonl"):
        old.unlink()
    for place, part in enumerate(parts, start=1):
        path = out / (f"{name}.jsonl" if len(parts) == 1 else f"{name}-{place}.jsonl")
        path.write_text("".join(part), "utf-8")


def _counts(
    works: list[dict[str, Any]], series: list[dict[str, Any]], lines: list[dict[str, Any]], texts: list[dict[str, Any]]
) -> dict[str, int]:
    counts = {"films": len(works), "shows": len(series), "people": len(lines), "texts": len(texts)}
    for key in [
        "runtime",
        "release_date",
        "genres",
        "original_language",
        "original_title",
        "certifications",
        "cast",
        "crew",
        "awards",
    ]:
        counts[f"films with {key}"] = sum(key in work for work in works)
    counts["films with a director"] = sum(any(c[2] == "Director" for c in work.get("crew", [])) for work in works)
    counts["films with a character"] = sum(any(role for _, role in work.get("cast", [])) for work in works)
    counts["works with offers"] = sum("offers" in work for work in [*works, *series])
    counts["works with videos"] = sum("videos" in work for work in [*works, *series])
    seasons = [season for show in series for season in show.get("seasons", [])]
    counts["seasons"] = len(seasons)
    counts["episodes"] = sum(len(season["episodes"]) for season in seasons)
    counts["episodes with a name"] = sum("name" in episode for season in seasons for episode in season["episodes"])
    for key in ("imdb", "wikidata", "tmdb", "born"):
        counts[f"people with {key}"] = sum(key in line for line in lines)
    return counts


if __name__ == "__main__":
    main()
