"""Which table each file fills, and where its rows stand until they are published.

All that is in the making stands in a schema of its own. A table that was empty is built there under its own name, with
its own indexes, and takes the empty one's place; of any other only what differs is gathered there.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from cineteca.imdb.dataset.copying import COLUMNS

SCHEMA = "imdb_stage"


@dataclass(frozen=True, slots=True)
class Table:
    """`joined`: columns beyond the file's come from other tables. `marked`: rows in use are marked, not dropped."""

    file: str
    live: str
    key: tuple[str, ...]
    joined: bool = False
    marked: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        return COLUMNS[self.file]

    @property
    def read(self) -> str:
        """Where the file's rows are copied to."""
        return f"{SCHEMA}.read_{self.live}"

    @property
    def coming(self) -> str:
        """The whole table as it will be, when it is built anew."""
        return f"{SCHEMA}.{self.live}"

    @property
    def differing(self) -> str:
        return f"{SCHEMA}.differing_{self.live}"

    @property
    def gone(self) -> str:
        return f"{SCHEMA}.gone_{self.live}"


TABLES: Mapping[str, Table] = {
    table.file: table
    for table in (
        Table("title.ratings", "imdb_rating", ("id",)),
        Table("title.basics", "imdb_title", ("id",), joined=True, marked=True),
        Table("title.episode", "imdb_episode", ("id",)),
        Table("title.akas", "imdb_aka", ("title_id", "ordering")),
        Table("title.principals", "imdb_principal", ("title_id", "ordering")),
        Table("title.crew", "imdb_crew", ("title_id",)),
        Table("name.basics", "imdb_name", ("id",), joined=True, marked=True),
    )
}
