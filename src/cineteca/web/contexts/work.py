"""The page of one film or show."""

from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from cineteca.web.contexts.known import KnownPanel


@dataclass(frozen=True, slots=True)
class Text:
    """Words, with an address where they lead somewhere; `away` when that is another site."""

    text: str
    url: str = ""
    away: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    name: str
    values: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """One rating: “8.3” “/10”, and who says so."""

    source: str
    value: str
    scale: str
    votes: str = ""


@dataclass(frozen=True, slots=True)
class Overall:
    """What all sources together come to, of ten: “8.1”, and between which bounds it is likely to lie: “7.7–8.4”."""

    value: str
    bounds: str
    sources: int


@dataclass(frozen=True, slots=True)
class Member:
    """One person of cast or crew. `initials` stand where there is no photo."""

    name: str
    url: str
    role: str = ""
    photo: SafeString | str = ""
    initials: str = ""


@dataclass(frozen=True, slots=True)
class CrewGroup:
    job: str
    people: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class EpisodeRow:
    number: int
    title: str
    plot: str
    air_date: date | None
    length: str
    still: SafeString | str = ""


@dataclass(frozen=True, slots=True)
class SeasonChapter:
    title: str
    note: str
    plot: str
    episodes: tuple[EpisodeRow, ...]
    open: bool = False
    poster: SafeString | str = ""

    @property
    def has_stills(self) -> bool:
        """Whether any of its episodes has a picture: then the others keep its place free."""
        return any(episode.still for episode in self.episodes)


@dataclass(frozen=True, slots=True)
class Region:
    code: str
    name: str
    url: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class ServiceLink:
    name: str
    url: str = ""
    price: str = ""


@dataclass(frozen=True, slots=True)
class Left:
    """A service that had the work until lately."""

    name: str
    label: str
    when: str


@dataclass(frozen=True, slots=True)
class Way:
    """One way to watch (stream, rent …) and the services that offer it."""

    label: str
    services: tuple[ServiceLink, ...]


@dataclass(frozen=True, slots=True)
class Offers:
    """Empty `regions` mean that nothing is known anywhere, and the strip is left out."""

    regions: tuple[Region, ...] = ()
    region_name: str = ""
    ways: tuple[Way, ...] = ()
    left: tuple[Left, ...] = ()
    told: str = ""


@dataclass(frozen=True, slots=True)
class VideoLink:
    name: str
    url: str
    site: str
    picture: SafeString | str = ""


@dataclass(frozen=True, slots=True)
class SimilarGroup:
    """What one source finds alike, the likest first: `cards` of works that we have, `elsewhere` names the others."""

    source: str
    rail: str
    cards: SafeString
    elsewhere: str = ""


@dataclass(frozen=True, slots=True)
class WorkPage:
    """`hue` is in whole tens of degrees, None for a work without colour of its own.

    `cast_more` and `crew_more` are those that stand behind a fold. `title_language` is set where the title is that of
    the reader's language; `titles_url` leads to all the other ones.
    """

    url: str
    title: str
    year: int | None
    poster: SafeString
    known: KnownPanel
    hue: int | None = None
    backdrop: SafeString | str = ""
    logo: SafeString | str = ""
    title_language: str = ""
    titles_url: str = ""
    original_title: str = ""
    original_language: str = ""
    facts_line: tuple[Text, ...] = ()
    tagline: str = ""
    plot: str = ""
    trailer_url: str = ""
    overall: Overall | None = None
    ratings: tuple[Score, ...] = ()
    offers: Offers = Offers()
    cast: tuple[Member, ...] = ()
    cast_more: tuple[Member, ...] = ()
    crew: tuple[CrewGroup, ...] = ()
    crew_more: tuple[CrewGroup, ...] = ()
    seasons: tuple[SeasonChapter, ...] = ()
    videos: tuple[VideoLink, ...] = ()
    franchise: str = ""
    franchise_url: str = ""
    franchise_cards: SafeString | None = None
    similar: tuple[SimilarGroup, ...] = ()
    facts: tuple[Fact, ...] = ()
