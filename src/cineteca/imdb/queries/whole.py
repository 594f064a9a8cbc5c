"""Everything that the datasets tell of some titles, in four queries however many they are."""

from collections.abc import Collection
from dataclasses import dataclass

from cineteca.imdb.domain.vocabulary import CATEGORY_NAMES
from cineteca.imdb.queries.reading import rows
from cineteca.imdb.queries.rows import AkaRow, PrincipalRow, TitleRow
from cineteca.imdb.queries.titles import titles
from cineteca.imdb.sql import statement

MOST_EPISODES = 3_000
"""Of one show. Daily programmes of decades have more; nobody looks through those here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EpisodeRow:
    """An episode whose place in its show is known."""

    id: int
    season: int
    number: int
    title: str
    runtime: int | None
    rating: float | None
    votes: int


@dataclass(frozen=True, slots=True)
class WholeTitle:
    """A title, its names elsewhere, its cast and crew in the order of its credits, its episodes in theirs."""

    title: TitleRow
    akas: tuple[AkaRow, ...] = ()
    people: tuple[PrincipalRow, ...] = ()
    episodes: tuple[EpisodeRow, ...] = ()


def whole_titles(numbers: Collection[int]) -> dict[int, WholeTitle]:
    """The titles of these numbers with all that belongs to them; those that nobody knows are left out."""
    wanted = {"ids": sorted(numbers), "most": MOST_EPISODES}
    akas: dict[int, list[AkaRow]] = {}
    for title_id, *aka in rows(statement("whole_akas"), wanted):
        akas.setdefault(title_id, []).append(_aka(*aka))
    people: dict[int, list[PrincipalRow]] = {}
    for title_id, *credit in rows(statement("whole_people"), wanted):
        people.setdefault(title_id, []).append(_person(*credit))
    episodes: dict[int, list[EpisodeRow]] = {}
    for parent_id, *episode in rows(statement("whole_episodes"), wanted):
        episodes.setdefault(parent_id, []).append(_episode(*episode))
    return {
        number: WholeTitle(
            title,
            tuple(akas.get(number, ())),
            tuple(people.get(number, ())),
            tuple(episodes.get(number, ())),
        )
        for number, title in titles(numbers).items()
    }


def find_show_of(number: int) -> int | None:
    """The show that the episode of this number belongs to."""
    found = rows("SELECT parent_id FROM imdb_episode WHERE id = %(id)s", {"id": number})
    return int(found[0][0]) if found else None


def _aka(ordering: int, title: str, region: str, language: str, types: str, attributes: str, original: bool) -> AkaRow:  # noqa: FBT001
    return AkaRow(
        ordering=ordering,
        title=title,
        region=region,
        language=language,
        types=tuple(filter(None, types.split(","))),
        attributes=tuple(filter(None, attributes.split(","))),
        original=original,
    )


def _person(
    ordering: int, name_id: int, category: int, job: str, characters: list[str], name: str | None
) -> PrincipalRow:
    return PrincipalRow(
        ordering=ordering,
        name_id=name_id,
        name=name or "",
        category=CATEGORY_NAMES.get(category, ""),
        job=job,
        characters=tuple(characters),
    )


def _episode(
    number_of_title: int, season: int, number: int, title: str, runtime: int | None, rating: float | None, votes: int
) -> EpisodeRow:
    return EpisodeRow(
        id=number_of_title,
        season=season,
        number=number,
        title=title,
        runtime=runtime,
        rating=rating,
        votes=votes,
    )
