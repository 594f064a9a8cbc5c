from datetime import date
from time import process_time

import pytest
from hypothesis import given

from cineteca.catalog.domain.completeness import (
    DEFAULT_EXPECTED,
    EXPECTATIONS,
    Band,
    assess,
    assess_flags,
    could_fill,
    expectations,
)
from cineteca.catalog.domain.errors import InvalidSetting
from cineteca.providers.records import OrganisationRecord, WorkRecord
from tests.catalog.domain.claimed import poster, rating, works

FULL = WorkRecord(
    title="Heat",
    plot="A thief and a detective.",
    outline="Two men.",
    tagline="A Los Angeles crime saga.",
    awards="15 nominations.",
    release_date=date(1995, 12, 15),
    runtime_minutes=170,
    certifications={"US": "R"},
    genres=("Crime",),
    companies=(OrganisationRecord(name="Regency"),),
    ratings=(rating("imdb"),),
    images=(poster("heat"),),
)


class TestAWork:
    def test_with_everything_expected_is_complete(self):
        assert assess(FULL).percent == 100
        assert assess(FULL).band is Band.COMPLETE

    def test_of_which_nothing_is_known_is_minimal_and_lacks_all(self):
        nothing = assess(WorkRecord())
        assert (nothing.percent, nothing.missing, nothing.band) == (0, DEFAULT_EXPECTED, Band.MINIMAL)

    def test_says_who_could_tell_what_is_missing(self):
        lacking = assess(WorkRecord(title="Heat"), ("title", "awards", "poster"))
        assert lacking.could_fill == {"awards": ("omdb",), "poster": ("tmdb", "fanart", "omdb")}

    def test_waits_only_for_providers_that_are_switched_on(self):
        assert could_fill(["awards", "poster"], enabled={"tmdb"}) == {"awards": (), "poster": ("tmdb",)}

    def test_that_lacks_one_thing_is_never_a_hundred_per_cent(self):
        lacking = WorkRecord(**{name: getattr(FULL, name) for name in ("title", "plot")})
        assert assess(lacking, ("title", "plot", "awards")).percent == 66

    def test_with_another_sources_rating_still_lacks_that_of_imdb(self):
        assert "imdb_rating" in assess(WorkRecord(ratings=(rating("tmdb"),))).missing

    def test_with_a_backdrop_still_lacks_a_poster(self):
        assert "poster" in assess(WorkRecord(images=(poster("a", "backdrop"),))).missing

    def test_that_is_a_show_has_its_first_air_date_and_network(self):
        lost = WorkRecord(first_air_date=date(2004, 9, 22), networks=(OrganisationRecord(name="ABC"),))
        assert not {"release_date", "studios"} & set(assess(lost).missing)


@pytest.mark.parametrize(("percent", "band"), [(6, Band.COMPLETE), (3, Band.PARTIAL), (2, Band.MINIMAL)])
def test_half_is_the_border_of_partial(percent, band):
    filled = [True] * percent + [False] * (6 - percent)
    names = DEFAULT_EXPECTED[:6]
    found, missing = assess_flags(filled, names)
    assert (missing, assess(WorkRecord(), names).missing) == (names[percent:], names)
    assert {100: Band.COMPLETE, 50: Band.PARTIAL, 33: Band.MINIMAL}[found] is band


@given(works)
def test_flags_and_record_agree(work):
    flags = [EXPECTATIONS[name].met(work) for name in DEFAULT_EXPECTED]
    seen = assess(work)
    assert assess_flags(flags) == (seen.percent, seen.missing)


def test_a_bulk_of_works_is_assessed_in_less_than_a_tenth_of_a_millisecond_each():
    works = [FULL, WorkRecord()] * 1000
    start = process_time()
    for work in works:
        assess(work)
    assert (process_time() - start) / len(works) < 0.0001


class TestTheSetting:
    def test_is_put_into_the_order_of_the_table(self):
        assert expectations(["poster", "title", " title"]) == ("title", "poster")

    def test_names_what_is_unknown(self):
        with pytest.raises(InvalidSetting, match=r"Cannot expect smell\. Choose from: title, plot"):
            expectations(["title", "smell"])

    def test_must_expect_something(self):
        with pytest.raises(InvalidSetting, match="At least one"):
            expectations([])

    def test_can_ask_for_all_there_is(self):
        assert assess(WorkRecord(), expectations(EXPECTATIONS)).missing == tuple(EXPECTATIONS)
