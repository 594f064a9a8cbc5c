"""Names and lines for works that nobody made."""

from random import Random

from cineteca.simulator.chance import dice

FILM_GENRES = ("Drama", "Comedy", "Thriller", "Mystery", "Science Fiction", "Adventure", "Romance", "Family", "Crime")
SHOW_GENRES = ("Drama", "Comedy", "Mystery", "Crime", "Sci-Fi & Fantasy", "Action & Adventure")
ORIGINS = (("en", "US"), ("en", "GB"), ("de", "DE"), ("fr", "FR"), ("es", "ES"), ("pt", "BR"), ("en", "IE"))
COMPANIES = ("Lantern Yard", "Seventh Tide Pictures", "Paper Heron", "Nordlicht Studio", "Casa Azul Filmes")

_FIRST = (
    "Glass", "Winter", "Paper", "Silent", "Borrowed", "Copper", "Northern", "Hollow", "Painted", "Second", "Salt",
    "Velvet", "Wandering", "Amber", "Tidal", "Quiet", "Burning", "Hidden", "Last", "Marble", "Iron", "Drowned",
    "Gilded",
)  # fmt: skip
_SECOND = (
    "Orchard", "Harbour", "Lighthouse", "Almanac", "Cartographer", "Garden", "Meridian", "Parade", "Letters", "Signal",
    "Kingdom", "Ferry", "Observatory", "Winters", "Choir", "Station", "Archive", "Summer", "Bridge", "Ballroom",
)  # fmt: skip
_GIVEN = (
    "Ada", "Marek", "Inés", "Tomas", "Yuki", "Leonie", "Rafael", "Oona", "Dimitri", "Clara", "Samir", "Greta", "Paulo",
    "Ingrid", "Nadia", "Felix", "Marta", "Kofi", "Elena", "Jonas", "Amara", "Viktor", "Lucia", "Hugo",
)  # fmt: skip
_FAMILY = (
    "Lindqvist", "Okonjo", "Varga", "Delacourt", "Moreau-Hale", "Ashgrove", "Castellan", "Nakagawa-Reid", "Brandt-Ito",
    "Solheim", "Pereira-Voss", "Quillon", "Tarrow", "Wexcombe", "Ilvonen", "Harrowgate", "Montclair-Ruiz", "Zelinka",
)  # fmt: skip
_WHO = ("A piano tuner", "A retired pilot", "A young surveyor", "A ferry captain", "A court clerk", "A stage hand")
_WHAT = (
    "takes a job in a town that is not on her map", "receives a letter that was posted forty years ago",
    "has one night to return what was never hers", "finds a room in the house that nobody built",
    "agrees to keep a secret for a stranger", "is asked to finish what her brother began",
)  # fmt: skip
_THEN = (
    "The longer she stays, the less she is sure who sent her.", "By morning everybody in the street knows her name.",
    "What looks like a mistake turns out to be an invitation.", "Only one other person has ever heard the same song.",
)  # fmt: skip
_LINES = ("Nothing was lost. It was left.", "Some doors remember.", "Keep the light on.", "It began with the tide.")


def title(place: int, *, article: str = "The ") -> str:
    """One of some hundreds of titles, each another until all are used."""
    count = len(_FIRST) * len(_SECOND)
    step = (place * 173) % count
    return f"{article}{_FIRST[step % len(_FIRST)]} {_SECOND[step // len(_FIRST)]}"


def person(thrown: Random) -> str:
    """The key of somebody who does not exist: their name behind a word that says so."""
    return f"invented:{thrown.choice(_GIVEN)} {thrown.choice(_FAMILY)}"


def character(thrown: Random) -> str:
    return thrown.choice(_GIVEN)


def about(number: int) -> tuple[str, str]:
    """A synopsis and a tagline."""
    thrown = dice("words", number)
    return f"{thrown.choice(_WHO)} {thrown.choice(_WHAT)}. {thrown.choice(_THEN)}", thrown.choice(_LINES)
