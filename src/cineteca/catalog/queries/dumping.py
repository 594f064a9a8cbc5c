"""The whole catalogue as text: one JSON line a work, so that two catalogues that hold the same are equal byte for byte.

Left out is what differs between two that hold the same: our own numbers, names in addresses (they depend on who came
first), and times of asking. Names of shared things (people, services, franchises) are told as the work tells them.
"""

from array import array
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import orjson
from django.db import connection, transaction

from cineteca.catalog.queries import rows
from cineteca.catalog.queries.rows import CreditRow, EpisodeRow, Rows, SeasonRow, WorkRow
from cineteca.catalog.sql import statement

BATCH = 200
_OPTIONS = orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE
_TABLES = (
    "works", "ids", "ratings", "offers", "images", "videos", "titles", "translations", "similar", "credits", "seasons",
    "episodes", "locks", "manual", "conflicts", "person_ids",
)  # fmt: skip
_JSON = ("certifications", "release_dates", "companies", "networks", "provenance")
_OWN = {
    "id", "slug", "changed_at", "franchise_id", "franchise_name", "work_id", "service_name", "told_at", "seen_at",
    "first_seen_at", "last_seen_at", "gone_at", "other_id", "payload", "short", "etag", "at", "by", "season_id",
    "episode_id", "person_id", "photo", "other_title", "other_slug", "other_adult", "position",
}  # fmt: skip


def dump(work_id: int | None = None) -> Iterator[bytes]:
    """JSON lines, each with its line feed, in an order that depends on what the works are alone. Streams in batches."""
    numbers = iter([work_id]) if work_id is not None else iter(_all_in_order())
    while batch := list(islice(numbers, BATCH)):
        found = rows.read(batch, _TABLES, deep=True)
        for number in batch:
            for row in found.of("works", number):
                yield orjson.dumps(_work(row, found), option=_OPTIONS)


def _all_in_order() -> "array[int]":
    """Eight bytes a work: a million of them fit."""
    numbers = array("q")
    with transaction.atomic(), connection.chunked_cursor() as cursor:
        cursor.execute(statement("dump_order"))
        numbers.extend(work_id for (work_id,) in cursor)
    return numbers


def _work(row: WorkRow, found: Rows) -> dict[str, Any]:
    work = row.id
    line = _plain(row) | {name: orjson.loads(getattr(row, name)) for name in _JSON}
    line["ids"] = {entry.source: entry.value for entry in found.of("ids", work)}
    line["offers"] = [
        _plain(offer)
        | {"price": str(offer.price) if offer.price is not None else None, "gone": offer.gone_at is not None}
        for offer in found.of("offers", work)
    ]
    for table in ("ratings", "images", "videos", "titles", "translations", "similar", "conflicts"):
        line[table] = [_plain(entry) for entry in found.of(table, work)]
    for table in ("locks", "manual"):
        line[table] = [
            _plain(entry) | {"value": orjson.loads(entry.value or "null")} for entry in found.of(table, work)
        ]
    credited = _by_place(found.of("credits", work))
    line["credits"] = [_credit(credit, found) for credit in credited.get((None, None), [])]
    line["seasons"] = [_season(season, found, credited) for season in found.of("seasons", work)]
    return line


Credited = dict[tuple[int | None, int | None], list[CreditRow]]


def _by_place(credits_: Iterable[CreditRow]) -> Credited:
    places: Credited = {}
    for credit in credits_:
        places.setdefault((credit.season_id, credit.episode_id), []).append(credit)
    return places


def _season(row: SeasonRow, found: Rows, credited: Credited) -> dict[str, Any]:
    episodes = [episode for episode in found.of("episodes", row.work_id) if episode.season_id == row.id]
    return _plain(row) | {
        **{name: orjson.loads(getattr(row, name)) for name in ("ids", "ratings", "images", "videos")},
        "credits": [_credit(credit, found) for credit in credited.get((row.id, None), [])],
        "episodes": [_episode(episode, found, credited) for episode in episodes],
    }


def _episode(row: EpisodeRow, found: Rows, credited: Credited) -> dict[str, Any]:
    return _plain(row) | {
        **{name: orjson.loads(getattr(row, name)) for name in ("ids", "ratings", "images")},
        "credits": [_credit(credit, found) for credit in credited.get((row.season_id, row.id), [])],
    }


def _credit(row: CreditRow, found: Rows) -> dict[str, Any]:
    return _plain(row) | {"ids": {entry.source: entry.value for entry in found.of("person_ids", row.person_id)}}


def _plain(row: Any) -> dict[str, Any]:
    """The columns that tell something of the work itself."""
    return {name: value for name, value in row._asdict().items() if name not in _OWN}
