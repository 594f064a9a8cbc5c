"""Who worked on a film, as each table says it. A credit knows its person by name, and by whatever ids came with it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from scripts.demo_facts.names import plain
from scripts.demo_facts.sources import Row, Tables

CAST = "Acting"
MOST_CAST = 15
JOBS = {
    "Creator": "Production",
    "Director": "Directing",
    "Screenplay": "Writing",
    "Writer": "Writing",
    "Story": "Writing",
    "Novel": "Writing",
    "Characters": "Writing",
    "Original Music Composer": "Sound",
    "Director of Photography": "Camera",
    "Editor": "Editing",
    "Producer": "Production",
    "Production Design": "Art",
    "Costume Design": "Costume & Make-Up",
}
_OSCAR_JOBS = (
    ("DIRECTING", "Director"),
    ("WRITING (Original Story)", "Story"),
    ("WRITING", "Screenplay"),
    ("CINEMATOGRAPHY", "Director of Photography"),
    ("FILM EDITING", "Editor"),
    ("MUSIC (Original Score)", "Original Music Composer"),
    ("COSTUME DESIGN", "Costume Design"),
    ("BEST PICTURE", "Producer"),
)
_ORDER = {job: place for place, job in enumerate(JOBS)}


@dataclass(frozen=True)
class Credit:
    """One person's part in one film or show; `job` is empty for the cast."""

    name: str
    department: str = CAST
    job: str = ""
    character: str | None = None
    imdb: str | None = None
    item: str | None = None
    tmdb: int | None = None

    @property
    def place(self) -> tuple[str, str]:
        return plain(self.name), self.job

    def filled_from(self, other: "Credit") -> "Credit":
        return replace(
            self,
            character=self.character or other.character,
            imdb=self.imdb or other.imdb,
            item=self.item or other.item,
            tmdb=self.tmdb or other.tmdb,
        )


def crew(name: str, job: str, **ids: Any) -> Credit:
    return Credit(name, JOBS[job], job, **ids)


def united(credits_: Iterable[Credit]) -> list[Credit]:
    """Each person once in the cast and once per job: the cast in order of appearance, the crew by job."""
    by_place: dict[tuple[str, str], Credit] = {}
    for credit in credits_:
        known = by_place.get(credit.place)
        by_place[credit.place] = known.filled_from(credit) if known else credit
    cast = [credit for credit in by_place.values() if credit.department == CAST][:MOST_CAST]
    behind = [credit for credit in by_place.values() if credit.department != CAST]
    written = {plain(c.name) for c in behind if c.job in {"Screenplay", "Story", "Novel"}}
    behind = [c for c in behind if not (c.job == "Writer" and plain(c.name) in written)]
    return cast + sorted(behind, key=lambda credit: _ORDER[credit.job])


def from_wikipedia(film: str, tables: Tables) -> Iterator[Credit]:
    for name in tables.wikipedia_cast(film):
        if _is_name(name):
            yield Credit(name.strip())


def _is_name(text: str) -> bool:
    """Whether a cell of a cast list is a person: remarks and headings stand in some of them."""
    noise = text.startswith((" ", "Best ")) or text.casefold().startswith("voice") or "(" in text or ")" in text
    return " " in text.strip() and not noise


def from_omdb(film: str, tables: Tables) -> Iterator[Credit]:
    row = tables.omdb.get(film, {})
    yield from (Credit(name) for name in _listed(row.get("Actors", "")))
    yield from (crew(name, "Director") for name in _listed(row.get("Director", "")))
    yield from _writers(row.get("Writer", ""))


def _writers(listed: str) -> Iterator[Credit]:
    """OMDb's writers: 'Thea von Harbou (screenplay), Thea von Harbou (novel)'."""
    for part in listed.split(", "):
        name, _, note = part.partition(" (")
        if " " not in name or "..." in name:
            continue
        if "novel" in note or "book" in note:
            yield crew(name, "Novel")
        elif note.startswith(("screenplay", "story and screenplay")):
            yield crew(name, "Screenplay")
        elif note.startswith("story"):
            yield crew(name, "Story")
        elif not note or note.startswith(("written", "written by", "screen play")):
            yield crew(name, "Writer")


def _listed(names: str) -> list[str]:
    bare = re.sub(r"\s*\([^)]*\)", "", names)
    return [name for name in bare.split(", ") if " " in name]


def from_oscars(rows: Iterable[Row]) -> Iterator[Credit]:
    """Nominated people of one film: characters of the actors, jobs of the crew."""
    for row in rows:
        nominees = list(zip(row["Nominees"].split("|"), row["NomineeIds"].split("|"), strict=False))
        people = [(name, imdb) for name, imdb in nominees if imdb.startswith("nm") and " " in name]
        if row["Class"] == "Acting":
            character = None if "|" in row["FilmId"] else _character(row["Detail"])
            yield from (Credit(name, character=character, imdb=imdb) for name, imdb in people)
        elif job := _oscar_job(row["CanonicalCategory"]):
            yield from (crew(name, job, imdb=imdb) for name, imdb in people)


def _character(detail: str) -> str | None:
    bare = re.sub(r"\s*\[[^\]]*\]", "", detail).strip()
    return bare.replace('"', "”") if bare and "|" not in bare else None


def _oscar_job(category: str) -> str | None:
    return next((job for start, job in _OSCAR_JOBS if category.startswith(start)), None)


def from_tmdb(body: dict[str, Any]) -> Iterator[Credit]:
    """The credits in a recorded TMDB film or show."""
    for person in body.get("cast", [])[:MOST_CAST]:
        yield Credit(person["name"], character=spoken(person.get("character")), tmdb=person["id"])
    for person in body.get("crew", []):
        if person["job"] in JOBS:
            yield crew(person["name"], person["job"], tmdb=person["id"])


def from_trakt(body: dict[str, Any]) -> Iterator[Credit]:
    """The credits in a recorded Trakt answer about a film's or show's people."""
    for entry in body.get("cast", [])[:MOST_CAST]:
        yield Credit(entry["person"]["name"], character=spoken(entry["character"]), **_trakt_ids(entry))
    for entries in body.get("crew", {}).values():
        for entry in entries:
            job = entry.get("job") or (entry.get("jobs") or [""])[0]
            if job in JOBS:
                yield crew(entry["person"]["name"], job, **_trakt_ids(entry))


def _trakt_ids(entry: dict[str, Any]) -> dict[str, Any]:
    ids = entry["person"]["ids"]
    return {"imdb": ids.get("imdb") or None, "tmdb": ids.get("tmdb")}


def spoken(character: str | None) -> str | None:
    """A character without the remarks that lists add: 'Leo (uncredited)' → 'Leo'."""
    bare = re.sub(r"\s*\((uncredited|voice|archive footage|as [^)]*)\)", "", character or "").strip()
    return bare if bare and bare not in {"Self", "Himself", "Herself"} else None
