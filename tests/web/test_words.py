from datetime import UTC, datetime, timedelta

import pytest

from cineteca.web import words
from cineteca.web.filling import values

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (timedelta(seconds=5), "just now"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(minutes=59, seconds=40), "1 hour ago"),
        (timedelta(hours=23, minutes=40), "1 day ago"),
        (timedelta(days=2), "2 days ago"),
        (timedelta(days=97), "3 months ago"),
        (timedelta(days=360), "1 year ago"),
        (timedelta(days=800), "2 years ago"),
        (timedelta(seconds=-30), "just now"),
    ],
)
def test_how_long_ago_it_was(before, said):
    assert words.ago(NOON - before, at=NOON) == said


def test_sources_are_listed_as_one_speaks():
    assert words.listing([]) == ""
    assert words.listing(["TMDB"]) == "TMDB"
    assert words.listing(["TMDB", "OMDb", "Trakt"]) == "TMDB, OMDb or Trakt"


def test_countries_and_languages_have_names():
    assert words.territory("DE") == "Germany"
    assert words.language("es") == "Spanish"
    assert words.territory("XQ") == "XQ"


@pytest.mark.parametrize(
    ("path", "text", "read"),
    [
        ("runtime_minutes", "170", "170 min"),
        ("release_date", "1995-12-15", "December 15, 1995"),
        ("ratings", "imdb: 8.3/10\nrotten_tomatoes: 86%", "IMDb 8.3/10 · Rotten Tomatoes 86%"),
        ("certifications", "DE: 16\nUS: R\n", "Germany: 16 · United States: R"),
        ("languages", "en\nes", "English, Spanish"),
        ("budget", "60000000", "$60,000,000"),
        ("runtime_minutes", "about two hours", "about two hours"),
        ("plot", "It's hot.\n\nThen it is not.", "It’s hot. · Then it is not."),
    ],
)
def test_values_can_be_read(path, text, read):
    assert values.shown(path, text) == read


def test_a_long_value_is_cut_between_words():
    assert values.shown("plot", "word " * 200).endswith("word …")
