"""What TMDB sends, as far as we read it. Source: API v3 as recorded, and its reference (developer.themoviedb.org).

These types describe what is promised; `normalise` believes none of it. Every key may be missing: parts are there only
when they were appended.
"""

from typing import TypedDict


class Named(TypedDict, total=False):
    """A genre, a keyword, a collection."""

    id: int
    name: str


class Country(TypedDict, total=False):
    iso_3166_1: str
    name: str


class Language(TypedDict, total=False):
    """`iso_639_1` may be ``cn`` (Cantonese) or ``xx`` (no language)."""

    iso_639_1: str
    english_name: str
    name: str


class Company(TypedDict, total=False):
    """A company or a network."""

    id: int
    name: str
    logo_path: str | None
    origin_country: str


class Image(TypedDict, total=False):
    """`file_path` is appended to an image base address and a size (``/t/p/original``)."""

    file_path: str
    width: int
    height: int
    iso_639_1: str | None
    iso_3166_1: str | None
    vote_average: float
    vote_count: int


class Images(TypedDict, total=False):
    posters: list[Image]
    backdrops: list[Image]
    logos: list[Image]
    profiles: list[Image]
    stills: list[Image]


class Video(TypedDict, total=False):
    """`type`: Trailer, Teaser, Clip, Featurette, Behind the Scenes, Bloopers, Recap, Opening Credits."""

    id: str
    key: str
    site: str
    type: str
    name: str
    official: bool
    published_at: str
    iso_639_1: str
    iso_3166_1: str


class Videos(TypedDict, total=False):
    results: list[Video]


class Credited(TypedDict, total=False):
    """A person in a list of credits. `gender`: 0 not told, 1 female, 2 male, 3 non-binary."""

    id: int
    name: str
    original_name: str
    gender: int
    profile_path: str | None
    credit_id: str
    character: str
    order: int
    department: str
    job: str


class Credits(TypedDict, total=False):
    cast: list[Credited]
    crew: list[Credited]
    guest_stars: list[Credited]


class Role(TypedDict, total=False):
    character: str
    episode_count: int


class Job(TypedDict, total=False):
    job: str
    episode_count: int


class WholeCredited(Credited, total=False):
    """A person over all episodes: `roles` of cast, `jobs` of crew."""

    roles: list[Role]
    jobs: list[Job]
    total_episode_count: int


class WholeCredits(TypedDict, total=False):
    cast: list[WholeCredited]
    crew: list[WholeCredited]


class ExternalIds(TypedDict, total=False):
    imdb_id: str | None
    tvdb_id: int | None
    wikidata_id: str | None
    tvrage_id: int | None
    facebook_id: str | None
    instagram_id: str | None
    twitter_id: str | None
    tiktok_id: str | None
    youtube_id: str | None


class AlternativeTitle(TypedDict, total=False):
    iso_3166_1: str
    title: str
    type: str


class AlternativeTitles(TypedDict, total=False):
    """Films call the list "titles", shows "results"."""

    titles: list[AlternativeTitle]
    results: list[AlternativeTitle]


class TranslatedWords(TypedDict, total=False):
    """Films have a "title", shows a "name"."""

    title: str
    name: str
    overview: str
    tagline: str
    homepage: str


class Translation(TypedDict, total=False):
    iso_3166_1: str
    iso_639_1: str
    data: TranslatedWords


class Translations(TypedDict, total=False):
    translations: list[Translation]


class Service(TypedDict, total=False):
    provider_id: int
    provider_name: str
    display_priority: int


class WatchIn(TypedDict, total=False):
    """The offers in one region: `flatrate` is what a subscription includes."""

    link: str
    flatrate: list[Service]
    free: list[Service]
    ads: list[Service]
    rent: list[Service]
    buy: list[Service]


class WatchProviders(TypedDict, total=False):
    results: dict[str, WatchIn]


class Release(TypedDict, total=False):
    """`type`: 1 premiere, 2 limited, 3 cinema, 4 digital, 5 on disc, 6 television."""

    certification: str
    release_date: str
    type: int


class ReleasesIn(TypedDict, total=False):
    iso_3166_1: str
    release_dates: list[Release]


class ReleaseDates(TypedDict, total=False):
    results: list[ReleasesIn]


class ContentRating(TypedDict, total=False):
    iso_3166_1: str
    rating: str


class ContentRatings(TypedDict, total=False):
    results: list[ContentRating]


class Listed(TypedDict, total=False):
    """A film or show in a list: films have "title" and "release_date", shows "name" and "first_air_date"."""

    id: int
    media_type: str
    title: str
    name: str
    release_date: str
    first_air_date: str
    overview: str
    poster_path: str | None


class Similar(TypedDict, total=False):
    results: list[Listed]


class Keywords(TypedDict, total=False):
    """Films call the list "keywords", shows "results"."""

    keywords: list[Named]
    results: list[Named]


Work = TypedDict(
    "Work",
    {
        "id": int,
        "adult": bool,
        "backdrop_path": str | None,
        "genres": list[Named],
        "homepage": str | None,
        "origin_country": list[str],
        "original_language": str,
        "overview": str,
        "popularity": float,
        "poster_path": str | None,
        "production_companies": list[Company],
        "production_countries": list[Country],
        "spoken_languages": list[Language],
        "status": str,
        "tagline": str,
        "vote_average": float,
        "vote_count": int,
        # Appended:
        "alternative_titles": AlternativeTitles,
        "credits": Credits,
        "external_ids": ExternalIds,
        "images": Images,
        "keywords": Keywords,
        "recommendations": Similar,
        "similar": Similar,
        "translations": Translations,
        "videos": Videos,
        "watch/providers": WatchProviders,
    },
    total=False,
)


class Film(Work, total=False):
    """``/movie/{id}``. 0 stands for an unknown budget, revenue and runtime; `video` for a direct-to-video release."""

    belongs_to_collection: Named | None
    budget: int
    imdb_id: str | None
    original_title: str
    release_date: str
    revenue: int
    runtime: int
    title: str
    video: bool
    release_dates: ReleaseDates


class Episode(TypedDict, total=False):
    """An episode of a season; appended parts come only with ``/tv/{id}/season/{n}/episode/{n}``."""

    id: int
    air_date: str | None
    crew: list[Credited]
    episode_number: int
    episode_type: str
    guest_stars: list[Credited]
    name: str
    overview: str
    production_code: str
    runtime: int | None
    season_number: int
    still_path: str | None
    vote_average: float
    vote_count: int
    credits: Credits
    external_ids: ExternalIds
    images: Images


class Season(TypedDict, total=False):
    """``/tv/{id}/season/{n}``, a part ``season/{n}`` of its show, or (shorter) a line in the show's own list."""

    id: int
    air_date: str | None
    episode_count: int
    episodes: list[Episode]
    name: str
    overview: str
    poster_path: str | None
    season_number: int
    vote_average: float
    aggregate_credits: WholeCredits
    credits: Credits
    external_ids: ExternalIds
    images: Images
    videos: Videos


class Show(Work, total=False):
    """``/tv/{id}``, beside which stand its appended seasons under ``season/{n}``."""

    created_by: list[Credited]
    episode_run_time: list[int]
    first_air_date: str
    in_production: bool
    languages: list[str]
    last_air_date: str | None
    last_episode_to_air: Episode | None
    name: str
    networks: list[Company]
    next_episode_to_air: Episode | None
    number_of_episodes: int
    number_of_seasons: int
    original_name: str
    seasons: list[Season]
    type: str
    aggregate_credits: WholeCredits
    content_ratings: ContentRatings


class PersonCredit(Listed, total=False):
    character: str
    department: str
    job: str
    episode_count: int


class PersonCredits(TypedDict, total=False):
    cast: list[PersonCredit]
    crew: list[PersonCredit]


class Person(TypedDict, total=False):
    """``/person/{id}``."""

    id: int
    adult: bool
    also_known_as: list[str]
    biography: str
    birthday: str | None
    deathday: str | None
    gender: int
    homepage: str | None
    imdb_id: str | None
    known_for_department: str
    name: str
    place_of_birth: str | None
    popularity: float
    profile_path: str | None
    combined_credits: PersonCredits
    movie_credits: PersonCredits
    tv_credits: PersonCredits
    external_ids: ExternalIds
    images: Images


class FindResults(TypedDict, total=False):
    """``/find/{external_id}``."""

    movie_results: list[Listed]
    tv_results: list[Listed]
    person_results: list[Listed]


class Failure(TypedDict, total=False):
    """What comes instead of an answer: status code 7 invalid key, 25 too many requests, 34 not found."""

    success: bool
    status_code: int
    status_message: str
