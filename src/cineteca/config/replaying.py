"""A catalogue from recorded answers: what lies in directories takes the same way as live answers."""

import gzip
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import orjson

from cineteca.catalog import operations as catalog
from cineteca.catalog import queries as catalogue
from cineteca.core import clock
from cineteca.enrich import operations as enrich
from cineteca.enrich.operations.sources import readers
from cineteca.providers.contract import Provider
from cineteca.providers.omdb import recorded as omdb
from cineteca.providers.recorded import RecordedPerson, RecordedWork, Recording, Skipped
from cineteca.providers.tmdb import recorded as tmdb
from cineteca.providers.trakt import recorded as trakt


def gather(sources: Iterable[Path]) -> list[Recording]:
    """Everything recorded below `sources`: indexed answers of TMDB or Trakt, files of OMDb bodies. People come last."""
    found = [recording for source in sources for recording in _below(source)]
    return sorted(found, key=lambda recording: (isinstance(recording, RecordedPerson), isinstance(recording, Skipped)))


def _below(source: Path) -> Iterator[Recording]:
    files = [source] if source.is_file() else sorted(source.rglob("*"))
    for file in files:
        if file.name == "index.jsonl":
            index = [entry for entry in _lines(file) if isinstance(entry, dict)]
            compose = trakt.compose if any(trakt.HOST in str(entry.get("uri")) for entry in index) else tmdb.compose
            yield from compose(index, _loader(file.parent))
        elif file.name.endswith((".jsonl", ".jsonl.gz")):
            bodies = list(_lines(file))
            if any("imdbID" in body for body in bodies[:20] if isinstance(body, dict)):
                yield from omdb.recordings(bodies, file.name)


def _lines(file: Path) -> Iterator[Any]:
    raw = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
    for line in raw.splitlines():
        if line.strip():
            yield _json(line)


def _loader(folder: Path) -> Callable[[str], Any]:
    def load(name: str) -> Any:
        file = folder / name
        if not file.is_file():  # an index may name its files by the folder in which they were recorded
            file = folder / "bodies" / Path(name).name
        inside = file.resolve().is_relative_to(folder.resolve())
        return _json(file.read_bytes()) if inside and file.is_file() else None

    return load


def _json(raw: bytes) -> Any:
    try:
        return orjson.loads(raw)
    except orjson.JSONDecodeError:
        return None


def replay(recordings: Iterable[Recording], *, progress: Callable[..., None] | None = None) -> Counter[str]:
    """Claim every recording. Returns counts of what was made of them; nothing in a recording raises."""
    counts: Counter[str] = Counter()
    read = readers()
    for recording in recordings:
        if isinstance(recording, Skipped):
            counts[f"{recording.provider}: left out"] += 1
        elif isinstance(recording, RecordedPerson):
            counts[_person(recording, read[recording.provider])] += 1
        else:
            counts.update(_work(recording, read[recording.provider]))
        if progress:
            progress(1)
    enrich.enqueue_all(at=clock.now())
    return counts


def _work(recording: RecordedWork, provider: Provider) -> Counter[str]:
    told = provider.read(recording.kind, recording.bodies)
    record = replace(told.record, ids={**told.record.ids, **recording.ids})
    known = (catalogue.find_by_id(source, recording.kind.value, value) for source, value in record.ids.items())
    work = next((work for work in known if work), None)
    counts: Counter[str] = Counter({f"{recording.provider}: {recording.kind}s": 1, "odd values": len(told.odd)})
    if work is None:
        title = record.title or record.original_title or next(iter(record.ids.values()))
        work = catalog.add_work(kind=recording.kind, ids=recording.ids, title=title, year=record.year, at=clock.now())
        counts["works"] += 1
    said = catalog.ProviderSaid(record=record, bodies=recording.bodies, odd=told.odd)
    done = catalog.claim(work_id=work.id, answers={recording.provider: said}, at=clock.now())
    counts["refused ids"] += len(done.conflicts)
    return counts


def _person(recording: RecordedPerson, provider: Provider) -> str:
    person_id = catalogue.find_person_id("tmdb", recording.ids["tmdb"])
    if person_id is None:
        return f"{recording.provider}: people in no work's credits"
    told = provider.read_person(recording.bodies)
    said = catalog.PersonSaid(record=told.record, bodies=recording.bodies, odd=told.odd)
    catalog.claim_person(person_id=person_id, answers={recording.provider: said}, at=clock.now())
    return f"{recording.provider}: people"
