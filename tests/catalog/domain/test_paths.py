import pytest
from hypothesis import given

from cineteca.catalog.domain.errors import UnknownField
from cineteca.catalog.domain.parts import decode_at, part_of, type_at, value_at
from cineteca.catalog.domain.paths import beneath, place, placed, resolve
from cineteca.catalog.domain.shapes import canonical, child
from cineteca.providers import codec
from cineteca.providers.records import (
    EpisodeRecord,
    ImageRecord,
    PersonRecord,
    RatingRecord,
    SeasonRecord,
    TranslationRecord,
    WorkRecord,
)
from tests.catalog.domain.claimed import leaves, poster, rating, show, works

LOST = show(
    SeasonRecord(number=1, images=(poster("a"),), episodes=(EpisodeRecord(number=3, title="Tabula Rasa"),)),
    certifications={"US": "TV-14"},
    ratings=(rating("imdb"),),
    translations=(TranslationRecord(language="de", region="DE", plot="Inseln."),),
)


class TestAPath:
    @pytest.mark.parametrize(
        ("path", "value"),
        [
            ("certifications.US", "TV-14"),
            ("certifications.DE", None),
            ("ratings.imdb", rating("imdb")),
            ("ratings.imdb.value", 8.0),
            ("translations.de-DE.plot", "Inseln."),
            ("translations.fr.plot", None),
            ("seasons.1.images.poster", (poster("a"),)),
            ("seasons.1.episodes.3.title", "Tabula Rasa"),
            ("seasons.2.title", None),
            ("plot", None),
        ],
    )
    def test_leads_to_what_stands_there(self, path, value):
        assert value_at(LOST, path) == value

    @pytest.mark.parametrize(
        ("path", "kind"),
        [
            ("ratings.imdb", RatingRecord),
            ("certifications.US", str),
            ("images.poster", tuple[ImageRecord, ...]),
            ("seasons.1.episodes.3", EpisodeRecord),
        ],
    )
    def test_has_a_type(self, path, kind):
        assert type_at(path) == kind

    def test_of_a_person_is_of_another_record(self):
        assert type_at("biography", PersonRecord) == str | None

    @pytest.mark.parametrize("path", ["smell", "plot.x", "certifications.US.x", "seasons.1.smell"])
    def test_that_leads_nowhere_is_refused(self, path):
        with pytest.raises(UnknownField):
            type_at(path)

    @pytest.mark.parametrize("path", ["smell", "plot.x", "certifications.US.x", "seasons.1.smell"])
    def test_that_leads_nowhere_has_no_value(self, path):
        with pytest.raises(UnknownField):
            value_at(LOST, path)

    @pytest.mark.parametrize(
        ("season", "episode", "field", "path"),
        [
            (None, None, "ratings.imdb", "ratings.imdb"),
            (1, None, "plot", "seasons.1.plot"),
            (1, 3, "images.still", "seasons.1.episodes.3.images.still"),
            (None, None, "seasons", "seasons"),
            (1, None, "episodes", "seasons.1.episodes"),
        ],
    )
    def test_is_a_place_and_back(self, season, episode, field, path):
        assert place(season, episode, field) == path
        assert placed(path) == (season, episode, field)

    def test_keeps_a_dot_in_a_key_apart(self):
        dotted = WorkRecord(ratings=(rating("site.test"),))
        assert value_at(dotted, child("ratings", "site.test")) == rating("site.test")

    def test_inside_a_value_leads_to_its_part(self):
        assert part_of("certifications", {"US": "R"}, "US") == "R"
        assert part_of("seasons.1.ratings", (rating("imdb"),), "imdb.value") == 8.0


class TestAnswersAboveOthers:
    def test_hold_for_what_is_not_named(self):
        named = {"*": "Monday", "ratings": "Sunday", "ratings.imdb": "Friday"}
        paths = ("plot", "ratings.tmdb.votes", "ratings.imdb.votes", "ratingsx")
        assert [resolve(named, path) for path in paths] == ["Monday", "Sunday", "Friday", "Monday"]
        assert resolve({}, "plot") is None

    def test_are_not_below_themselves(self):
        assert dict(beneath({"a": 1, "a.b": 2, "ab.c": 3}, "a")) == {"a.b": 2}


@given(works)
def test_every_leaf_is_found_by_its_path_and_survives_json(work):
    record = canonical(work)
    for path, value in leaves(record).items():
        if not path.endswith(".exists"):
            assert value_at(record, path) == value
            assert decode_at(path, codec.encode_value(value)) == value


@given(works)
def test_a_record_is_canonical_already_the_second_time(work):
    assert canonical(canonical(work)) == canonical(work)


@pytest.mark.parametrize("number", ["9" * 7, "9" * 5000, "-1", "x", "²", "٣", ""])
def test_what_nothing_is_numbered_by_is_no_season(number):
    assert placed(f"seasons.{number}.title") == (None, None, f"seasons.{number}.title")
