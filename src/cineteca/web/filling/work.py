"""The page of one film or show."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.safestring import SafeString
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cineteca.catalog import queries as catalogue
from cineteca.catalog.queries import works
from cineteca.providers.records import EpisodeRecord, SeasonRecord, VideoRecord
from cineteca.web import cards, pictures, words
from cineteca.web.contexts.known import KnownPanel
from cineteca.web.contexts.work import (
    CrewGroup,
    EpisodeRow,
    Member,
    Overall,
    Score,
    SeasonChapter,
    SimilarGroup,
    VideoLink,
    WorkPage,
)
from cineteca.web.filling import artwork, facts, offers
from cineteca.web.pictures import Pictures

IN_RAIL = 18  # members of the cast that are seen at once
LEADING_JOBS = 9
_SITES = {
    "youtube": ("YouTube", "https://www.youtube.com/watch?v={}"),
    "vimeo": ("Vimeo", "https://vimeo.com/{}"),
    "dailymotion": ("Dailymotion", "https://www.dailymotion.com/video/{}"),
}


def fill(
    work: catalogue.WorkPage,
    known: KnownPanel,
    *,
    region: str,
    titles: Mapping[int, str] | None = None,
    language: str = "",
) -> WorkPage:
    """The page of `work` for who watches in `region`; works are called as `titles` says, in `language`."""
    called = titles or {}
    title = called.get(work.id, work.title)
    known_pictures = artwork.of(work)
    videos = tuple(_videos(work, known_pictures))
    members = tuple(_member(person, known_pictures) for person in work.cast)
    crew = tuple(_group(group) for group in work.crew)
    return WorkPage(
        url=address(work.kind, work.slug),
        title=words.curly(title),
        title_language=language if work.id in called else "",
        titles_url=reverse("web:titles", kwargs={"kind": work.kind, "slug": work.slug}),
        original_title=words.curly(work.original_title) if work.original_title != title else "",
        original_language=work.original_language,
        year=work.year,
        hue=artwork.hue(work, known_pictures),
        poster=artwork.poster(work, known_pictures),
        backdrop=artwork.backdrop(work, known_pictures),
        logo=artwork.logo(work, known_pictures),
        known=known,
        facts_line=tuple(facts.line(work, region=region)),
        tagline=words.curly(work.tagline),
        plot=words.curly(work.plot or work.outline),
        trailer_url=next((link.url for link, video in videos if video.type == "trailer"), ""),
        overall=_overall(work),
        ratings=tuple(_score(rated) for rated in sorted(work.ratings, key=_rank)),
        offers=offers.fill(work, region=region),
        cast=members[:IN_RAIL],
        cast_more=members[IN_RAIL:],
        crew=crew[:LEADING_JOBS],
        crew_more=crew[LEADING_JOBS:],
        seasons=tuple(_chapters(work.seasons, known_pictures)),
        videos=tuple(link for link, _video in videos),
        **_franchise(work, called),
        similar=tuple(_similar(work, called)),
        facts=tuple(facts.column(work)),
    )


def address(kind: str, slug: str) -> str:
    """Where the page of a work stands."""
    return reverse("web:work", kwargs={"kind": kind, "slug": slug})


def franchise_address(number: int, name: str) -> str:
    """Where the page of a franchise stands."""
    return reverse("web:franchise", args=["-".join(part for part in (str(number), slugify(name)) if part)])


# A large crew has hundreds of people, and looking an address up costs more than all else of them.
@lru_cache(maxsize=50_000)
def person_address(slug: str) -> str:
    """Where the page of a person stands."""
    return reverse("web:person", args=[slug])


def initials(name: str) -> str:
    """At most two letters that stand for a person."""
    parts = name.split()
    return "".join(part[0] for part in (parts[:1] + parts[-1:] if len(parts) > 1 else parts)).upper()


_FIRST = ("imdb", "rotten_tomatoes", "metacritic", "tmdb", "trakt")


def _rank(rated: works.Rated) -> int:
    return _FIRST.index(rated.rating.source) if rated.rating.source in _FIRST else len(_FIRST)


def _overall(work: catalogue.WorkPage) -> Overall | None:
    """Nothing where one source speaks alone and says it itself."""
    if work.score is None or work.score_low is None or work.score_high is None or len(work.ratings) < 2:
        return None
    value, low, high = (words.tenth(number / 10) for number in (work.score, work.score_low, work.score_high))
    return Overall(value, f"{low}–{high}", len(work.ratings))


def _score(rated: works.Rated) -> Score:
    rating = rated.rating
    whole = rating.scale >= 50
    return Score(
        source=words.source(rating.source),
        value=str(number_format(rating.value, 0 if whole else 1)),
        scale="%" if rating.raw.endswith("%") else f"/{rating.scale:g}",
        votes=words.votes(rating.votes or 0),
    )


def _member(person: works.Credited, known: Pictures | None = None) -> Member:
    return Member(
        name=words.curly(person.name),
        url=person_address(person.slug),
        role=words.curly(person.character or person.job),
        photo=known.shown(person.photo, pictures.PHOTO) if known else SafeString(),
        initials=initials(person.name),
    )


def _group(group: works.CrewGroup) -> CrewGroup:
    return CrewGroup(words.job(group.job), tuple(_member(person) for person in group.people))


def _chapters(seasons: tuple[SeasonRecord, ...], known: Pictures) -> Iterator[SeasonChapter]:
    for season in sorted(seasons, key=lambda season: (season.number == 0, season.number)):
        default = _("Season %(n)s") % {"n": season.number} if season.number else _("Specials")
        episodes = len(season.episodes) or season.episode_count or 0
        count = ngettext("%(n)s episode", "%(n)s episodes", episodes) % {"n": episodes} if episodes else ""
        year = str(season.air_date.year) if season.air_date else ""
        yield SeasonChapter(
            title=words.curly(season.title or default),
            note=" · ".join(part for part in (count, year) if part),
            plot=season.plot or "",
            poster=artwork.first(season.images, "poster", pictures.SEASON, known),
            episodes=tuple(_episode(episode, known) for episode in season.episodes),
            open=len(seasons) == 1,
        )


def _episode(episode: EpisodeRecord, known: Pictures) -> EpisodeRow:
    return EpisodeRow(
        number=episode.number,
        title=words.curly(episode.title or _("Episode %(n)s") % {"n": episode.number}),
        plot=episode.plot or "",
        air_date=episode.air_date,
        length=words.minutes(episode.runtime_minutes),
        still=artwork.first(episode.images, "still", pictures.STILL, known),
    )


def _videos(work: catalogue.WorkPage, known: Pictures) -> Iterator[tuple[VideoLink, VideoRecord]]:
    for video in work.videos:
        if site := _SITES.get(video.site.lower()):
            name = video.name or words.video_type(video.type or "")
            yield VideoLink(name, site[1].format(video.key), site[0], artwork.still_of(video, known)), video


def _franchise(work: catalogue.WorkPage, called: Mapping[int, str]) -> dict[str, Any]:
    """The works that belong together, in their order; nothing where this one is all that we have of them."""
    found = work.franchise
    if found is None or len(found.works) < 2:
        return {}
    return {
        "franchise": found.name,
        "franchise_url": franchise_address(found.id, found.name),
        "franchise_cards": cards.items(found.works, titles=called, current=work.id),
    }


def _similar(work: catalogue.WorkPage, called: Mapping[int, str]) -> Iterator[SimilarGroup]:
    by_source = sorted(work.similar, key=lambda other: (other.source, other.rank))
    for source, group in groupby(by_source, lambda other: other.source):
        others = list(group)
        elsewhere = [_titled(other) for other in others if other.card is None and other.title]
        yield SimilarGroup(
            source=words.source(source),
            rail=f"similar-to-this-{source}",
            cards=cards.items((other.card for other in others if other.card), titles=called),
            elsewhere=", ".join(elsewhere),
        )


def _titled(other: works.Similar) -> str:
    return f"{other.title} ({other.year})" if other.year else other.title
