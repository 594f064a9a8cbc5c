"""The colour cabinet: who was printed in these inks, and when."""

from dataclasses import dataclass

from cineteca.catalog.domain.poster.dice import Dice
from cineteca.catalog.domain.poster.inks import Inks
from cineteca.catalog.domain.poster.subject import Subject


@dataclass(frozen=True, slots=True)
class Palette:
    name: str
    inks: Inks
    years: tuple[int, int]
    moods: frozenset[str]


ANY = (1890, 2090)

# name, ground, ink, a, b, c, years, moods
_TABLE = (
    ("dessau", "#efe6d2", "#1a1a1a", "#d7301f", "#1f4e8c", "#e9b11e", (1915, 1942), "bright cool bold"),
    ("agitprop", "#e9dfc7", "#16130f", "#c8201a", "#3b352b", "#a39677", (1915, 1945), "blood bold earth"),
    ("sepia", "#e4d3b0", "#2a1b10", "#8a4a22", "#c0904a", "#5b4530", (1890, 1949), "earth quiet"),
    ("tinted", "#20324a", "#eadfc4", "#b9a26a", "#5f7d96", "#d98e5a", (1890, 1935), "night quiet cool"),
    ("amber print", "#c98a2b", "#1c1008", "#1c1008", "#f3ddab", "#8f3f17", (1890, 1945), "warm earth bright"),
    ("deco", "#0f2e33", "#f0dfb4", "#d9a441", "#3e7c79", "#c4553b", (1922, 1949), "quiet warm night"),
    ("rose deco", "#e8b9a6", "#2a1220", "#a12a3a", "#2a1220", "#f6e6cf", (1922, 1955), "tender warm"),
    ("noir", "#141413", "#f1ece0", "#e8e0cc", "#77726a", "#c4281c", (1932, 1962), "noir blood"),
    ("wartime", "#d6cfb5", "#1d241c", "#5d6a45", "#a83a22", "#9c9470", (1938, 1958), "earth bold"),
    ("technicolor", "#f6e3b4", "#16244d", "#d22730", "#1b6fa8", "#f2a81d", (1939, 1964), "bright tender warm"),
    ("midcentury", "#f3ead6", "#22201c", "#e0532f", "#1f7a78", "#e8b23a", (1948, 1969), "bright warm quiet"),
    ("cut paper", "#e4491f", "#14110f", "#14110f", "#f6e9cf", "#f6b24a", (1953, 1976), "noir blood bold"),
    ("cut paper blue", "#2a6fa3", "#fffaf0", "#12141c", "#f4ead2", "#e8502a", (1953, 1972), "cool noir"),
    ("session", "#0e3b66", "#f4f0e6", "#63a7d6", "#f2c230", "#0a2240", (1950, 1969), "cool noir night"),
    ("pelican", "#7fc4ce", "#102a33", "#f6f1e4", "#173f4c", "#e2673f", (1948, 1982), "quiet cool"),
    ("paperback", "#f3ecdd", "#1e1a17", "#e8641b", "#3a332d", "#f0b07c", (1935, 1980), "warm quiet"),
    ("green crime", "#efeadb", "#10201a", "#2f8f5b", "#17332a", "#9bc9a8", (1953, 1979), "noir cool"),
    ("typewriter", "#f5f1e8", "#1a1a1c", "#e6332a", "#0e7fc1", "#f7b500", (1948, 1982), "bright quiet"),
    ("habana", "#f2c12e", "#1b1420", "#d62a3a", "#1b1420", "#1e8aa8", (1959, 1982), "bright bold"),
    ("habana rosa", "#e8588a", "#1a0f1c", "#f7c531", "#3a1a4a", "#fbe8d8", (1959, 1984), "bright tender"),
    ("varsovia", "#d9c9a3", "#1f1a17", "#9b2423", "#3c5a4a", "#c08a3a", (1950, 1982), "noir earth blood"),
    ("violet school", "#2b1b3d", "#eeddc3", "#d9512c", "#8457a8", "#e8b64c", (1958, 1990), "night noir wonder"),
    ("new wave", "#f4efe6", "#14213d", "#2447b8", "#e63b2e", "#f2c6b8", (1957, 1974), "tender cool quiet"),
    ("pop", "#f7a400", "#23104a", "#e6304b", "#23104a", "#fdf3dc", (1963, 1978), "bright bold tender"),
    ("seventies", "#e9d2a0", "#3a1f12", "#d3622a", "#8a3b1c", "#7c8b3a", (1968, 1984), "earth warm"),
    ("avocado", "#4c5a26", "#f6ebcb", "#e0a030", "#cf6a34", "#2b3414", (1967, 1983), "earth warm"),
    ("bordeaux", "#5a1420", "#f4dfc4", "#d98c3a", "#a8323a", "#2c0a12", (1966, 1990), "blood noir warm"),
    ("brutalist", "#b9b6ae", "#191817", "#e9e6de", "#5f5c56", "#db3b22", (1962, 1988), "cool bold"),
    ("phosphor", "#07140e", "#c9f2d4", "#35c272", "#1a5c3b", "#e8f5a0", (1976, 2004), "cool night noir"),
    ("neon", "#16112e", "#f4effa", "#ff3d81", "#23c4d8", "#6f49e8", (1980, 1996), "night bold"),
    ("boardwalk", "#f6d5ce", "#1f1b3a", "#e9477a", "#1fa7a5", "#f2a541", (1980, 1994), "tender warm bright"),
    ("laminate", "#f7f2e7", "#17171a", "#f25c8a", "#16a6a1", "#f4c430", (1981, 1997), "bright bold"),
    ("arcade", "#2638c4", "#fdf6e4", "#ffcf33", "#ff5d5d", "#131c70", (1980, 2000), "bright bold night"),
    ("steel", "#c9d3d8", "#14212b", "#2f5d7c", "#8299a6", "#c23b22", (1988, 2012), "cool noir"),
    ("rust belt", "#1c2a33", "#ede4d6", "#c65d2e", "#5e7f88", "#e3b66b", (1988, 2018), "noir earth"),
    ("midnight blue", "#0b1d3a", "#e8eef4", "#3f83df", "#8fb8e8", "#f0643c", (1986, 2014), "cool noir night"),
    ("bleach", "#e3e0cf", "#20241d", "#71804f", "#b9b48e", "#a64b2a", (1992, 2012), "noir quiet earth"),
    ("matcha", "#dde3cc", "#1e2a22", "#5b7f4f", "#b5543b", "#2f4a3c", (2000, 2040), "quiet earth"),
    ("teal hour", "#0d3b40", "#f7ede0", "#f08a3c", "#2a858c", "#f6c98f", (1999, 2024), "cool bold warm"),
    ("blush", "#f0c9bf", "#3a1424", "#b3224a", "#e07f6b", "#5a2a4b", (2002, 2040), "tender warm"),
    ("pastry", "#e9a6b8", "#4a1530", "#a81a46", "#f8e9dc", "#6e3a78", (2003, 2040), "tender bright wonder"),
    ("cobalt", "#f4f1ea", "#14228c", "#1a35d1", "#b9c0e8", "#ff5a36", (2008, 2040), "cool quiet bold"),
    ("lilac", "#cfc3e6", "#241a3d", "#6a4bc4", "#f0643c", "#f6f0e0", (2008, 2040), "wonder tender cool"),
    ("forest", "#173a2c", "#f1ead4", "#e3b548", "#4f8f5d", "#d9653b", (1970, 2040), "earth wonder"),
    ("acid", "#d9e021", "#16180b", "#16180b", "#f7f7ea", "#e8472f", (1994, 2040), "bold bright night"),
    ("signal", "#f4f2ee", "#111111", "#ff4b1f", "#111111", "#c9c5bd", (2005, 2040), "bold quiet cool"),
    ("ultramarine", "#2027a8", "#f6efe2", "#ff7a59", "#8fa2f0", "#f6d6c4", (2010, 2040), "night cool tender"),
    ("clay", "#c96a4a", "#1f0f0c", "#f5e2d0", "#1f0f0c", "#7d2f22", (2010, 2040), "earth warm tender"),
    ("oat", "#ece4d4", "#2a2622", "#c98f5a", "#7f8f86", "#3d4f4a", (2012, 2040), "quiet earth tender"),
    ("sand", "#e8cfa4", "#2b1710", "#d9772f", "#9c3b1e", "#5d7d86", ANY, "earth warm"),
    ("arterial", "#8e1414", "#f8ebdd", "#1a0a0a", "#d9512f", "#f0c6a8", ANY, "blood"),
    ("bone", "#ece5d8", "#1c1413", "#a31621", "#4a403c", "#c9bda8", ANY, "blood noir"),
    ("lamp black", "#17181c", "#ede8dc", "#d8a531", "#6b6e78", "#ede8dc", ANY, "noir"),
    ("plum", "#3b1232", "#f5dde0", "#d1495b", "#7b3a68", "#edae49", ANY, "tender night"),
    ("school bus", "#f5b81c", "#15130e", "#15130e", "#fff6df", "#d9431e", ANY, "bright bold"),
    ("vermilion", "#e2452c", "#160907", "#fff3dc", "#160907", "#f6b85a", ANY, "bold blood bright"),
    ("clear sky", "#9ccbe8", "#0f2440", "#0f5ea8", "#f6f2e6", "#f25f3a", ANY, "bright wonder"),
    ("mint", "#bfe3d0", "#12332b", "#ee5f4f", "#1e8c6e", "#f9f3e0", ANY, "bright tender"),
    ("field grey", "#2f3324", "#e9e3c9", "#a3a066", "#c9a24b", "#b53a22", ANY, "bold earth"),
    ("ledger", "#efe4cc", "#1d2b4f", "#2f4b8f", "#b8902f", "#8f2b2b", ANY, "quiet earth"),
    ("tyrrhenian", "#175684", "#fbf3e0", "#f2b84b", "#0f3654", "#e4573d", ANY, "cool wonder bright"),
    ("jade", "#0b5e50", "#f6f0dc", "#f2c45a", "#0a3b34", "#e86a4a", ANY, "wonder earth night"),
    ("arctic", "#e6eef0", "#12303b", "#3b8ea5", "#a9cbd1", "#e8563a", ANY, "cool quiet"),
)

PALETTES = tuple(
    Palette(name, Inks(ground, ink, a, b, c), years, frozenset(moods.split()))
    for name, ground, ink, a, b, c, years, moods in _TABLE
)
BY_NAME = {palette.name: palette for palette in PALETTES}

MOODS = {
    "Action": "bold noir",
    "Action & Adventure": "bold warm",
    "Adventure": "earth warm wonder",
    "Animation": "bright wonder",
    "Comedy": "bright tender warm",
    "Crime": "noir cool",
    "Documentary": "quiet cool",
    "Drama": "quiet warm cool",
    "Family": "bright wonder",
    "Fantasy": "wonder night",
    "History": "earth quiet",
    "Horror": "blood noir",
    "Kids": "bright wonder",
    "Music": "night bold bright",
    "Mystery": "noir night",
    "News": "cool quiet",
    "Reality": "bright bold",
    "Romance": "tender warm",
    "Sci-Fi & Fantasy": "cool night wonder",
    "Science Fiction": "cool night",
    "Soap": "tender warm",
    "TV Movie": "quiet bright",
    "Talk": "bright quiet",
    "Thriller": "noir blood cool",
    "War": "bold earth",
    "War & Politics": "bold earth",
    "Western": "earth warm",
}
_NO_MOODS = "quiet warm cool bright bold"


def palette_for(subject: Subject, dice: Dice) -> Palette:
    """One of the cabinet's palettes, by genre and by the years in which a printer would have mixed it."""
    felt = [set(MOODS.get(genre, "").split()) for genre in subject.genres[:3]] or [set(_NO_MOODS.split())]
    weights = [(palette.name, _weight(palette, felt, subject.year)) for palette in PALETTES]
    return BY_NAME[dice.weighed("palette", weights)]


def _weight(palette: Palette, felt: list[set[str]], year: int | None) -> float:
    # The first genre says most about a work.
    mood = sum(len(palette.moods & moods) / (1 + rank) for rank, moods in enumerate(felt))
    return (0.06 + mood) * _in_time(palette.years, year)


def _in_time(years: tuple[int, int], year: int | None) -> float:
    if years == ANY or year is None:
        return 0.4
    away = max(years[0] - year, year - years[1], 0)
    return max(0.03, 1 - away / 12)
