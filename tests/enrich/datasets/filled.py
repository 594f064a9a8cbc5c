"""Tables of the datasets with a few titles in them, as a load leaves them."""

from datetime import UTC, datetime

from cineteca.imdb.domain.vocabulary import CATEGORIES, GENRES, KINDS
from cineteca.imdb.models import Aka, Crew, Dataset, Episode, Name, Principal, Title

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
PUBLISHED = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
HEAT, WIRE, PILOT = 113277, 306414, 749451
MANN, PACINO, DENIRO = 520, 199, 134


def heat(**more):
    """Heat, with two of its cast and its director."""
    values = {
        "kind": KINDS["movie"],
        "title": "Heat",
        "start_year": 1995,
        "runtime": 170,
        "rating": 8.3,
        "votes": 750_000,
    }
    Title.objects.create(id=HEAT, genres=[GENRES["Crime"], GENRES["Drama"]], **{**values, **more})
    Aka.objects.create(title_id=HEAT, ordering=1, title="Heat", original=True)
    Aka.objects.create(title_id=HEAT, ordering=2, title="Fuego contra fuego", region="ES", types="imdbDisplay")
    Aka.objects.create(title_id=HEAT, ordering=3, title="Heat", region="XWW", language="en")
    for number, name in ((MANN, "Michael Mann"), (PACINO, "Al Pacino"), (DENIRO, "Robert De Niro")):
        Name.objects.get_or_create(id=number, defaults={"name": name})
    for place, (number, category, characters) in enumerate(
        ((PACINO, "actor", ["Vincent Hanna"]), (DENIRO, "actor", ["Neil McCauley"]), (MANN, "director", [])), 1
    ):
        Principal.objects.create(
            title_id=HEAT, ordering=place, name_id=number, category=CATEGORIES[category], characters=characters
        )
    Crew.objects.create(title_id=HEAT, directors=[MANN], writers=[MANN])


def wire():
    """The Wire, with its first episode."""
    Title.objects.create(
        id=WIRE, kind=KINDS["tvSeries"], title="The Wire", start_year=2002, end_year=2008, rating=9.3, votes=400_000
    )
    Title.objects.create(id=PILOT, kind=KINDS["tvEpisode"], title="The Target", runtime=62, rating=8.2, votes=9_000)
    Episode.objects.create(id=PILOT, parent_id=WIRE, season=1, number=1)


def files(*, published_at=PUBLISHED, loaded_at=MONDAY):
    """What a load leaves about the files."""
    for name in ("title.basics", "title.ratings"):
        Dataset.objects.update_or_create(
            name=name,
            defaults={
                "size": 1,
                "digest": "1",
                "choice": "1",
                "rows": Title.objects.count(),
                "published_at": published_at,
                "loaded_at": loaded_at,
            },
        )
