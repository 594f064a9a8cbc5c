"""The record that the tables say: the reverse of what a claim writes."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import orjson

from cineteca.catalog.queries.rows import CreditRow, Rows, SeasonRow, WorkRow
from cineteca.providers import codec
from cineteca.providers.records import (
    CreditRecord,
    EpisodeRecord,
    FranchiseRecord,
    ImageRecord,
    Kind,
    OfferRecord,
    OrganisationRecord,
    PersonRef,
    RatingRecord,
    SeasonRecord,
    SimilarRecord,
    TitleRecord,
    TranslationRecord,
    VideoRecord,
    WorkRecord,
)

TABLES = (
    "works", "ids", "ratings", "offers", "images", "videos", "titles", "translations", "similar", "credits", "seasons",
    "episodes",
)  # fmt: skip
_PLAIN = (
    "title", "original_title", "original_language", "year", "release_date", "first_air_date", "last_air_date", "status",
    "runtime_minutes", "popularity", "adult", "plot", "outline", "tagline", "awards", "budget", "revenue", "box_office",
    "homepage",
)  # fmt: skip


def record_of(row: WorkRow, rows: Rows) -> WorkRecord:
    """The record of one work. Credits name people as the work does; their ids are left to who needs them."""
    work = row.id
    plain = {name: value for name in _PLAIN if (value := getattr(row, name)) not in {None, ""}}
    return WorkRecord(
        **plain,
        kind=Kind(row.kind),
        ids={found.source: found.value for found in rows.of("ids", work)},
        certifications=orjson.loads(row.certifications),
        release_dates=codec.decode_field(WorkRecord, "release_dates", orjson.loads(row.release_dates)),
        countries=tuple(row.countries),
        languages=tuple(row.languages),
        genres=tuple(row.genres),
        keywords=tuple(row.keywords),
        companies=organisations(row.companies),
        networks=organisations(row.networks),
        franchise=_franchise(row),
        videos=tuple(_filled(VideoRecord, video) for video in rows.of("videos", work)),
        images=tuple(_filled(ImageRecord, image) for image in rows.of("images", work)),
        titles=tuple(_filled(TitleRecord, title) for title in rows.of("titles", work)),
        translations=tuple(_filled(TranslationRecord, entry) for entry in rows.of("translations", work)),
        ratings=tuple(_filled(RatingRecord, rating) for rating in rows.of("ratings", work)),
        offers=tuple(_offers(rows, work)),
        cast=_credits(rows.of("credits", work), "cast"),
        crew=_credits(rows.of("credits", work), "crew"),
        seasons=seasons(rows, work),
        similar=tuple(_similar(rows, work)),
    )


def organisations(body: str) -> tuple[OrganisationRecord, ...]:
    """Companies or networks as a column holds them."""
    return tuple(codec.decode(OrganisationRecord, entry) for entry in orjson.loads(body))


def _franchise(row: WorkRow) -> FranchiseRecord | None:
    if row.franchise_name is None:
        return None
    return FranchiseRecord(name=row.franchise_name, ids={row.franchise_source or "": row.franchise_value or ""})


def _filled(kind: Any, row: Any) -> Any:
    """The record of `kind` in the columns of the same names; an empty text says nothing."""
    names = codec.names_of(kind)
    return kind(
        **{name: value for name in names if hasattr(row, name) and (value := getattr(row, name)) not in {None, ""}}
    )


def _offers(rows: Rows, work: int) -> Iterator[OfferRecord]:
    for offer in rows.of("offers", work):
        if offer.gone_at is None:
            price = float(offer.price) if offer.price is not None else None
            yield OfferRecord(
                service=offer.service_name,
                region=offer.region,
                type=offer.type,
                link=offer.link or None,
                price=price,
                currency=offer.currency or None,
                rank=offer.rank,
            )


def _similar(rows: Rows, work: int) -> Iterator[SimilarRecord]:
    for row in rows.of("similar", work):
        yield SimilarRecord(
            ids={row.other_source: row.other_value},
            rank=row.rank,
            kind=Kind(row.other_kind),
            title=row.title or None,
            year=row.year,
            confidence=row.confidence,
            note=row.note or None,
        )


def _credits(
    rows: Iterable[CreditRow], kind: str, season: int | None = None, episode: int | None = None
) -> tuple[CreditRecord, ...]:
    return tuple(
        CreditRecord(
            kind=kind,
            person=PersonRef(name=row.name),
            character=row.character or None,
            department=row.department or None,
            job=row.job or None,
            order=row.order,
            episode_count=row.episode_count,
        )
        for row in rows
        if row.kind == kind and (row.season_id, row.episode_id) == (season, episode)
    )


def seasons(rows: Rows, work: int) -> tuple[SeasonRecord, ...]:
    """Seasons with their episodes, without credits."""
    episodes: dict[int, list[EpisodeRecord]] = {}
    for row in rows.of("episodes", work):
        values = _json_columns(row, ("ids", "ratings", "images"))
        episodes.setdefault(row.season_id, []).append(_entry(EpisodeRecord, row, values))
    return tuple(_season(row, episodes.get(row.id, [])) for row in rows.of("seasons", work))


def _season(row: SeasonRow, episodes: list[EpisodeRecord]) -> SeasonRecord:
    values = _json_columns(row, ("ids", "ratings", "images", "videos"))
    record: SeasonRecord = _entry(SeasonRecord, row, values, episodes=tuple(episodes))
    return record


def _json_columns(row: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: orjson.loads(getattr(row, name)) for name in names}


def _entry(kind: type, row: Any, values: Mapping[str, Any], **more: Any) -> Any:
    decoded = {name: codec.decode_field(kind, name, value) for name, value in values.items()}
    plain = {
        name: value
        for name in codec.names_of(kind)
        if name not in values and name not in more and (value := getattr(row, name, None)) not in {None, ""}
    }
    return kind(**plain, **decoded, **more)
