"""A work as every list shows it: two JSON texts, built once when the work changes and sent as they are.

short    id, kind, slug, title, year, score, poster, accent
full     the same and genres, ratings, runtime, status, outline, director, ids
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import orjson

from cineteca.catalog.domain import poster
from cineteca.providers.records import WorkRecord

POSTER_URL = "/posters/{slug}.{key}.svg"
_LISTED_GENRES = 4


@dataclass(frozen=True, slots=True)
class Card:
    """`payload` and `short` are JSON text; `etag` is the hash of both."""

    payload: bytes
    short: bytes
    etag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFacts:
    """What a card is made of. `poster_url` is that of an artwork; without it a poster is drawn."""

    work_id: int
    kind: str
    slug: str
    ids: Mapping[str, str]
    title: str
    year: int | None = None
    genres: tuple[str, ...] = ()
    score: float | None = None
    ratings: tuple[tuple[str, str, float], ...] = ()
    runtime_minutes: int | None = None
    status: str | None = None
    outline: str | None = None
    director: str | None = None
    poster_url: str | None = None

    @classmethod
    def of(
        cls, work_id: int, kind: str, slug: str, ids: Mapping[str, str], record: WorkRecord, score: float | None
    ) -> "CardFacts":
        """The facts that a merged record gives."""
        return cls(
            work_id=work_id,
            kind=kind,
            slug=slug,
            ids=ids,
            title=record.title or "",
            year=record.year,
            genres=record.genres,
            score=score,
            ratings=tuple((rating.source, rating.raw, rating.value_100) for rating in record.ratings),
            runtime_minutes=record.runtime_minutes,
            status=record.status,
            outline=record.outline or record.tagline,
            director=next(
                (credit.person.name for credit in record.crew if credit.job in {"Director", "Creator"}), None
            ),
            poster_url=next((image.url for image in record.images if image.kind == "poster"), None),
        )

    def subject(self) -> poster.Subject:
        """What the drawn poster is made from; its seed is an identifier that other catalogues share, if any."""
        named = next((self.ids[source] for source in ("tmdb", "imdb") if source in self.ids), self.slug)
        return poster.Subject(
            seed=f"{self.kind}:{named}",
            title=self.title,
            year=self.year,
            genres=self.genres,
            director=self.director,
            kind="show" if self.kind == "show" else "film",
        )


def build(facts: CardFacts) -> Card:
    """The card of a work. Equal facts give equal bytes."""
    subject = facts.subject()
    accent = poster.accent(subject)
    drawn = poster.key(subject)
    short: dict[str, Any] = {
        "id": facts.work_id,
        "kind": facts.kind,
        "slug": facts.slug,
        "title": facts.title,
        "year": facts.year,
        "score": facts.score,
        "poster": {
            "url": facts.poster_url or POSTER_URL.format(slug=facts.slug, key=drawn),
            "drawn": facts.poster_url is None,
            "key": drawn,
        },
        "accent": {"ground": accent.ground, "ink": accent.ink},
    }
    full = short | {
        "genres": facts.genres[:_LISTED_GENRES],
        "ratings": [{"source": source, "raw": raw, "value_100": value} for source, raw, value in facts.ratings],
        "runtime_minutes": facts.runtime_minutes,
        "status": facts.status,
        "outline": facts.outline,
        "director": facts.director,
        "ids": facts.ids,
    }
    payload, brief = orjson.dumps(full, option=orjson.OPT_SORT_KEYS), orjson.dumps(short, option=orjson.OPT_SORT_KEYS)
    return Card(payload, brief, blake2b(payload + brief, digest_size=16).hexdigest())
