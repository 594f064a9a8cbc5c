"""The page of a title that is in IMDb's datasets and no work of the catalogue yet."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from cineteca.web.contexts.work import CrewGroup, Fact, Member, Score, Text


@dataclass(frozen=True, slots=True)
class ImdbTitlePage:
    """`told` says how we know it. `adopt_url`: where it becomes a work; `by_itself`: as soon as somebody sees the page.

    `told_why_not`: why it has not become one, where somebody tried. `seasons`: how many, for a show with episodes.
    """

    url: str
    adopt_url: str
    by_itself: bool
    title: str
    year: int | None
    kind: str
    poster: SafeString
    told: str
    hue: int | None = None
    original_title: str = ""
    facts_line: tuple[Text, ...] = ()
    ratings: tuple[Score, ...] = ()
    cast: tuple[Member, ...] = ()
    crew: tuple[CrewGroup, ...] = ()
    facts: tuple[Fact, ...] = ()
    told_why_not: str = ""
