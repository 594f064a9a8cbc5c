"""Records as providers might send them, from few enough values that they collide; and a flat view to judge them by."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from cineteca.catalog.domain.shapes import Form, child, fields_of, said
from cineteca.providers.records import (
    CreditRecord,
    EpisodeRecord,
    ImageRecord,
    Kind,
    OfferRecord,
    PersonRecord,
    PersonRef,
    RatingRecord,
    SeasonRecord,
    TranslationRecord,
    WorkRecord,
)

PROVIDERS = ("tmdb", "omdb", "fanart", "elsewhere")
MONDAY = datetime(2026, 1, 5, tzinfo=UTC)


def day(number: int) -> datetime:
    """Monday and the days after it."""
    return MONDAY + timedelta(days=number)


def rating(source: str, value: float = 8.0, votes: int | None = None) -> RatingRecord:
    return RatingRecord(source=source, raw=str(value), value=value, scale=10.0, value_100=value * 10, votes=votes)


def poster(name: str, kind: str = "poster") -> ImageRecord:
    return ImageRecord(kind=kind, url=f"https://pictures.test/{name}.jpg")


def cast(*names: str) -> tuple[CreditRecord, ...]:
    return tuple(
        CreditRecord(kind="cast", person=PersonRef(name=name), character="themselves", order=place)
        for place, name in enumerate(names)
    )


def show(*seasons: SeasonRecord, **values) -> WorkRecord:
    return WorkRecord(kind=Kind.SHOW, seasons=seasons, **values)


words = st.sampled_from([None, "", "  ", "one", "two", "three"])
numbers = st.sampled_from([None, 0, 1, 2])
lists = st.lists(st.sampled_from(["", "red", "green", "blue"]), max_size=3).map(tuple)
dates = st.sampled_from([date(1995, 12, 15), date(2001, 4, 25)])
regions = st.sampled_from(["US", "DE", "FR"])
ids = st.dictionaries(st.sampled_from(["imdb", "tmdb", "tvdb"]), st.sampled_from(["", "1", "2"]), max_size=3)
ratings = st.lists(
    st.builds(rating, st.sampled_from(["imdb", "tmdb", "metacritic"]), st.sampled_from([5.0, 8.0]), numbers), max_size=3
).map(tuple)
images = st.lists(
    st.builds(poster, st.sampled_from("abc"), st.sampled_from(["poster", "backdrop", "logo"])), max_size=3
).map(tuple)
people = st.lists(st.sampled_from(["Alice", "Bob", "Charlie"]), max_size=3, unique=True).map(lambda n: cast(*n))
offers = st.lists(
    st.builds(OfferRecord, service=st.sampled_from("xyz"), region=regions, type=st.just("stream")), max_size=4
).map(tuple)
translations = st.lists(
    st.builds(
        TranslationRecord,
        language=st.sampled_from(["de", "fr"]),
        region=st.sampled_from([None, "DE"]),
        title=words,
        plot=words,
    ),
    max_size=3,
).map(tuple)
episodes = st.lists(
    st.builds(
        EpisodeRecord,
        number=st.integers(1, 3),
        title=words,
        plot=words,
        runtime_minutes=numbers,
        ratings=ratings,
        guests=people,
    ),
    max_size=3,
).map(tuple)
seasons = st.lists(
    st.builds(
        SeasonRecord,
        number=st.integers(0, 2),
        title=words,
        plot=words,
        ids=ids,
        images=images,
        cast=people,
        episodes=episodes,
    ),
    max_size=3,
).map(tuple)
works = st.builds(
    WorkRecord,
    kind=st.sampled_from([None, Kind.SHOW]),
    ids=ids,
    title=words,
    year=numbers,
    release_date=st.none() | dates,
    runtime_minutes=numbers,
    popularity=st.sampled_from([None, 1.5, float("nan")]),
    adult=st.sampled_from([None, True, False]),
    plot=words,
    awards=words,
    certifications=st.dictionaries(regions, st.sampled_from(["", "R", "16"]), max_size=3),
    release_dates=st.dictionaries(regions, dates, max_size=2),
    genres=lists,
    images=images,
    translations=translations,
    ratings=ratings,
    offers=offers,
    cast=people,
    crew=people,
    seasons=seasons,
)
persons = st.builds(PersonRecord, ids=ids, name=words, biography=words, also_known_as=lists, images=images)


def leaves(record, above: str = "") -> dict[str, object]:
    """Every filled path of a record and the one statement that stands there."""
    found: dict[str, object] = {}
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        if said(value):
            found |= _leaves(field, value, child(above, field.name))
    return found


def _leaves(field, value, path):
    if field.form is Form.WHOLE:
        return {path: value}
    found = {}
    for key, part in field.split(value).items():
        here = child(path, key)
        if field.entry is None:
            found[here] = part
            continue
        found |= leaves(part, here)
        if field.bare:
            found[f"{here}.exists"] = True
    return found
