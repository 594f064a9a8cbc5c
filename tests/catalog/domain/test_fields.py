from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cineteca.catalog.domain.errors import InvalidValue, NotEditable, UnknownField
from cineteca.catalog.domain.fields import OF_EPISODES, OF_SEASONS, OF_WORKS, as_text, describe, parse_edit
from cineteca.catalog.domain.shapes import canonical, fields_of
from cineteca.providers.records import (
    CreditRecord,
    EpisodeRecord,
    FranchiseRecord,
    ImageRecord,
    Kind,
    OfferRecord,
    OrganisationRecord,
    PersonRef,
    SeasonRecord,
    SimilarRecord,
    TitleRecord,
    TranslationRecord,
    VideoRecord,
    WorkRecord,
)
from tests.catalog.domain.claimed import poster, rating, works


@pytest.mark.parametrize(
    ("kind", "table"), [(WorkRecord, OF_WORKS), (SeasonRecord, OF_SEASONS), (EpisodeRecord, OF_EPISODES)]
)
def test_every_field_of_a_record_has_a_name(kind, table):
    assert {field.name for field in fields_of(kind)} == set(table)


class TestDescribing:
    def test_tells_label_and_what_to_type(self):
        field = describe("release_date")
        assert (field.label, field.editable, field.hint) == ("Release date", True, "A date like 1995-12-15.")

    def test_tells_the_part(self):
        assert (describe("certifications.US").label, describe("certifications.US").part) == ("Certifications", "US")

    def test_reaches_seasons_and_episodes(self):
        assert describe("seasons.1.episodes.3.runtime_minutes").editable
        assert describe("seasons.0.air_date").label == "Air date"

    def test_knows_what_sources_alone_tell(self):
        assert not describe("cast").editable
        assert describe("cast").hint == ""
        assert not describe("ratings.imdb").editable

    @pytest.mark.parametrize(
        "path",
        [
            "smell",
            "plot.US",
            "seasons.1.tagline",
            "certifications.US.x",
            "ratings.imdb.smell",
            "seasons.1.episodes.2.x",
            "seasons.x.plot",
            "seasons.01.plot",
            f"ids.{'x' * 99}",
        ],
    )
    def test_refuses_what_is_no_field(self, path):
        with pytest.raises(UnknownField):
            describe(path)


class TestTyping:
    @pytest.mark.parametrize(
        ("path", "typed", "value"),
        [
            ("title", "  The  Big\nSleep ", "The Big Sleep"),
            ("plot", " One.\r\n\r\nTwo.\x00 ", "One.\n\nTwo."),
            ("release_date", "1995-12-15", date(1995, 12, 15)),
            ("year", "1995", 1995),
            ("budget", "60,000,000", 60_000_000),
            ("revenue", "187 436 818", 187_436_818),
            ("runtime_minutes", "0", 0),
            ("popularity", "1,5", 1.5),
            ("adult", "No", False),
            ("homepage", "https://heat.test/x", "https://heat.test/x"),
            ("original_language", "pt-BR", "pt-BR"),
            ("genres", "Crime, Drama,, Crime", ("Crime", "Drama")),
            ("genres", "Crime\nFilms of the sea, and of the land\n", ("Crime", "Films of the sea, and of the land")),
            ("companies", "Warner Bros., Inc.\n", (OrganisationRecord(name="Warner Bros., Inc."),)),
            ("countries", "us, de", ("US", "DE")),
            ("languages", "en\nfr", ("en", "fr")),
            ("certifications", "us: R, DE: 16", {"US": "R", "DE": "16"}),
            ("certifications.US", "R", "R"),
            ("release_dates", "US: 1995-12-15", {"US": date(1995, 12, 15)}),
            ("release_dates.US", "1995-12-15", date(1995, 12, 15)),
            ("ids", "IMDb: tt0113277\ntmdb: 949", {"imdb": "tt0113277", "tmdb": "949"}),
            ("ids.imdb", "tt0113277", "tt0113277"),
            ("images.poster", "https://p.test/a.jpg", (ImageRecord(kind="poster", url="https://p.test/a.jpg"),)),
            ("translations.de-DE.title", "Hitze", "Hitze"),
            ("seasons.1.episodes.2.air_date", "2004-09-22", date(2004, 9, 22)),
            ("tagline", "  ", None),
            ("genres", " ", ()),
            ("certifications", "", {}),
        ],
    )
    def test_is_understood(self, path, typed, value):
        assert parse_edit(path, typed) == value

    @pytest.mark.parametrize(
        ("path", "typed", "complaint"),
        [
            ("title", " ", "Title cannot be empty"),
            ("title", "x" * 501, "501 characters; 500"),
            ("release_date", "15.12.1995", "not a date. Write it like 1995-12-15"),
            ("release_date", "0195-12-15", "four digits"),
            ("year", "soon", "“soon” is not a whole number"),
            ("year", "12", "between 1,870 and 2,200"),
            ("runtime_minutes", "-5", "out of range"),
            ("popularity", "high", "“high” is not a number"),
            ("popularity", "-1", "out of range"),
            ("popularity", "nan", "out of range"),
            ("adult", "maybe", "neither yes nor no"),
            ("homepage", "javascript:alert(1)", "not an address"),
            ("original_language", "English", "not a language code"),
            ("countries", "USA", "not a country code"),
            ("certifications", "R", "“R” is not a pair. Like US: R"),
            ("certifications", "US: R, us: PG", "US is named twice"),
            ("release_dates", "US: soon", "“soon” is not a date"),
            ("ids", "imdb: 113277", "“113277” cannot be an identifier of imdb"),
            ("ids.tmdb", "zero", "cannot be an identifier of tmdb"),
            ("images.poster", "poster.jpg", "not an address"),
        ],
    )
    def test_that_is_wrong_says_what_is(self, path, typed, complaint):
        with pytest.raises(InvalidValue, match=complaint):
            parse_edit(path, typed)

    @pytest.mark.parametrize(
        "path", ["cast", "ratings", "ratings.imdb", "offers", "seasons", "kind", "translations.de"]
    )
    def test_is_refused_where_sources_alone_tell(self, path):
        with pytest.raises(NotEditable, match="cannot be typed in"):
            parse_edit(path, "x")

    def test_keeps_what_is_known_of_items_that_stay(self):
        regency = OrganisationRecord(name="Regency", ids={"tmdb": "508"}, country="US")
        assert parse_edit("companies", "Regency\nForward Pass", (regency,)) == (
            regency,
            OrganisationRecord(name="Forward Pass"),
        )

    def test_keeps_the_size_of_pictures_that_stay(self):
        wide = ImageRecord(kind="poster", url="https://p.test/a.jpg", width=2000)
        assert parse_edit("images.poster", wide.url, (wide,)) == (wide,)

    @given(st.sampled_from(sorted(OF_WORKS)), st.text(max_size=40))
    def test_never_fails_in_another_way(self, path, typed):
        try:
            value = parse_edit(path, typed)
        except (InvalidValue, NotEditable):
            return
        assert parse_edit(path, as_text(path, value)) == value


class TestText:
    @given(works)
    def test_of_every_field_that_can_be_edited_is_read_back(self, work):
        record = canonical(work)
        for name, named in OF_WORKS.items():
            value = getattr(record, name)
            if named.editor and _typed(name, value):
                assert parse_edit(name, as_text(name, value)) == value

    def test_of_nothing_is_empty(self):
        assert (as_text("plot", None), as_text("genres", ()), as_text("certifications", {})) == ("", "", "")

    @pytest.mark.parametrize(
        ("path", "value", "text"),
        [
            ("adult", True, "yes"),
            ("budget", 60_000_000, "60000000"),
            ("companies", (OrganisationRecord(name="A"), OrganisationRecord(name="B")), "A\nB"),
            ("images.poster", (poster("a"),), "https://pictures.test/a.jpg"),
            ("kind", Kind.FILM, "film"),
            ("franchise", FranchiseRecord(name="Alien"), "Alien"),
            ("ratings", (rating("imdb", 8.3),), "imdb: 8.3"),
            ("ratings.imdb", rating("imdb", 8.3), "imdb: 8.3"),
            ("offers", (OfferRecord(service="Mubi", region="DE", type="stream"),), "DE: Mubi (stream)"),
            ("seasons", (SeasonRecord(number=1, title="First"), SeasonRecord(number=2)), "1. First\n2."),
            ("titles", (TitleRecord(title="Hitze", region="DE"), TitleRecord(title="Fuego")), "Hitze (DE)\nFuego"),
            ("translations", (TranslationRecord(language="de", region="AT", title="Hitze"),), "de-AT: Hitze"),
            ("translations", (TranslationRecord(language="de", plot="So."),), "de"),
            ("videos", (VideoRecord(site="youtube", key="k", name="Trailer"),), "Trailer"),
            ("videos", (VideoRecord(site="youtube", key="k"),), "youtube: k"),
            ("similar", (SimilarRecord(ids={"tmdb": "1"}, rank=1),), "tmdb:1"),
            ("images", (poster("a"),), "poster: https://pictures.test/a.jpg"),
        ],
    )
    def test_says_it_in_a_few_words(self, path, value, text):
        assert as_text(path, value) == text

    def test_of_a_cast_has_names_and_roles(self):
        def credit(name, **role):
            return CreditRecord(kind="cast", person=PersonRef(name=name), **role)

        listed = (credit("Alice", character="Neo"), credit("Bob", job="Director"), credit("Charlie"))
        assert as_text("cast", listed) == "Alice: Neo\nBob: Director\nCharlie"


def _typed(name, value):
    """Whether `value` is one that a form would accept: the works of these tests have years like 1."""
    return name not in {"year", "ids", "release_dates"} and value not in (None, (), {})
