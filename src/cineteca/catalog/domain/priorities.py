"""Whose word counts first, field by field.

The one table to read. A path that is not named goes by the path above it (``ratings.imdb`` → ``ratings``), a field of
a season or episode by the field of the same name, and what is named nowhere by ``*``. A provider that a row does not
name comes after those it names, in the order of ``*``; one that is named nowhere comes last, by name.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from dataclasses import fields as fields_in

from cineteca.catalog.domain.errors import InvalidSetting
from cineteca.providers.records import EpisodeRecord, PersonRecord, SeasonRecord, WorkRecord

Order = tuple[str, ...]

DEFAULT_ORDER: Mapping[str, Order] = {
    # Text, dates, people, pictures and all else: TMDB speaks every language; Fanart has art alone; IMDb's files fill.
    "*": ("tmdb", "trakt", "omdb", "fanart", "imdb"),
    # OMDb is where Rotten Tomatoes, Metacritic and IMDb ratings, awards and box office come from. Of IMDb's rating the
    # fresher word is heard (`relays`), be it OMDb's or that of IMDb's files.
    "ratings": ("omdb", "imdb", "tmdb", "trakt"),
    "ratings.tmdb": ("tmdb",),
    "ratings.trakt": ("trakt",),
    "awards": ("omdb",),
    "box_office": ("omdb",),
    # The setting AVAILABILITY_SOURCE puts one of them first; what it told of a region stands alone there.
    "offers": ("tmdb", "justwatch", "watchmode"),
    # Art falls to Fanart before it falls to OMDb's one small poster.
    "images": ("tmdb", "fanart", "trakt", "omdb", "imdb"),
    # Logos are what Fanart's people are best at: larger, and chosen by many.
    "images.logo": ("fanart", "tmdb"),
}

_FIELDS = frozenset(f.name for kind in (WorkRecord, PersonRecord, SeasonRecord, EpisodeRecord) for f in fields_in(kind))
_BELOW = ("seasons.", "episodes.")


@dataclass(frozen=True, slots=True)
class Priorities:
    """The table, and the order it gives to any set of providers. Equal tables give equal orders."""

    table: Mapping[str, Order] = field(default_factory=lambda: DEFAULT_ORDER)
    _orders: dict[str, Order] = field(default_factory=dict, repr=False, compare=False)

    def rank(self, path: str, provider: str) -> tuple[int, str]:
        """Where `provider` stands for `path`; smaller counts first. Keys to sort by."""
        row = next((name for name in _nearest_first(path) if name in self.table), "*")
        order = self._orders.get(row)
        if order is None:
            order = self._orders[row] = tuple(dict.fromkeys((*self.table.get(row, ()), *self.table.get("*", ()))))
        return (order.index(provider) if provider in order else len(order), provider)


def _nearest_first(path: str) -> Iterable[str]:
    """``seasons.ratings.imdb`` → itself, ``ratings.imdb``, ``seasons.ratings``, ``ratings``."""
    while path and path != "*":
        yield path
        for above in _BELOW:
            if path.startswith(above):
                yield path.removeprefix(above)
        path = path.rpartition(".")[0]


def priorities(overrides: Mapping[str, Iterable[str]] | None = None) -> Priorities:
    """The default table with rows replaced or added: ``priorities({"plot": ["omdb", "tmdb"]})``.

    Raises `InvalidSetting` for a field that does not exist, an empty row, or a provider named twice in one.
    """
    if not overrides:
        return DEFAULT
    return Priorities({**DEFAULT_ORDER, **{path: _row(path, names) for path, names in overrides.items()}})


def _row(path: str, names: Iterable[str]) -> Order:
    if isinstance(names, str):
        raise InvalidSetting(f"Priority of “{path}”: write a list of providers, like [“tmdb”, “omdb”], not “{names}”.")
    row = tuple(name.strip().lower() for name in names)
    if not row or not all(row):
        raise InvalidSetting(f"Priority of “{path}” names no provider. Leave the row out to use the default.")
    if twice := sorted({name for name in row if row.count(name) > 1}):
        raise InvalidSetting(f"Priority of “{path}” names {', '.join(twice)} more than once.")
    head = path.removeprefix("seasons.").removeprefix("episodes.").partition(".")[0]
    if head not in _FIELDS and path != "*":
        raise InvalidSetting(f"Priority of “{path}”: no such field. Fields are: {', '.join(sorted(_FIELDS))}.")
    return row


def with_offers_of(source: str) -> Priorities:
    """The default table with `source` first for offers; the table as it is for one that it does not name there."""
    row = DEFAULT_ORDER["offers"]
    return priorities({"offers": (source, *(name for name in row if name != source))}) if source in row else DEFAULT


DEFAULT = Priorities()
