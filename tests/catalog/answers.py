"""What TMDB and OMDb say of a few works, in our own words and shorter."""

from datetime import UTC, date, datetime
from typing import Any

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

PACINO = PersonRef(name="Al Pacino", ids={"tmdb": "1158"}, gender="male", photo="https://image.example/pacino.jpg")
DE_NIRO = PersonRef(name="Robert De Niro", ids={"tmdb": "380"}, gender="male")
MANN = PersonRef(name="Michael Mann", ids={"tmdb": "638"})


def cast(person: PersonRef, character: str, order: int = 0) -> CreditRecord:
    return CreditRecord(kind="cast", person=person, character=character, order=order)


def crew(person: PersonRef, job: str, department: str) -> CreditRecord:
    return CreditRecord(kind="crew", person=person, job=job, department=department)


def rating(source: str, value: float, *, scale: float = 10, votes: int | None = None) -> RatingRecord:
    return RatingRecord(
        source=source, raw=f"{value}/{scale:g}", value=value, scale=scale, value_100=value / scale * 100, votes=votes
    )


def offer(service: str, region: str = "US", kind: str = "stream") -> OfferRecord:
    return OfferRecord(service=service, region=region, type=kind, ids={"tmdb": "8"}, rank=1)


def poster(name: str = "heat") -> ImageRecord:
    return ImageRecord(kind="poster", url=f"https://image.example/{name}.jpg", language="en", width=1000, height=1500)


def heat(**changes: Any) -> WorkRecord:
    """TMDB's answer."""
    values: dict[str, Any] = {
        "kind": Kind.FILM,
        "ids": {"tmdb": "949", "imdb": "tt0113277"},
        "title": "Heat",
        "original_title": "Heat",
        "original_language": "en",
        "year": 1995,
        "release_date": date(1995, 12, 15),
        "status": "Released",
        "runtime_minutes": 170,
        "popularity": 41.5,
        "adult": False,
        "plot": "A thief and a detective circle each other in Los Angeles.",
        "tagline": "A Los Angeles crime saga.",
        "budget": 60_000_000,
        "revenue": 187_436_818,
        "certifications": {"US": "R", "DE": "16"},
        "release_dates": {"US": date(1995, 12, 15)},
        "countries": ("US",),
        "languages": ("en", "es"),
        "genres": ("Action", "Crime", "Drama"),
        "keywords": ("heist", "los angeles"),
        "companies": (OrganisationRecord(name="Forward Pass", ids={"tmdb": "675"}, country="US"),),
        "franchise": FranchiseRecord(name="Heat Collection", ids={"tmdb": "7777"}),
        "videos": (
            VideoRecord(site="youtube", key="0xbBLJ1WGwQ", name="Trailer", type="trailer", official=True,
                        published_at=datetime(2020, 5, 1, 12, tzinfo=UTC)),
        ),
        "images": (poster(), ImageRecord(kind="backdrop", url="https://image.example/la.jpg", width=3840, height=2160)),
        "titles": (TitleRecord(title="Fuego contra fuego", region="ES"),),
        "translations": (TranslationRecord(language="de", region="DE", title="Heat", plot="Ein Dieb, ein Polizist."),),
        "ratings": (rating("tmdb", 7.9, votes=7400),),
        "offers": (offer("Netflix"), offer("Disney Plus", "DE")),
        "cast": (cast(PACINO, "Vincent Hanna"), cast(DE_NIRO, "Neil McCauley", 1)),
        "crew": (crew(MANN, "Director", "Directing"), crew(MANN, "Screenplay", "Writing")),
        "similar": (SimilarRecord(ids={"tmdb": "9008"}, rank=1, kind=Kind.FILM, title="The Insider", year=1999),),
    }  # fmt: skip
    return WorkRecord(**(values | changes))


def heat_at_omdb(**changes: Any) -> WorkRecord:
    """OMDb's answer: people have names and nothing else."""
    values: dict[str, Any] = {
        "kind": Kind.FILM,
        "ids": {"imdb": "tt0113277"},
        "title": "Heat",
        "year": 1995,
        "runtime_minutes": 170,
        "plot": "Another telling of the same story.",
        "outline": "A detective is after a thief.",
        "awards": "15 nominations.",
        "box_office": 67_436_818,
        "ratings": (rating("imdb", 8.3, votes=731_000), rating("metacritic", 76, scale=100)),
        "cast": (cast(PersonRef(name="Al Pacino", ids={"omdb": "Al Pacino"}), ""),),
    }
    return WorkRecord(**(values | changes))


def wire(**changes: Any) -> WorkRecord:
    """A show with two seasons of two episodes, one of them with a guest."""
    values: dict[str, Any] = {
        "kind": Kind.SHOW,
        "ids": {"tmdb": "1438", "imdb": "tt0306414", "tvdb": "79126"},
        "title": "The Wire",
        "year": 2002,
        "first_air_date": date(2002, 6, 2),
        "last_air_date": date(2008, 3, 9),
        "plot": "Baltimore, from both sides.",
        "networks": (OrganisationRecord(name="HBO", ids={"tmdb": "49"}),),
        "seasons": (season(1), season(2)),
        "cast": (cast(DOMINIC_WEST, "Jimmy McNulty"),),
    }
    return WorkRecord(**(values | changes))


DOMINIC_WEST = PersonRef(name="Dominic West", ids={"tmdb": "17287"})
IDRIS_ELBA = PersonRef(name="Idris Elba", ids={"tmdb": "17605"})


def season(number: int, **changes: Any) -> SeasonRecord:
    values: dict[str, Any] = {
        "number": number,
        "title": f"Season {number}",
        "plot": f"The year {number}.",
        "air_date": date(2001 + number, 6, 2),
        "episode_count": 2,
        "ids": {"tmdb": str(4000 + number)},
        "images": (poster(f"season-{number}"),),
        "cast": (cast(DOMINIC_WEST, "Jimmy McNulty"),),
        "episodes": (episode(1), episode(2)),
    }
    return SeasonRecord(**(values | changes))


def episode(number: int, **changes: Any) -> EpisodeRecord:
    values: dict[str, Any] = {
        "number": number,
        "title": f"Episode {number}",
        "plot": f"What happens in part {number}.",
        "air_date": date(2002, 6, 2 + 7 * number),
        "runtime_minutes": 60,
        "ids": {"tmdb": str(62_000 + number)},
        "ratings": (rating("tmdb", 8.1, votes=90),),
        "guests": (CreditRecord(kind="guest", person=IDRIS_ELBA, character="Stringer Bell", order=0),),
        "crew": (crew(MANN, "Director", "Directing"),),
    }
    return EpisodeRecord(**(values | changes))
