"""Dataset files in IMDb's format and proportions, all invented: ``python -m benchmarks.imdb_files FOLDER ROWS``.

Proportions are those of the files of 2025: of 190 million lines 48 % are principals, 27 % akas, 7.4 % names, 6.1 %
titles and as many crews, 4.7 % episodes, 0.8 % ratings. Lines are about as long as IMDb's. The same arguments give the
same files.
"""

import gzip
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SHARES = {
    "title.basics": 0.061,
    "title.crew": 0.061,
    "title.akas": 0.269,
    "title.episode": 0.047,
    "title.principals": 0.48,
    "title.ratings": 0.008,
    "name.basics": 0.074,
}
HEADERS = {
    "title.basics": "tconst titleType primaryTitle originalTitle isAdult startYear endYear runtimeMinutes genres",
    "title.akas": "titleId ordering title region language types attributes isOriginalTitle",
    "title.crew": "tconst directors writers",
    "title.episode": "tconst parentTconst seasonNumber episodeNumber",
    "title.principals": "tconst ordering nconst category job characters",
    "title.ratings": "tconst averageRating numVotes",
    "name.basics": "nconst primaryName birthYear deathYear primaryProfession knownForTitles",
}
_WORDS = (
    *("The", "A", "Last", "House", "River", "Night", "Silent", "Winter", "Road", "Glass", "City", "Sea", "of", "in"),
    *("under", "Stone", "Mother", "Garden", "Falcon", "Paper", "Red", "Letter", "Song", "Island", "Train", "Fire"),
    *("Shadow", "Window", "Bread", "Años", "Été", "Großer", "Żar", "Łódź", "Søster", "Città", "夜", "海", "Дом"),
)
_FIRST = (
    *("Ada", "Bruno", "Carla", "Dario", "Elsa", "Fritz", "Greta", "Hugo", "Ines", "Jonas", "Karla", "Luis", "Mira"),
    *("Nils", "Olga", "Pavel", "Rosa", "Sven", "Tova", "Uwe"),
)
_LAST = (
    *("Almgren", "Berti", "Castellan", "Dorfler", "Eklund", "Ferrante", "Gutjahr", "Halonen", "Ibsen", "Jurado"),
    *("Kostova", "Lindqvist", "Moreau"),
)
_GENRES = (
    *("Drama", "Comedy", "Documentary", "Short", "Romance", "Action", "Crime", "Thriller", "Family", "News"),
    *("Talk-Show", "Reality-TV", "Horror"),
)
_CATEGORIES = (
    *("actor", "actress", "self", "writer", "director", "producer", "editor", "composer", "cinematographer"),
    "production_designer",
)
_EPISODES = 0.77  # of titles


@dataclass(frozen=True, slots=True)
class Size:
    """Lines of a file, titles and names of all files, and the day that they are of."""

    count: int
    titles: int
    names: int
    day: int


def write(folder: Path, rows: int, *, day: int = 0) -> Path:
    """Files of about `rows` lines in all. `day` 1 is the next day's: one line in two hundred is another."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in SHARES:
        # A place of its own first: a run that was stopped leaves no half of a file.
        part = folder / f"{name}.part"
        with gzip.open(part, "wt", encoding="utf-8", compresslevel=4, newline="\n") as file:
            file.write("\t".join(HEADERS[name].split()) + "\n")
            file.writelines(lines(name, rows, day=day))
        part.rename(folder / f"{name}.tsv.gz")
    return folder


def lines(name: str, rows: int, *, day: int = 0) -> Iterator[str]:
    """The lines of one file, without its header."""
    rng = random.Random(f"{name} {rows}")
    titles, names = int(rows * SHARES["title.basics"]), int(rows * SHARES["name.basics"])
    yield from _MAKERS[name](rng, Size(int(rows * SHARES[name]), titles, names, day))


def _title(rng: random.Random) -> str:
    return " ".join(rng.choices(_WORDS, k=rng.randint(1, 6)))


def _basics(rng: random.Random, size: Size) -> Iterator[str]:
    for number in range(1, size.count + 1):
        episode = number / size.count > 1 - _EPISODES
        kind = (
            "tvEpisode" if episode else rng.choice(("movie", "movie", "short", "short", "tvSeries", "video", "tvMovie"))
        )
        title = _title(rng)
        original = _title(rng) if rng.random() < 0.08 else title
        year = rng.randint(1920, 2026) if rng.random() < 0.9 else "\\N"
        runtime = rng.randint(5, 180) if rng.random() < 0.35 else "\\N"
        genres = ",".join(dict.fromkeys(rng.choices(_GENRES, k=rng.randint(1, 3)))) if rng.random() < 0.95 else "\\N"
        if size.day and number % 200 == size.day:
            title += " II"
        yield f"tt{number:07d}\t{kind}\t{title}\t{original}\t0\t{year}\t\\N\t{runtime}\t{genres}\n"


def _akas(rng: random.Random, size: Size) -> Iterator[str]:
    each = max(1, size.count // size.titles)
    for place in range(size.count):
        number, ordering = place // each + 1, place % each + 1
        kind = "original\t\\N\t1" if ordering == 1 else "imdbDisplay\t\\N\t0" if rng.random() < 0.8 else "\\N\t\\N\t0"
        region = "\\N" if ordering == 1 else rng.choice(("US", "DE", "FR", "JP", "IN", "ES", "IT", "PT"))
        language = "\\N" if rng.random() < 0.6 else rng.choice(("en", "de", "fr", "ja", "hi", "es"))
        changed = " II" if size.day and place % 200 == size.day else ""
        yield f"tt{number:07d}\t{ordering}\t{_title(rng)}{changed}\t{region}\t{language}\t{kind}\n"


def _people(rng: random.Random, names: int, most: int) -> str:
    some = rng.choice((0, 1, 1, 1, 2, most))
    return ",".join(f"nm{rng.randint(1, names):07d}" for _ in range(some)) or "\\N"


def _crew(rng: random.Random, size: Size) -> Iterator[str]:
    for number in range(1, size.count + 1):
        yield f"tt{number:07d}\t{_people(rng, size.names, 2)}\t{_people(rng, size.names, 4)}\n"


def _episodes(rng: random.Random, size: Size) -> Iterator[str]:
    shows = max(1, size.titles // 40)
    for place in range(size.count):
        number = size.titles - size.count + place + 1
        yield f"tt{number:07d}\ttt{rng.randint(1, shows):07d}\t{rng.randint(1, 12)}\t{rng.randint(1, 24)}\n"


def _principals(rng: random.Random, size: Size) -> Iterator[str]:
    each = max(1, size.count // size.titles)
    for place in range(size.count):
        number, ordering = place // each + 1, place % each + 1
        category = rng.choice(_CATEGORIES)
        job, characters = "\\N", "\\N"
        if category in {"actor", "actress", "self"}:
            characters = f'["{rng.choice(_FIRST)} {rng.choice(_LAST)}"]'
        elif category in {"writer", "producer"}:
            job = rng.choice(("\\N", "producer", "created by", "executive producer"))
        # Few people have most of the credits.
        name = int(size.names * rng.random() ** 3) + 1
        if size.day and place % 200 == size.day:
            job = "second unit"
        yield f"tt{number:07d}\t{ordering}\tnm{name:07d}\t{category}\t{job}\t{characters}\n"


def _ratings(rng: random.Random, size: Size) -> Iterator[str]:
    for number in sorted(rng.sample(range(1, size.titles + 1), size.count)):
        votes = int(5 * 1.6 ** rng.expovariate(0.4)) + (size.day and number % 5 == 0)
        yield f"tt{number:07d}\t{rng.uniform(1, 10):.1f}\t{votes}\n"


def _names(rng: random.Random, size: Size) -> Iterator[str]:
    for number in range(1, size.count + 1):
        born = rng.randint(1890, 2010) if rng.random() < 0.05 else "\\N"
        professions = ",".join(dict.fromkeys(rng.choices(_CATEGORIES[:6], k=rng.randint(1, 3)))).replace(
            "self", "actor"
        )
        known = ",".join(f"tt{rng.randint(1, size.titles):07d}" for _ in range(rng.choice((1, 1, 2, 4))))
        name = f"{rng.choice(_FIRST)} {rng.choice(_LAST)}" + (" Jr." if size.day and number % 200 == size.day else "")
        yield f"nm{number:07d}\t{name}\t{born}\t\\N\t{professions}\t{known}\n"


_MAKERS = {
    "title.basics": _basics,
    "title.akas": _akas,
    "title.crew": _crew,
    "title.episode": _episodes,
    "title.principals": _principals,
    "title.ratings": _ratings,
    "name.basics": _names,
}

if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
