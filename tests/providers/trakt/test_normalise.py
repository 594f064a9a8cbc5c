"""Works of Trakt become ours."""

from datetime import date

import pytest

from cineteca.providers.records import Kind, OrganisationRecord, RatingRecord, VideoRecord
from cineteca.providers.trakt import normalise
from tests.providers import answers


def film(**changes):
    return normalise.work(answers.movie(**changes), Kind.FILM).record


def show(**changes):
    return normalise.work(answers.series(**changes), Kind.SHOW).record


def test_a_film_is_told_whole_with_nothing_odd():
    told = normalise.work(answers.movie(), Kind.FILM)
    record = told.record
    assert told.odd == ()
    assert (record.title, record.year, record.release_date) == ("Heat", 1995, date(1995, 12, 15))
    assert record.ids == {"trakt": "611", "imdb": "tt0113277", "tmdb": "949"}
    assert (record.runtime_minutes, record.status, record.countries) == (170, "Released", ("US",))
    assert (record.original_language, record.languages) == ("en", ("en", "es"))
    assert (record.genres, record.certifications) == (("Crime", "Science Fiction"), {"US": "R"})
    assert record.videos == (VideoRecord(site="youtube", key="2GfZl4kuVNI", type="trailer"),)


def test_its_rating_has_two_places_and_its_votes():
    assert film().ratings == (
        RatingRecord(source="trakt", raw="8.05", value=8.05, scale=10.0, value_100=80.45, votes=12345),
    )


@pytest.mark.parametrize("changes", [{"votes": 0}, {"rating": 0}, {"votes": None}, {"rating": 11}])
def test_without_votes_there_is_no_rating(changes):
    assert film(**changes).ratings == ()


def test_a_show_began_on_the_day_that_it_was_where_it_was_on():
    assert show().first_air_date == date(2008, 1, 20)
    assert show(airs={"timezone": "Europe/Berlin"}).first_air_date == date(2008, 1, 21)
    assert show(airs={"timezone": "Nowhere/At all"}).first_air_date == date(2008, 1, 21)
    assert show(airs=None).first_air_date == date(2008, 1, 21)
    assert show(first_aired=None).first_air_date is None


def test_a_show_has_its_network():
    assert show().networks == (OrganisationRecord(name="AMC"),)
    assert show().ids["tvdb"] == "81189"


def test_a_certificate_is_told_of_american_works_alone():
    assert film(country="gb", certification="15").certifications == {}


def test_a_line_of_a_list_has_the_work_inside():
    assert normalise.work({"watchers": 1, "movie": answers.movie()}, Kind.FILM).record == film()


def test_an_answer_without_its_values_is_a_work_of_which_nothing_is_known():
    assert normalise.work({}, Kind.SHOW).odd == ("ids: absent", "title: absent")
