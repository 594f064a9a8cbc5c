"""Finding our works among the entries of somebody's list: two queries, however long the list is."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import orjson

from cineteca.catalog.domain.sort_titles import sort_title
from cineteca.core.database.trips import send_one
from cineteca.enrich.domain import recognition
from cineteca.enrich.domain.recognition import Named, Recognised
from cineteca.providers.records import Ids

_SQL = Path(__file__).parent.parent / "sql"
_HOLDERS = (_SQL / "holders.sql").read_text()
_NAMESAKES = (_SQL / "namesakes.sql").read_text()


def recognise_all(entries: Sequence[Named]) -> list[Recognised]:
    """Which of our works each of `entries` is, in their order."""
    holders = _holders(entries)
    namesakes = _namesakes(entries)
    return [
        recognition.recognise(entry.ids, holders[entry.kind.value], namesakes[place])
        for place, entry in enumerate(entries)
    ]


def _holders(entries: Sequence[Named]) -> dict[str, dict[tuple[str, str], int]]:
    keys = [(entry.kind.value, source, value) for entry in entries for source, value in entry.ids.items()]
    asked = dict(zip(("kinds", "sources", "values"), map(list, zip(*keys, strict=True)), strict=False))
    found: dict[str, dict[tuple[str, str], int]] = defaultdict(dict)
    for kind, source, value, work in send_one(_HOLDERS, asked) if keys else ():
        found[kind][source, value] = work
    return found


def _namesakes(entries: Sequence[Named]) -> dict[int, dict[int, Ids]]:
    named = [
        (place, entry.kind.value, sort_title(entry.title), entry.title, entry.year)
        for place, entry in enumerate(entries)
        if entry.title and entry.year
    ]
    columns = ("places", "kinds", "keys", "titles", "years")
    asked = dict(zip(columns, map(list, zip(*named, strict=True)), strict=False))
    found: dict[int, dict[int, Ids]] = defaultdict(dict)
    for place, work, ids in send_one(_NAMESAKES, asked) if named else ():
        found[place][work] = _ids(ids)
    return found


def _ids(value: Any) -> Ids:
    found: Ids = orjson.loads(value) if isinstance(value, str | bytes) else value
    return found
