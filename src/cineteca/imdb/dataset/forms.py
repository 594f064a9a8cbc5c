"""What the seven files look like: the columns we read, and what a value of each has to look like.

Columns are found by their name in the header, so that their order and columns that we do not know make no difference.
Patterns hold numbers to what the tables can hold: a year has four digits, a count nine.
"""

from collections.abc import Mapping
from dataclasses import dataclass

TEXT = rb"([^\t\n]*)"
WORD = rb"((?!\\N(?:\t|$))[^\t\n]+)"
TITLE_ID = rb"tt0*([1-9]\d{0,8})"
NAME_ID = rb"nm0*([1-9]\d{0,8})"
TITLE_IDS = rb"(\\N|tt\d{1,9}(?:,tt\d{1,9})*|)"
NAME_IDS = rb"(\\N|nm\d{1,9}(?:,nm\d{1,9})*|)"
FLAG = rb"([01]|\\N)"
YEAR = rb"(\d{1,4}|\\N)"
COUNT = rb"(\d{1,9})"
COUNT_OR_NOTHING = rb"(\d{1,9}|\\N)"
PLACE = rb"(\d{1,4})"
RATING = rb"(10(?:\.0{1,4})?|\d(?:\.\d{1,4})?)"


@dataclass(frozen=True, slots=True)
class Column:
    """`wanted` is the pattern of a value with one group. An `optional` column may be missing."""

    name: str
    wanted: bytes
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """One of the seven files."""

    name: str
    columns: tuple[Column, ...]


FORMS: Mapping[str, Form] = {
    form.name: form
    for form in (
        Form(
            "title.ratings",
            (Column("tconst", TITLE_ID), Column("averageRating", RATING), Column("numVotes", COUNT)),
        ),
        Form(
            "title.basics",
            (
                Column("tconst", TITLE_ID),
                Column("titleType", WORD),
                Column("primaryTitle", WORD),
                Column("originalTitle", TEXT, optional=True),
                Column("isAdult", FLAG, optional=True),
                Column("startYear", YEAR),
                Column("endYear", YEAR, optional=True),
                Column("runtimeMinutes", COUNT_OR_NOTHING, optional=True),
                Column("genres", TEXT, optional=True),
            ),
        ),
        Form(
            "title.episode",
            (
                Column("tconst", TITLE_ID),
                Column("parentTconst", TITLE_ID),
                Column("seasonNumber", COUNT_OR_NOTHING),
                Column("episodeNumber", COUNT_OR_NOTHING),
            ),
        ),
        Form(
            "title.akas",
            (
                Column("titleId", TITLE_ID),
                Column("ordering", COUNT),
                Column("title", WORD),
                Column("region", TEXT),
                Column("language", TEXT),
                Column("types", TEXT, optional=True),
                Column("attributes", TEXT, optional=True),
                Column("isOriginalTitle", FLAG, optional=True),
            ),
        ),
        Form(
            "title.principals",
            (
                Column("tconst", TITLE_ID),
                Column("ordering", PLACE),
                Column("nconst", NAME_ID),
                Column("category", WORD),
                Column("job", TEXT, optional=True),
                Column("characters", TEXT, optional=True),
            ),
        ),
        Form(
            "title.crew",
            (Column("tconst", TITLE_ID), Column("directors", NAME_IDS), Column("writers", NAME_IDS)),
        ),
        Form(
            "name.basics",
            (
                Column("nconst", NAME_ID),
                Column("primaryName", WORD),
                Column("birthYear", YEAR),
                Column("deathYear", YEAR),
                Column("primaryProfession", TEXT, optional=True),
                Column("knownForTitles", TITLE_IDS, optional=True),
            ),
        ),
    )
}
"""By name, in the order in which they are loaded: each chooses rows of those after it."""
