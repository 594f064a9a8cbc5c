"""How people name works."""

import pytest

from cineteca.enrich.domain.references import BadReference, Reference, parse
from cineteca.providers.records import Kind


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("tmdb:603", Reference("tmdb", "603", Kind.FILM)),
        ("tmdb:show:1396", Reference("tmdb", "1396", Kind.SHOW)),
        ("tmdb:tv/1396", Reference("tmdb", "1396", Kind.SHOW)),
        ("TMDB:movie:603", Reference("tmdb", "603", Kind.FILM)),
        ("imdb:tt0133093", Reference("imdb", "tt0133093", None)),
        ("https://www.imdb.com/title/tt0133093/?ref_=nv", Reference("imdb", "tt0133093", None)),
        ("https://www.imdb.com/de/title/tt0133093/", Reference("imdb", "tt0133093", None)),
        ("https://www.themoviedb.org/tv/1396-breaking-bad", Reference("tmdb", "1396", Kind.SHOW)),
    ],
)
def test_a_work_is_named_by_its_id_or_its_address(text, reference):
    assert parse(text) == reference


@pytest.mark.parametrize(
    "text", ["", "603", "tmdb:", "tmdb:0", "tmdb:abc", "imdb:603", "imdb:tt1", "trakt:5", "tmdb:song:5"]
)
def test_what_names_no_work_is_refused_with_what_would_do(text):
    with pytest.raises(BadReference, match="Write tmdb:603"):
        parse(text)
