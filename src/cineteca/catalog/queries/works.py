"""The page of one work, from one trip to the database."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

import orjson
from django.conf import settings

from cineteca.catalog.domain import availability, paths
from cineteca.catalog.domain.poster import Subject
from cineteca.catalog.queries import metadata, records, rows
from cineteca.catalog.queries.cards import CardRow
from cineteca.catalog.queries.finding import find_work_id
from cineteca.catalog.queries.metadata import Metadata
from cineteca.catalog.queries.rows import CreditRow, FranchiseRow, OfferRow, Rows, SimilarRow, WorkRow
from cineteca.catalog.queries.work_parts import Credited, CrewGroup, Franchise, Offer, Rated, Similar
from cineteca.providers.records import (
    EpisodeRecord,
    ImageRecord,
    OrganisationRecord,
    SeasonRecord,
    TitleRecord,
    TranslationRecord,
    VideoRecord,
    WorkRecord,
)

__all__ = [
    "Credited",
    "CrewGroup",
    "EpisodePage",
    "Franchise",
    "Offer",
    "Rated",
    "SeasonPage",
    "Similar",
    "WorkPage",
    "get_season_page",
    "get_work_page",
]

_LEADING_JOBS = (
    "Director", "Creator", "Screenplay", "Writer", "Story", "Novel", "Director of Photography",
    "Original Music Composer", "Editor", "Producer", "Executive Producer",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkPage:
    """Everything that the page of a work shows. `known` is the metadata panel.

    `offers_checked`: provider → when it was heard of the offers of all the world (``*``), or of a region.
    """

    id: int
    kind: str
    slug: str
    title: str
    original_title: str
    original_language: str
    year: int | None
    release_date: date | None
    first_air_date: date | None
    last_air_date: date | None
    status: str
    runtime_minutes: int | None
    popularity: float
    adult: bool
    score: float | None
    score_low: float | None
    score_high: float | None
    changed_at: datetime
    genres: tuple[str, ...]
    plot: str
    outline: str
    tagline: str
    awards: str
    budget: int | None
    revenue: int | None
    box_office: int | None
    homepage: str
    certifications: Mapping[str, str]
    release_dates: Mapping[str, date]
    countries: tuple[str, ...]
    languages: tuple[str, ...]
    keywords: tuple[str, ...]
    companies: tuple[OrganisationRecord, ...]
    networks: tuple[OrganisationRecord, ...]
    franchise: Franchise | None
    ids: Mapping[str, str]
    ratings: tuple[Rated, ...]
    offers: tuple[Offer, ...]
    gone_offers: tuple[Offer, ...]
    offers_checked: Mapping[str, Mapping[str, datetime]]
    cast: tuple[Credited, ...]
    crew: tuple[CrewGroup, ...]
    seasons: tuple[SeasonRecord, ...]
    videos: tuple[VideoRecord, ...]
    images: Mapping[str, tuple[ImageRecord, ...]]
    titles: tuple[TitleRecord, ...]
    translations: tuple[TranslationRecord, ...]
    similar: tuple[Similar, ...]
    poster: Subject
    known: Metadata

    @property
    def poster_url(self) -> str:
        """The best artwork; empty where the poster is drawn."""
        return next((image.url for image in self.images.get("poster", ())), "")

    @property
    def works(self) -> tuple[int, ...]:
        """The works of the catalogue that the page names, itself first."""
        others = (other.card for other in self.similar if other.card)
        of_franchise = self.franchise.works if self.franchise else ()
        return tuple(dict.fromkeys((self.id, *(card.work_id for card in (*of_franchise, *others)))))

    @property
    def regions(self) -> tuple[str, ...]:
        """Regions that have offers now."""
        return tuple(dict.fromkeys(offer.region for offer in self.offers))

    def offers_in(self, region: str) -> dict[str, tuple[Offer, ...]]:
        """Offers of one region by type, in the order stream, free, ads, rent, buy."""
        here = [offer for offer in self.offers if offer.region == region]
        types = ("stream", "free", "ads", "rent", "buy")
        return {kind: found for kind in types if (found := tuple(offer for offer in here if offer.type == kind))}

    def gone_from(self, region: str) -> tuple[Offer, ...]:
        """Offers of one region that are no more, the latest to go first."""
        here = [offer for offer in self.gone_offers if offer.region == region and offer.gone_at]
        return tuple(sorted(here, key=lambda offer: (offer.gone_at or offer.last_seen_at, offer.service), reverse=True))

    def offers_checked_in(self, region: str) -> tuple[str, datetime] | None:
        """Who last told all offers of a region, be it that there are none, and when."""
        told = [
            (max(times), provider)
            for provider, known in self.offers_checked.items()
            if (times := [at for where, at in known.items() if where in {availability.WORLD, region}])
        ]
        at, provider = max(told, default=(None, ""))
        return (provider, at) if at else None


@dataclass(frozen=True, slots=True)
class EpisodePage:
    """One episode with who is in it."""

    episode: EpisodeRecord
    guests: tuple[Credited, ...] = ()
    crew: tuple[CrewGroup, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonPage:
    """One season with its credits and its episodes with theirs. `season.episodes` is the same without people."""

    work_id: int
    work_slug: str
    work_title: str
    season: SeasonRecord
    cast: tuple[Credited, ...] = ()
    crew: tuple[CrewGroup, ...] = ()
    episodes: tuple[EpisodePage, ...] = field(default=())


def get_work_page(slug: str, *, kind: str | None = None, adult: bool | None = None) -> WorkPage | None:
    """The page of the work called `slug` (of `kind`, where given); None where there is none.

    `adult`: whether works for adults alone may be shown; without it the settings say.
    """
    adult = settings.ADULT if adult is None else adult
    work_id = find_work_id(slug, kind=kind)
    if work_id is None:
        return None
    found = rows.read([work_id], (*metadata.TABLES, "franchise"))
    row = next(iter(found.of("works", work_id)), None)
    if row is None or (row.adult and not adult):
        return None
    return _page(row, found, records.record_of(row, found), adult=adult)


def get_season_page(slug: str, number: int) -> SeasonPage | None:
    """One season of the show called `slug`, with everybody in it; None where there is none."""
    work_id = find_work_id(slug)
    if work_id is None:
        return None
    found = rows.read([work_id], ("works", "seasons", "episodes", "credits"), deep=True)
    (work,) = found.of("works", work_id)
    row = next((season for season in found.of("seasons", work_id) if season.number == number), None)
    record = next((season for season in records.seasons(found, work_id) if season.number == number), None)
    if row is None or record is None:
        return None
    people = [credit for credit in found.of("credits", work_id) if credit.season_id == row.id]
    own = [credit for credit in people if credit.episode_id is None]
    return SeasonPage(
        work_id=work_id,
        work_slug=work.slug,
        work_title=work.title,
        season=record,
        cast=_people(own, "cast"),
        crew=_crew(own),
        episodes=tuple(_episodes(record, row.id, found.of("episodes", work_id), people)),
    )


def _episodes(
    record: SeasonRecord, season_id: int, found: list[rows.EpisodeRow], people: list[CreditRow]
) -> Iterator[EpisodePage]:
    by_episode: dict[int | None, list[CreditRow]] = {}
    for credit in people:
        by_episode.setdefault(credit.episode_id, []).append(credit)
    ids = {row.number: row.id for row in found if row.season_id == season_id}
    for episode in record.episodes:
        here = by_episode.get(ids[episode.number], [])
        yield EpisodePage(episode, _people(here, "guest"), _crew(here))


def _page(row: WorkRow, found: Rows, record: WorkRecord, *, adult: bool) -> WorkPage:
    same = {name: getattr(row, name) for name in _SAME}
    confirmed = {claim.provider: orjson.loads(claim.confirmed) for claim in found.of("claims", row.id)}
    offers = [_offer(offer, confirmed.get(offer.told_by, {})) for offer in found.of("offers", row.id)]
    people = found.of("credits", row.id)
    crew = _crew(people)
    return WorkPage(
        **same,
        **{name: getattr(record, name) for name in _FROM_RECORD},
        franchise=_franchise(row, found, adult=adult),
        ratings=tuple(_rated(record, found, row.id)),
        offers=tuple(offer for offer in offers if offer.gone_at is None),
        gone_offers=tuple(offer for offer in offers if offer.gone_at is not None),
        cast=_people(people, "cast"),
        crew=crew,
        images=_by_kind(record.images),
        offers_checked={provider: dict(_checked(times)) for provider, times in confirmed.items()},
        similar=tuple(_similar(other) for other in found.of("similar", row.id) if adult or not other.other_adult),
        poster=_subject(row, record),
        known=metadata.panel(row, found, record),
    )


_SAME = (
    "id", "kind", "slug", "title", "original_title", "original_language", "year", "release_date", "first_air_date",
    "last_air_date", "status", "runtime_minutes", "popularity", "adult", "score", "score_low",
    "score_high", "changed_at", "plot", "outline",
    "tagline", "awards", "budget", "revenue", "box_office", "homepage",
)  # fmt: skip
_FROM_RECORD = (
    "genres", "certifications", "release_dates", "countries", "languages", "keywords", "companies", "networks", "ids",
    "seasons", "videos", "titles", "translations",
)  # fmt: skip


def _people(people: Iterable[CreditRow], kind: str) -> tuple[Credited, ...]:
    return tuple(_credited(credit) for credit in people if credit.kind == kind)


def _credited(credit: CreditRow) -> Credited:
    return Credited(
        name=credit.name,
        slug=credit.slug,
        photo=credit.photo,
        character=credit.character,
        department=credit.department,
        job=credit.job,
        episode_count=credit.episode_count,
    )


def _crew(people: Iterable[CreditRow]) -> tuple[CrewGroup, ...]:
    groups: dict[str, list[Credited]] = {}
    for person in _people(people, "crew"):
        groups.setdefault(person.job or person.department, []).append(person)
    order = {job: place for place, job in enumerate(_LEADING_JOBS)}
    jobs = sorted(groups, key=lambda job: order.get(job, len(order)))
    return tuple(CrewGroup(job, groups[job][0].department, tuple(groups[job])) for job in jobs)


def _rated(record: WorkRecord, found: Rows, work_id: int) -> Iterator[Rated]:
    for rating, row in zip(record.ratings, found.of("ratings", work_id), strict=True):
        yield Rated(rating, row.told_by, row.seen_at)


def _offer(row: OfferRow, confirmed: Mapping[str, str]) -> Offer:
    return Offer(
        service=row.service,
        service_name=row.service_name,
        region=row.region,
        type=row.type,
        link=row.link,
        price="" if row.price is None else str(row.price),
        currency=row.currency,
        told_by=row.told_by,
        first_seen_at=row.first_seen_at,
        last_seen_at=row.last_seen_at if row.gone_at else _last_seen(row, confirmed),
        gone_at=row.gone_at,
    )


def _last_seen(row: OfferRow, confirmed: Mapping[str, str]) -> datetime:
    """When the provider last named the offers of the region: an unchanged offer is not written again."""
    said = paths.resolve(confirmed, f"offers.{row.region}")
    return max(row.last_seen_at, datetime.fromisoformat(said)) if said else row.last_seen_at


def _checked(confirmed: Mapping[str, str]) -> Iterator[tuple[str, datetime]]:
    """Region (``*`` for all) → when its offers were told whole."""
    for path, at in availability.truths(confirmed).items():
        yield path.rpartition(".")[2], datetime.fromisoformat(at)


def _by_kind(images: Iterable[ImageRecord]) -> dict[str, tuple[ImageRecord, ...]]:
    found: dict[str, list[ImageRecord]] = {}
    for image in images:
        found.setdefault(image.kind, []).append(image)
    return {kind: tuple(of_kind) for kind, of_kind in found.items()}


def _similar(row: SimilarRow) -> Similar:
    card = None
    if row.other_id is not None and row.payload is not None and row.short is not None:
        card = CardRow(row.other_id, bytes(row.payload), bytes(row.short), row.etag or "")
    return Similar(
        source=row.source,
        rank=row.rank,
        kind=row.other_kind,
        title=row.title,
        year=row.year,
        confidence=row.confidence,
        note=row.note,
        ids={row.other_source: row.other_value},
        card=card,
    )


def _franchise(row: WorkRow, found: Rows, *, adult: bool) -> Franchise | None:
    if row.franchise_id is None or row.franchise_name is None:
        return None
    works = (other for other in found.of("franchise", row.id) if adult or not other.other_adult)
    return Franchise(row.franchise_id, row.franchise_name, tuple(_card(other) for other in works))


def _card(row: FranchiseRow) -> CardRow:
    return CardRow(row.other_id, bytes(row.payload), bytes(row.short), row.etag)


def _subject(row: WorkRow, record: WorkRecord) -> Subject:
    from cineteca.catalog.domain.cards import CardFacts

    return CardFacts.of(row.id, row.kind, row.slug, record.ids, record, row.score).subject()
