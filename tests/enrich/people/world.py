"""A few rows of IMDb's datasets, as a load leaves them. Facts: names, years and ids alone."""

from datetime import UTC, datetime, timedelta

from cineteca.imdb.domain.vocabulary import CATEGORIES, KINDS, PROFESSIONS
from cineteca.imdb.models import Dataset, Name, Principal, Title

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
FILES = ("name.basics", "title.basics", "title.principals", "title.ratings")


def loaded(*, at: datetime = NOON, age: timedelta = timedelta(hours=3)) -> None:
    """The files are loaded, and so old at `at`."""
    for name in FILES:
        Dataset.objects.update_or_create(
            name=name,
            defaults={
                "size": 1, "digest": "0", "choice": "0", "rows": 5, "published_at": at - age, "loaded_at": at - age,
            },
        )  # fmt: skip


def title(
    number: int, name: str, year: int | None, *, kind: str = "movie", votes: int = 0, adult: bool = False
) -> None:
    Title.objects.create(
        id=number,
        kind=KINDS[kind],
        title=name,
        start_year=year,
        votes=votes,
        adult=adult,
        rating=7.5 if votes else None,
    )


def person(
    number: int,
    name: str,
    *,
    born: int | None = None,
    died: int | None = None,
    does: tuple[str, ...] = ("actor",),
    known_for: tuple[int, ...] = (),
) -> None:
    professions = [PROFESSIONS[word] for word in does]
    Name.objects.create(
        id=number, name=name, birth_year=born, death_year=died, professions=professions, known_for=list(known_for)
    )


def part(
    title: int, ordering: int, name: int, category: str = "actor", *, job: str = "", characters: tuple[str, ...] = ()
) -> None:
    Principal.objects.create(
        title_id=title, ordering=ordering, name_id=name, category=CATEGORIES[category], job=job,
        characters=list(characters),
    )  # fmt: skip


HEAT, GODFATHER, SERPICO, ANGELS, INSIDER = 113277, 68646, 70666, 318997, 140352
PACINO, DE_NIRO, DUVALL, MANN, CAZALE = 199, 134, 380, 520, 1030


def pacino() -> None:
    """Al Pacino with six titles and a few people beside him."""
    loaded()
    title(HEAT, "Heat", 1995, votes=730_000)
    title(GODFATHER, "The Godfather", 1972, votes=2_000_000)
    title(SERPICO, "Serpico", 1973, votes=140_000)
    title(INSIDER, "The Insider", 1999, votes=180_000)
    title(ANGELS, "Angels in America", 2003, kind="tvMiniSeries", votes=30_000)
    title(7_000_000, "Not Dated Yet", None)
    person(PACINO, "Al Pacino", born=1940, does=("actor", "producer"), known_for=(GODFATHER, HEAT, SERPICO))
    person(DE_NIRO, "Robert De Niro", born=1943)
    person(DUVALL, "Robert Duvall", born=1931)
    person(MANN, "Michael Mann", born=1943, does=("producer", "director"))
    person(CAZALE, "John Cazale", born=1935, died=1978)
    for number, character in ((HEAT, "Vincent Hanna"), (GODFATHER, "Michael"), (SERPICO, "Serpico"),
                              (INSIDER, "Lowell Bergman"), (ANGELS, "Roy Cohn"), (7_000_000, "")):  # fmt: skip
        part(number, 1, PACINO, characters=(character,) if character else ())
    part(HEAT, 2, DE_NIRO, characters=("Neil McCauley",))
    for number in (HEAT, INSIDER):
        part(number, 5, MANN, "director")
        part(number, 6, MANN, "writer", job="written by")
    part(GODFATHER, 2, DUVALL, characters=("Tom Hagen",))
    part(GODFATHER, 3, CAZALE, characters=("Fredo",))
