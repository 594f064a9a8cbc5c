"""A film at TMDB."""

from datetime import date

import pytest

from cineteca.providers.records import ImageRecord, Kind, OfferRecord
from cineteca.providers.tmdb import normalise
from tests.providers import answers

IMAGES = "https://image.tmdb.org/t/p/original"


def film(**changes):
    return normalise.film(answers.film(**changes)).record


class TestAFilm:
    def test_is_read_whole_and_nothing_is_odd(self):
        told = normalise.film(answers.film())
        record = told.record
        assert told.odd == ()
        assert (record.kind, record.title, record.year, record.runtime_minutes) == (Kind.FILM, "Heat", 1995, 170)
        assert record.ids == {"tmdb": "949", "imdb": "tt0113277", "wikidata": "Q42198"}
        assert (record.budget, record.revenue) == (60_000_000, 187_436_818)
        assert record.genres == ("Action", "Crime")
        assert record.keywords == ("heist",)
        assert (record.countries, record.languages) == (("US",), ("en", "es"))
        assert record.companies[0].name == "Regency Enterprises"
        assert record.tagline is None
        assert record.status == "Released"

    def test_has_its_cast_in_order_and_its_crew_by_job(self):
        record = film()
        assert [(each.person.name, each.character, each.order) for each in record.cast] == [
            ("Al Pacino", "Vincent Hanna", 0),
            ("Robert De Niro", "Neil McCauley", 1),
        ]
        assert [(each.person.ids, each.department, each.job) for each in record.crew] == [
            ({"tmdb": "638"}, "Directing", "Director")
        ]
        assert record.cast[0].person.gender == "male"
        assert record.cast[0].person.photo == f"{IMAGES}/p1158.jpg"

    def test_credits_nobody_twice_for_the_same_part(self):
        pacino = answers.credited(1158, "Al Pacino", character="Vincent Hanna")
        told = film(credits={"cast": [pacino, pacino, {**pacino, "character": "Another"}, {"id": 3}], "crew": []})
        assert [each.character for each in told.cast] == ["Vincent Hanna", "Another"]

    def test_belongs_to_its_franchise(self):
        told = film(belongs_to_collection={"id": 1570, "name": "Die Hard Collection"})
        assert (told.franchise.name, told.franchise.ids) == ("Die Hard Collection", {"tmdb": "1570"})
        assert film().franchise is None

    def test_is_like_others_but_not_like_itself(self):
        assert [(each.rank, each.ids["tmdb"], each.title, each.year) for each in film().similar] == [
            (1, "1538", "Collateral", 2004)
        ]


class TestReleases:
    def test_are_certified_by_the_cinema_release_first(self):
        assert film().certifications == {"US": "R", "DE": "16"}

    def test_are_dated_by_the_cinema_release_not_by_the_premiere(self):
        assert film().release_dates == {"US": date(1995, 12, 15), "DE": date(1996, 2, 29)}

    def test_that_were_only_premieres_count_all_the_same(self):
        premiere = {"type": 1, "certification": "PG", "release_date": "2001-01-01T00:00:00.000Z"}
        told = film(release_dates={"results": [{"iso_3166_1": "SE", "release_dates": [premiere]}]})
        assert (told.certifications, told.release_dates) == ({"SE": "PG"}, {"SE": date(2001, 1, 1)})


class TestPictures:
    def test_begin_with_the_one_that_tmdb_chose(self):
        posters = [each.url for each in film().images if each.kind == "poster"]
        assert posters == [f"{IMAGES}/poster.jpg", f"{IMAGES}/other.jpg"]

    def test_keep_size_language_and_score(self):
        assert film().images[0] == ImageRecord(
            kind="poster", url=f"{IMAGES}/poster.jpg", language="en", width=2000, height=3000, score=5.3, votes=4
        )

    def test_are_there_even_when_none_are_listed(self):
        assert [each.kind for each in film(images=None).images] == ["poster", "backdrop"]

    @pytest.mark.parametrize("path", ["poster.jpg", "//evil.example/x y", "http://evil.example/a.jpg"])
    def test_that_are_no_paths_are_odd(self, path):
        told = normalise.film(answers.film(poster_path=path, images=None))
        assert [each.kind for each in told.record.images] == ["backdrop"]
        assert told.odd == ("poster_path: not an image path",)


class TestARating:
    def test_is_out_of_ten_and_out_of_a_hundred(self):
        (rating,) = film(vote_average=7.934, vote_count=7000).ratings
        assert (rating.source, rating.raw, rating.value, rating.scale, rating.value_100, rating.votes) == (
            "tmdb",
            "7.934",
            7.934,
            10.0,
            79.34,
            7000,
        )

    def test_without_votes_is_none(self):
        assert film(vote_average=0.0, vote_count=0).ratings == film(vote_average=8.0, vote_count=0).ratings == ()

    def test_above_its_scale_is_odd(self):
        told = normalise.film(answers.film(vote_average=79))
        assert (told.record.ratings, told.odd) == ((), ("vote_average: out of range",))


class TestWords:
    def test_of_other_languages_are_kept_and_empty_ones_are_not(self):
        assert [(each.language, each.region, each.plot) for each in film().translations] == [("fr", "FR", "Un voleur.")]
        assert [(each.title, each.region, each.type) for each in film().titles] == [("Fuego contra fuego", "AR", None)]

    def test_in_no_language_at_all_have_none(self):
        told = film(original_language="xx", spoken_languages=[{"iso_639_1": "xx"}, {"iso_639_1": "cn"}])
        assert (told.original_language, told.languages) == (None, ("zh",))


class TestZero:
    @pytest.mark.parametrize("field", ["budget", "revenue", "runtime"])
    def test_is_unknown(self, field):
        told = film(**{field: 0})
        assert getattr(told, "runtime_minutes" if field == "runtime" else field) is None


class TestOffers:
    def test_are_by_region_and_kind(self):
        link = "https://www.themoviedb.org/movie/949-heat/watch?locale=US"
        assert film().offers == (
            OfferRecord(service="Netflix", region="US", type="stream", ids={"tmdb": "8"}, link=link, rank=0),
            OfferRecord(service="Apple TV Store", region="US", type="rent", ids={"tmdb": "2"}, link=link, rank=4),
        )


class TestIdentifiers:
    def test_that_contradict_each_other_are_odd_and_the_main_one_stays(self):
        told = normalise.film(answers.film(external_ids={"imdb_id": "tt9999999"}))
        assert told.record.ids["imdb"] == "tt0113277"
        assert told.odd == ("external_ids.imdb_id: contradicts the main body",)


class TestVideos:
    def test_are_known_by_site_and_key(self):
        told = film(
            videos={"results": [answers.trailer(), answers.trailer(), {"site": "YouTube"}, answers.trailer("v2")]}
        )
        assert [(each.site, each.key, each.type, each.official) for each in told.videos] == [
            ("youtube", "2GfZl4kuVNI", "trailer", True),
            ("youtube", "v2", "trailer", True),
        ]


def test_an_answer_without_its_values_is_a_film_of_which_nothing_is_known():
    told = normalise.film({})
    assert told.odd == ("id: absent", "title: absent")
    assert told.record.kind is Kind.FILM
