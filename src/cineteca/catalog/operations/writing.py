"""The statements that make the tables of one work say what its merged record says. Only what changed is written."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from cineteca.catalog.domain import completeness, paths, scores, sort_titles, titles
from cineteca.catalog.domain.cards import Card, CardFacts, build
from cineteca.catalog.domain.locks import settled_rows
from cineteca.catalog.domain.provenance import Merged
from cineteca.catalog.domain.shapes import fields_of, said
from cineteca.catalog.events import OfferKey, OffersArrived, OffersGone
from cineteca.catalog.operations import people, plain, rolls
from cineteca.catalog.operations.standing import Standing
from cineteca.catalog.sql import statement
from cineteca.core import events
from cineteca.core.database.trips import Row, Statement, send
from cineteca.providers import services as service_names
from cineteca.providers.records import FranchiseRecord, WorkRecord

_NARROW = (
    "original_title", "original_language", "status", "year", "release_date", "first_air_date", "last_air_date",
    "runtime_minutes", "popularity", "adult", "genres",
)  # fmt: skip
_WIDE = (
    "plot", "outline", "tagline", "awards", "homepage", "budget", "revenue", "box_office", "certifications",
    "release_dates", "countries", "languages", "keywords", "companies", "networks",
)  # fmt: skip
# Collections with a table and a statement of their own, in the order in which they are written.
_COLLECTIONS = ("ratings", "images", "videos", "titles", "translations", "similar", "offers")
MOST_SIMILAR = 10
"""So many works that a source finds alike are kept of each work."""
_SCOPES = ("cast", "crew", "seasons")


@dataclass(frozen=True, slots=True)
class Draft:
    """A merged record against what stands: its fields as JSON, and which of them the tables do not say yet."""

    merged: Merged[WorkRecord]
    bodies: Mapping[str, bytes]
    digests: Mapping[str, str]
    provenance: Mapping[str, str]
    changed: frozenset[str]  # fields whose value differs
    touched: frozenset[str]  # fields whose value or source differs

    @property
    def record(self) -> WorkRecord:
        return self.merged.record


def draft(standing: Standing, merged: Merged[WorkRecord]) -> Draft:
    """Compare `merged` with what was written at the last merge."""
    record = merged.record
    bodies = {
        field.name: plain.dump(value)
        for field in fields_of(WorkRecord)
        if field.name not in {"kind", "ids"} and said(value := getattr(record, field.name))
    }
    digests = {name: plain.digest(body) for name, body in bodies.items()}
    provenance = told_by(merged)
    changed = _different(digests, standing.digests)
    sources = _different(provenance, standing.provenance)
    touched = changed | {path.partition(".")[0] for path in sources}
    return Draft(merged, bodies, digests, provenance, frozenset(changed), frozenset(touched))


def told_by(merged: Merged[Any]) -> dict[str, str]:
    """Path → provider, without what the path above says already."""
    told: dict[str, str] = {}
    for path in sorted(merged.provenance):
        provider = merged.provenance[path].provider
        if paths.resolve(told, path) != provider:
            told[path] = provider
    return told


def _different(new: Mapping[str, str], old: Mapping[str, str]) -> set[str]:
    return {key for key in new.keys() | old.keys() if new.get(key) != old.get(key)}


def write(before: Standing, standing: Standing, draft: Draft, done: completeness.Completeness, *, at: datetime) -> None:
    """Write what `draft` touches of what stands now, the completeness and the card."""
    scopes = [scope for scope in _SCOPES if scope in draft.touched]
    gathered = rolls.roll(draft.merged, scopes)
    person_of = people.settle(gathered.refs)
    shown = with_given_name(standing, draft.record)
    statements = [
        *_collections(before, standing, draft, at),
        *_seasons(standing, draft),
        *_credits(standing, gathered.settled(person_of), scopes),
        *_details(standing, draft),
        _work(standing, shown, done, at),
        *_score(standing, draft),
        *_inherited_locks(standing, draft.record, at),
        card_statement(build(facts_of(standing, shown)), standing.work_id, at),
    ]
    answers = send(statements)
    for sent, rows in zip(statements, answers, strict=True):
        if sent.sql == statement("put_offers"):
            tell_offers(standing.work_id, rows, at)


def tell_offers(work_id: int, rows: Iterable[Row], at: datetime) -> None:
    """Publish what `put_offers` says came and went."""
    moved: dict[bool, list[OfferKey]] = {True: [], False: []}
    first = False
    for arrived, service, region, kind, new in rows:
        moved[arrived].append(OfferKey(service, region, kind))
        first |= new
    if came := tuple(moved[True]):
        events.publish(OffersArrived(work_id=work_id, offers=came, at=at, first=first))
    if went := tuple(moved[False]):
        events.publish(OffersGone(work_id=work_id, offers=went, at=at))


def with_given_name(standing: Standing, record: WorkRecord) -> WorkRecord:
    """`record` with the title and year that the work was added by, where nobody tells them."""
    # A year that was told once and is told no more was taken away by a person.
    given = None if "year" in standing.digests or any(lock.path == "year" for lock in standing.locks) else standing.year
    if record.title and (record.year or not given):
        return record
    return replace(record, title=record.title or standing.title, year=record.year or given)


def facts_of(standing: Standing, record: WorkRecord) -> CardFacts:
    """What the card of a work is made of."""
    score = scores.score(record.ratings)
    value = score.value if score else None
    return CardFacts.of(standing.work_id, standing.kind, standing.slug, standing.ids, record, value)


def _work(standing: Standing, record: WorkRecord, done: completeness.Completeness, at: datetime) -> Statement:
    title = record.title or standing.title
    row = {name: getattr(record, name) for name in _NARROW} | {
        "title": title,
        "sort_title": sort_titles.sort_title(title, ("en", record.original_language)),
        "completeness": done.percent,
        "missing": done.missing,
    }
    return Statement(statement("put_work"), {"work": standing.work_id, "row": plain.jsonb(row), "at": at})


def _score(standing: Standing, draft: Draft) -> Iterator[Statement]:
    if "ratings" not in draft.touched:
        return
    score = scores.score(draft.record.ratings)
    if score is None:
        yield Statement(statement("drop_score"), {"work": standing.work_id})
    else:
        yield Statement(statement("put_score"), {"work": standing.work_id, **asdict(score)})


def _details(standing: Standing, draft: Draft) -> Iterator[Statement]:
    record = draft.record
    source, value = _franchise_id(record.franchise, draft.provenance)
    if record.franchise:
        named = {"source": source, "value": value, "name": record.franchise.name}
        yield Statement(statement("put_franchise"), named)
    row = {name: getattr(record, name) for name in _WIDE} | {
        "franchise_source": source,
        "franchise_value": value,
        "provenance": draft.provenance,
        "digests": draft.digests,
    }
    yield Statement(statement("put_details"), {"work": standing.work_id, "row": plain.jsonb(row)})


def _franchise_id(franchise: FranchiseRecord | None, provenance: Mapping[str, str]) -> tuple[str, str]:
    if franchise is None:
        return "", ""
    teller = provenance.get("franchise", "")
    if not franchise.ids:
        return teller, franchise.name[:200]
    return min(franchise.ids.items(), key=lambda key: (key[0] != teller, key))


def _collections(before: Standing, standing: Standing, draft: Draft, at: datetime) -> Iterator[Statement]:
    for name in _COLLECTIONS:
        if name not in draft.touched:
            continue
        rows = _titles(draft) if name == "titles" else _rows(draft, name)
        parameters = {"work": standing.work_id, "rows": rows, "told_by": _tellers(draft, name), "at": at}
        if name == "offers":
            services = _services(draft)
            yield Statement(statement("put_services"), {"rows": plain.jsonb(list(services.values()))})
            slug_of = {service: row["slug"] for service, row in services.items()}
            parameters |= {"slugs": plain.jsonb(slug_of), "told_before": _told_before(before)}
        yield Statement(statement(f"put_{name}"), parameters | {"kind": standing.kind, "most": MOST_SIMILAR})


def _rows(draft: Draft, name: str) -> Any:
    return plain.dumped(draft.bodies.get(name, b"[]"))


def _titles(draft: Draft) -> Any:
    return plain.jsonb([replace(title, type=titles.code(title.type)) for title in draft.record.titles])


def _tellers(draft: Draft, name: str) -> Any:
    """Part → provider, ``*`` for the rest."""
    told = {path[len(name) + 1 :]: provider for path, provider in paths.beneath(draft.provenance, name)}
    return plain.jsonb({paths.EVERYTHING: draft.provenance.get(name, ""), **told})


def _services(draft: Draft) -> dict[str, dict[str, Any]]:
    services: dict[str, dict[str, Any]] = {}
    for offer in draft.record.offers:
        if offer.service not in services:
            slug = service_names.slug(offer.service)
            services[offer.service] = {"slug": slug, "name": offer.service, "ids": offer.ids}
    return services


def _told_before(before: Standing) -> Any:
    """Region → when somebody last told its offers that stand."""
    times: dict[str, datetime] = {}
    for state in before.states.values():
        for region in {offer.region for offer in state.record.offers}:
            at = state.confirmed_at(f"offers.{region}")
            if at and at > times.get(region, at.min.replace(tzinfo=at.tzinfo)):
                times[region] = at
    return plain.jsonb(times)


def _seasons(standing: Standing, draft: Draft) -> Iterator[Statement]:
    if "seasons" in draft.touched:
        parameters = {"work": standing.work_id, "rows": _rows(draft, "seasons")}
        yield Statement(statement("put_seasons"), parameters)
        yield Statement(statement("put_episodes"), parameters)


def _credits(standing: Standing, rows: list[dict[str, Any]], scopes: list[str]) -> Iterator[Statement]:
    if scopes:
        parameters = {"work": standing.work_id, "rows": plain.jsonb(rows), "scopes": scopes}
        yield Statement(statement("put_credits"), parameters)


def _inherited_locks(standing: Standing, record: WorkRecord, at: datetime) -> Iterator[Statement]:
    locks = settled_rows(record, at=at, locks=standing.locks) if standing.locks else ()
    if locks:
        rows = [
            {"season": lock.season, "episode": lock.episode, "field": lock.field, "value": lock.value, "at": lock.at}
            for lock in locks
        ]
        yield Statement(statement("put_inherited_locks"), {"work": standing.work_id, "rows": plain.jsonb(rows)})


def card_statement(card: Card, work_id: int, at: datetime) -> Statement:
    """Keep `card`; one that is the same is not written."""
    parameters = {"work": work_id, "payload": card.payload, "short": card.short, "etag": card.etag, "at": at}
    return Statement(statement("put_card"), parameters)
