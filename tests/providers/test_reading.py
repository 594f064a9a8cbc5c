"""The cursor over JSON that believes nothing."""

from datetime import UTC, date, datetime

import pytest

from cineteca.providers.reading import Reading


def test_what_is_absent_null_or_blank_says_nothing_and_is_not_odd():
    seen = Reading({"null": None, "blank": "  "})
    assert seen.line("absent") is seen.line("null") is seen.line("blank") is None
    assert seen.integer("absent") is seen.day("null") is seen.url("blank") is seen.identifier("blank") is None
    assert seen.odd == ()


def test_the_providers_own_word_for_nothing_says_nothing():
    seen = Reading({"Plot": " N/A ", "Ratings": [{"Value": "N/A"}], "Title": "N/A Man"}, nothing={"N/A"})
    assert seen.text("Plot") is None
    assert [item.line("Value") for item in seen.each("Ratings")] == [None]
    assert seen.line("Title") == "N/A Man"
    assert seen.odd == ()


def test_a_wrong_type_is_nothing_and_odd_with_its_path():
    seen = Reading({"ratings": [{}, {}, {"Value": 7}], "cast": "Al Pacino", "crew": [3], "inner": [1]})
    assert [item.line("Value") for item in seen.each("ratings")] == [None, None, None]
    assert list(seen.each("cast")) == list(seen.each("crew")) == []
    assert seen.inside("inner").line("x") is None
    assert seen.odd == ("ratings[2].Value: int", "cast: str", "crew[0]: int", "inner: list")


def test_a_body_that_is_no_object_reads_as_an_empty_one():
    seen = Reading(["a"])
    assert seen.line("title") is None
    assert seen.odd == ("body: list",)


class TestATextThatCannotBeStored:
    @pytest.mark.parametrize("text", ["He\x00at", "He\ud800at"])
    def test_loses_what_cannot_be_and_is_odd(self, text):
        seen = Reading({"title": text})
        assert seen.line("title") == "Heat"
        assert seen.odd == ("title: unstorable characters",)

    def test_loses_control_characters_without_ado(self):
        seen = Reading({"plot": "One.\r\n\x08Two.", "title": "He\t\n at"})
        assert seen.text("plot") == "One.\nTwo."
        assert seen.line("title") == "He at"
        assert seen.odd == ()

    def test_is_cut_when_it_is_a_text_and_dropped_when_it_is_a_code(self):
        seen = Reading({"job": "x" * 300, "type": "x" * 33})
        assert seen.line("job", 200) == "x" * 200
        assert seen.code("type", 32) is None
        assert seen.odd == ("job: too long", "type: too long")


class TestNumbers:
    def test_whole_ones_may_be_written_with_a_point(self):
        assert Reading({"runtime": 98.0}).integer("runtime") == 98

    @pytest.mark.parametrize(
        ("value", "complaint"),
        [
            (True, "bool"),
            ("98", "str"),
            (9.5, "float"),
            (float("nan"), "not finite"),
            (float("inf"), "not finite"),
            (-1, "out of range"),
            (2**31, "out of range"),
            (1e300, "out of range"),
        ],
    )
    def test_that_are_none_are_odd(self, value, complaint):
        seen = Reading({"runtime": value})
        assert seen.integer("runtime") is None
        assert seen.odd == (f"runtime: {complaint}",)

    @pytest.mark.parametrize("value", [True, "8.1", float("nan"), -0.1, 10.1])
    def test_of_any_kind_have_their_range(self, value):
        seen = Reading({"vote_average": value})
        assert seen.number("vote_average", 0, 10) is None
        assert len(seen.odd) == 1

    def test_that_mean_unknown_by_zero(self):
        assert Reading({"budget": 0}).amount("budget") is None

    def test_flags_are_no_numbers(self):
        seen = Reading({"adult": 1, "video": False})
        assert seen.flag("adult") is None
        assert seen.flag("video") is False
        assert seen.odd == ("adult: int",)


class TestDates:
    def test_are_whole_iso_dates_with_or_without_a_time(self):
        seen = Reading({"a": "1995-12-15", "b": "1995-12-15T00:00:00.000Z"})
        assert seen.day("a") == seen.day("b") == date(1995, 12, 15)

    @pytest.mark.parametrize("value", ["1995", "1995-12", "0000-00-00", "1995-02-30", "soon", "1799-12-31", 1995])
    def test_that_are_half_impossible_or_too_early_are_odd(self, value):
        seen = Reading({"released": value})
        assert seen.day("released") is None
        assert len(seen.odd) == 1

    def test_of_people_may_be_old(self):
        assert Reading({"birthday": "1564-04-23"}).day("birthday", earliest=1) == date(1564, 4, 23)

    def test_with_times_are_aware(self):
        seen = Reading(
            {"a": "2013-03-25T16:28:54.000Z", "b": "2013-03-25 16:28:54 UTC", "c": "2013-03-25T18:28:54+02:00"}
        )
        assert seen.moment("a") == seen.moment("b") == seen.moment("c") == datetime(2013, 3, 25, 16, 28, 54, tzinfo=UTC)

    @pytest.mark.parametrize("value", ["yesterday", "0001-01-01T00:00:00+14:00", 5])
    def test_with_impossible_times_are_odd(self, value):
        seen = Reading({"at": value})
        assert seen.moment("at") is None
        assert len(seen.odd) == 1

    def test_without_a_word_say_nothing(self):
        seen = Reading({"at": " ", "day": ""})
        assert (seen.moment("at"), seen.day("day"), seen.odd) == (None, None, ())


class TestAddresses:
    @pytest.mark.parametrize("value", ["http://a.org", "https://a.org/b?c=d#e", "HTTPS://ä.org/x"])
    def test_of_the_web_are_kept(self, value):
        assert Reading({"homepage": value}).url("homepage") == value

    @pytest.mark.parametrize(
        "value", ["javascript:alert(1)", "a.org", "https://", "https://a b", 'https://a"b', "x" * 3000, 1]
    )
    def test_of_anything_else_are_odd(self, value):
        seen = Reading({"homepage": value})
        assert seen.url("homepage") is None
        assert len(seen.odd) == 1


class TestIdentifiers:
    def test_are_texts_however_they_are_written(self):
        seen = Reading({"a": 949, "b": " tt0113277 ", "c": 0, "d": ""})
        assert [seen.identifier(key) for key in "abcd"] == ["949", "tt0113277", None, None]
        assert seen.odd == ()

    @pytest.mark.parametrize("value", [True, -1, 1.5, "a\nb", "a\x00b", "a\ud800b", "x" * 201, 2**63])
    def test_that_could_be_none_are_odd(self, value):
        seen = Reading({"id": value})
        assert seen.identifier("id") is None
        assert len(seen.odd) == 1


class TestCodes:
    def test_of_regions_are_capitals_and_of_languages_small(self):
        seen = Reading({"region": "us", "language": "PT"})
        assert (seen.region("region"), seen.language("language")) == ("US", "pt")

    @pytest.mark.parametrize("value", ["USA", "U", "1!", "u" * 20, 3])
    def test_that_are_none_are_odd(self, value):
        seen = Reading({"region": value, "language": f"{value}!"})
        assert (seen.region("region"), seen.language("language")) == (None, None)
        assert len(seen.odd) == 2

    def test_may_name_objects(self):
        seen = Reading({"results": {"us": {"link": 1}, "Europe": {}, "FR": {}}})
        assert [(region, there.line("link")) for region, there in seen.by_region("results")] == [
            ("US", None),
            ("FR", None),
        ]
        assert seen.odd == ("results.us.link: int", "results.Europe: not a region")


def test_lists_of_texts_have_each_once():
    seen = Reading({"names": ["Ann", 3, "Ann", "Bo", None, ""]})
    assert seen.lines("names") == ("Ann", "Bo")
    assert seen.odd == ("names[1]: int",)


def test_a_list_without_end_is_cut():
    seen = Reading({"cast": [{}] * 10_001})
    assert len(list(seen.each("cast"))) == 10_000
    assert seen.odd == ("cast: too many",)


def test_what_an_answer_must_have_is_odd_when_it_lacks_it():
    seen = Reading({"id": 3, "title": ""})
    seen.expect("id", "title", "year")
    assert seen.odd == ("title: absent", "year: absent")


def test_odd_things_are_told_once_and_a_hundred_of_them_suffice():
    seen = Reading({"crew": [3], "cast": [3] * 150})
    assert [*seen.each("crew"), *seen.each("crew"), *seen.each("cast")] == []
    assert len(seen.odd) == 101
    assert (seen.odd[0], seen.odd[1], seen.odd[-1]) == ("crew[0]: int", "cast[0]: int", "… and more")


def test_a_path_can_be_stored_whatever_the_other_side_calls_its_fields():
    seen = Reading({"results": {"\x07\ud800" + "x" * 9: {}}})
    assert list(seen.by_region("results")) == []
    assert seen.odd == (f"results.??{'x' * 9}: unstorable characters",)
