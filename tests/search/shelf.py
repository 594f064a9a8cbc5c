"""A small shelf of well-known things, with facts that anybody can check."""

from typing import Any

from cineteca.search.domain.documents import Document, facets_of, released_of, weight_of
from cineteca.search.domain.questions import Ref

MATRIX, HEAT, HEAT_1986, AMELIE, SPIDERMAN, WALLE, LOTR, TOKYO, BREAKING_BAD, ALIEN, ALIENS = (
    Ref("work", number) for number in range(1, 12)
)
PACINO, DE_NIRO, SAGA = Ref("person", 1), Ref("name", 134), Ref("franchise", 1)


def title(ref: Ref, name: str, year: int, votes: int, **more: Any) -> Document:
    """A title of the shelf."""
    of_facets = {
        key: more.pop(key) for key in ("genres", "countries", "languages", "certifications", "offers") if key in more
    }
    kind, score, runtime = more.pop("kind", "film"), more.pop("score", 7.0), more.pop("runtime", 110)
    heat = more.pop("heat", 0.0)
    return Document(
        ref=ref, kind=kind, name=name, year=year, votes=votes, score=score, runtime=runtime, heat=heat,
        weight=weight_of(votes, heat=heat), released=released_of(None, year),
        order=name.casefold().removeprefix("the "),
        facets=facets_of(kind=kind, year=year, score=score, runtime=runtime, **of_facets), **more,
    )  # fmt: skip


SHELF = (
    title(
        MATRIX, "The Matrix", 1999, 2_000_000, score=8.7, runtime=136, genres=["Action", "Science Fiction"],
        languages=["en"], countries=["US"], certifications={"US": "R"}, people=("Keanu Reeves", "Carrie-Anne Moss"),
        characters=("Neo", "Trinity"), offers=[("US", "netflix")],
        plot="A computer hacker learns from mysterious rebels about the true nature of his reality.",
    ),
    title(
        HEAT, "Heat", 1995, 700_000, score=8.3, runtime=170, genres=["Crime", "Drama"], languages=["en"], countries=["US"],
        people=("Al Pacino", "Robert De Niro", "Michael Mann"), characters=("Vincent Hanna", "Neil McCauley"),
        keywords=("heist", "los angeles"), offers=[("DE", "netflix"), ("US", "max")],
        plot="A group of thieves start to feel the heat from the police.",
    ),
    title(HEAT_1986, "Heat", 1986, 6_000, score=5.5, genres=["Action"], people=("Burt Reynolds",)),
    title(
        AMELIE, "Amélie", 2001, 800_000, score=8.2, languages=["fr"], countries=["FR"], genres=["Comedy", "Romance"],
        original="Le Fabuleux Destin d'Amélie Poulain", people=("Audrey Tautou",),
    ),
    title(SPIDERMAN, "Spider-Man", 2002, 850_000, score=7.3, genres=["Action"]),
    title(WALLE, "WALL·E", 2008, 1_200_000, score=8.4, genres=["Animation"], heat=3.0),
    title(
        LOTR, "The Lord of the Rings: The Fellowship of the Ring", 2001, 2_000_000, score=8.8, runtime=178,
        genres=["Adventure", "Fantasy"], certifications={"US": "PG-13"}, languages=["en"],
    ),
    title(
        TOKYO, "Tokyo Story", 1953, 70_000, score=8.1, original="東京物語", languages=["ja"], countries=["JP"],
        others=("Tôkyô monogatari", "Viaggio a Tokyo"),
    ),
    title(
        BREAKING_BAD, "Breaking Bad", 2008, 2_200_000, kind="show", score=9.5, runtime=45, genres=["Crime", "Drama"],
        people=("Bryan Cranston",), characters=("Walter White",), end_year=2013,
    ),
    title(ALIEN, "Alien", 1979, 950_000, score=8.5, genres=["Horror", "Science Fiction"]),
    title(ALIENS, "Aliens", 1986, 770_000, score=8.4, genres=["Action", "Science Fiction"]),
    Document(ref=PACINO, kind="person", name="Al Pacino", votes=5_000_000, weight=6.7, note="The Godfather, Heat"),
    Document(ref=DE_NIRO, kind="person", name="Robert De Niro", votes=5_000_000, weight=6.7),
    Document(ref=SAGA, kind="franchise", name="The Lord of the Rings Collection", votes=6_000_000, weight=6.8),
)  # fmt: skip
