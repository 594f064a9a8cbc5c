"""Small dataset files, as IMDb writes them."""

import gzip
from pathlib import Path

HEADERS = {
    "title.basics": "tconst titleType primaryTitle originalTitle isAdult startYear endYear runtimeMinutes genres",
    "title.akas": "titleId ordering title region language types attributes isOriginalTitle",
    "title.crew": "tconst directors writers",
    "title.episode": "tconst parentTconst seasonNumber episodeNumber",
    "title.principals": "tconst ordering nconst category job characters",
    "title.ratings": "tconst averageRating numVotes",
    "name.basics": "nconst primaryName birthYear deathYear primaryProfession knownForTitles",
}
N = "\\N"

BASICS = [
    ["tt0000101", "movie", "The Long Night", "Die lange Nacht", "0", "1995", N, "170", "Crime,Drama"],
    ["tt0000102", "movie", "Second Harvest", "Second Harvest", "0", "2001", N, N, "Drama"],
    ["tt0000103", "tvSeries", "Harbour Lights", "Harbour Lights", "0", "2010", "2014", "45", N],
    ["tt0000104", "tvEpisode", "Fog", "Fog", "0", "2010", N, "44", N],
    ["tt0000105", "movie", "Only for Adults", "Only for Adults", "1", "1999", N, N, "Adult"],
    ["tt0000106", "videoGame", "A Game", "A Game", "0", "2005", N, N, N],
]
RATINGS = [["tt0000101", "8.3", "700000"], ["tt0000102", "6.0", "40"], ["tt0000103", "7.5", "9000"]]
EPISODES = [["tt0000104", "tt0000103", "1", "2"]]
AKAS = [
    ["tt0000101", "1", "Die lange Nacht", N, N, "original", N, "1"],
    ["tt0000101", "2", "La larga noche", "ES", "es", "imdbDisplay\x02working", N, "0"],
    ["tt0000103", "1", "Luces del puerto", "ES", N, "imdbDisplay", "literal title", "0"],
    ["tt0000104", "1", "Niebla", "ES", N, N, N, "0"],
]
PRINCIPALS = [
    ["tt0000101", "1", "nm0000201", "actor", N, '["Vincent","The \\"Fox\\""]'],
    ["tt0000101", "2", "nm0000202", "actress", N, '["Justine"]'],
    ["tt0000101", "3", "nm0000203", "director", N, N],
    ["tt0000102", "1", "nm0000202", "actress", N, '["Mar\\u00eda \\\\ Luz"]'],
    ["tt0000103", "1", "nm0000201", "actor", N, '["Captain"]'],
    ["tt0000104", "1", "nm0000204", "self", N, N],
]
CREW = [["tt0000101", "nm0000203", "nm0000203,nm0000205"], ["tt0000102", N, N], ["tt0000103", N, "nm0000205"]]
NAMES = [
    ["nm0000201", "Aldo Perrin", "1940", N, "actor,producer", "tt0000101,tt0000103"],
    ["nm0000202", "Brida Holm", "1960", N, "actress", "tt0000102,tt0000101"],
    ["nm0000203", "Carl Moss", "1943", "2015", "director,writer", "tt0000101"],
    ["nm0000204", "Dora Quist", N, N, "miscellaneous", "tt0000104"],
    ["nm0000205", "Emil Rask", N, N, "writer", N],
    ["nm0000206", "Flora Nobody", N, N, N, N],
]
ALL = {
    "title.basics": BASICS,
    "title.ratings": RATINGS,
    "title.episode": EPISODES,
    "title.akas": AKAS,
    "title.principals": PRINCIPALS,
    "title.crew": CREW,
    "name.basics": NAMES,
}


def text(name: str, rows: list[list[str]]) -> str:
    lines = ["\t".join(HEADERS[name].split()), *("\t".join(row) for row in rows)]
    return "\n".join(lines) + "\n"


def write(folder: Path, *, packed: bool = False, **changed: list[list[str]] | None) -> Path:
    """All seven files; ``title_basics=[…]`` gives one other rows, None leaves it out."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in ALL.items():
        chosen = changed.get(name.replace(".", "_"), rows)
        if chosen is not None:
            write_one(folder, name, text(name, chosen).encode(), packed=packed)
    return folder


def write_one(folder: Path, name: str, data: bytes, *, packed: bool = False) -> Path:
    file = folder / f"{name}.tsv{'.gz' if packed else ''}"
    file.write_bytes(gzip.compress(data, mtime=1_700_000_000) if packed else data)
    return file
