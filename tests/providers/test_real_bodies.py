"""Every real answer that lies beside a developer's checkout, and the facts that come out of it."""

import gzip
import json
from collections import Counter
from datetime import date
from functools import partial
from typing import get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cineteca.providers.omdb import normalise as omdb
from cineteca.providers.omdb import payloads as omdb_payloads
from cineteca.providers.omdb.recorded import recordings as omdb_recordings
from cineteca.providers.outcomes import outcomes
from cineteca.providers.recorded import RecordedPerson, RecordedWork, Skipped
from cineteca.providers.records import Kind
from cineteca.providers.tmdb import normalise as tmdb
from cineteca.providers.tmdb import parts, payloads
from cineteca.providers.tmdb.recorded import compose
from tests.providers.answers import assert_storable, spoilt

EVERY = (tmdb.film, tmdb.show, tmdb.season, tmdb.episode, tmdb.person, omdb.work)


@pytest.fixture(scope="module")
def recorded(shared_data):
    return shared_data / "tmdb_api" / "recorded"


@pytest.fixture(scope="module")
def index(recorded):
    return [json.loads(line) for line in (recorded / "index.jsonl").read_text().splitlines()]


@pytest.fixture(scope="module")
def tmdb_bodies(shared_data):
    """Every JSON object of the recording and of two other clients' fixtures."""
    files = sorted((shared_data / "tmdb_api").rglob("*.json"))
    return [body for file in files if isinstance(body := json.loads(file.read_bytes()), dict)]


@pytest.fixture(scope="module")
def composed(recorded, index):
    return list(compose(index, lambda name: json.loads((recorded / name).read_bytes())))


@pytest.fixture(scope="module")
def works(composed):
    """Records of the composed works by kind and TMDB's number."""
    return {
        (each.kind, each.ids["tmdb"]): (
            tmdb.film(each.bodies["main"])
            if each.kind is Kind.FILM
            else tmdb.show(each.bodies["main"], parts.season_bodies(each.bodies))
        )
        for each in composed
        if isinstance(each, RecordedWork)
    }


@pytest.fixture(scope="module")
def titles(shared_data):
    packed = (shared_data / "omdb_api" / "bodies.jsonl.gz").read_bytes()
    return {body["imdbID"]: body for body in map(json.loads, gzip.decompress(packed).splitlines())}


class TestEveryTMDBBody:
    def test_gives_a_record_whatever_it_is_taken_for(self, tmdb_bodies):
        assert len(tmdb_bodies) > 470
        for body in tmdb_bodies:
            for normalise in EVERY:
                assert_storable(normalise(body).record)

    def test_recorded_as_a_detail_has_nothing_odd(self, recorded, index):
        readers = {"movie": tmdb.film, "tv": tmdb.show, "person": tmdb.person}
        details = [
            entry
            for entry in index
            if entry["status"] == 200 and entry["path"].rpartition("/")[2].removeprefix("tt").isdecimal()
        ]
        seen = Counter()
        for entry in details:
            what = entry["path"].split("/")[2]
            if what in readers and entry["path"].count("/") == 3:
                seen[what] += 1
                assert readers[what](json.loads((recorded / entry["file"]).read_bytes())).odd == (), entry["file"]
        assert seen == {"movie": 5, "tv": 5, "person": 10}

    def test_recorded_as_a_season_or_an_episode_has_nothing_odd(self, recorded):
        for name in ("GET_tv_1396_season_1.json", "GET_tv_1396_season_1_episode_1.json"):
            reader = tmdb.episode if "episode" in name else tmdb.season
            assert reader(json.loads((recorded / "bodies" / name).read_bytes())).odd == ()

    def test_that_was_an_error_is_an_error(self, recorded, index):
        for entry in index:
            if entry["status"] == 404 and entry["path"].startswith("/3/movie/"):
                (outcome,) = outcomes("tmdb", "movie", (recorded / entry["file"]).read_bytes())
                assert outcome["error"] == "NotFound"


class TestTheRecordedWorks:
    def test_are_put_together_and_have_nothing_odd(self, composed, works):
        kinds = Counter(type(each) for each in composed)
        assert kinds == {RecordedWork: 92, RecordedPerson: 2, Skipped: 31}
        assert all(each.reason for each in composed if isinstance(each, Skipped))
        assert {told.odd for told in works.values()} == {()}
        assert all(told.record.title for told in works.values())

    def test_hold_a_film_with_all_its_parts(self, works):
        record = works[Kind.FILM, "47964"].record
        assert (record.title, record.year, record.runtime_minutes) == ("A Good Day to Die Hard", 2013, 98)
        assert record.ids == {"tmdb": "47964", "imdb": "tt1606378"}
        assert record.certifications["US"] == "R"
        assert record.release_date == date(2013, 2, 6)
        assert record.release_dates["US"] == date(2013, 2, 14)
        assert (record.budget, record.revenue) == (92_000_000, 304_654_182)
        assert record.franchise.name == "Die Hard Collection"
        assert record.cast[0].person.ids["tmdb"] == "62"
        assert record.cast[0].character == "John McClane"
        assert len(record.videos) == 13
        assert len(record.similar) == 40  # similar and recommended ones, none of them twice
        assert len(record.translations) == 45
        assert {"US", "CA", "FR"} <= {title.region for title in record.titles}
        assert {offer.type for offer in record.offers} <= {"stream", "free", "ads", "rent", "buy"}

    def test_hold_a_show_with_a_season(self, works):
        record = works[Kind.SHOW, "1396"].record
        assert (record.title, record.status, record.runtime_minutes) == ("Breaking Bad", "Ended", 49)
        assert record.certifications["US"] == "TV-MA"
        assert (record.first_air_date, record.last_air_date) == (date(2008, 1, 20), date(2013, 9, 29))
        assert [(season.number, season.episode_count) for season in record.seasons] == [
            (0, 9), (1, 7), (2, 13), (3, 13), (4, 13), (5, 16),
        ]  # fmt: skip
        first = record.seasons[1]
        assert [episode.title for episode in first.episodes][:2] == ["Pilot", "Cat's in the Bag..."]
        assert first.ids == {"tmdb": "3572", "tvdb": "30272", "wikidata": "Q1582890"}
        assert first.episodes[0].guests
        assert first.cast[0].person.name == "Bryan Cranston"

    def test_hold_a_film_that_was_asked_for_by_its_imdb_id(self, works):
        record = works[Kind.FILM, "49026"].record
        assert (record.title, record.ids["imdb"], record.runtime_minutes) == ("The Dark Knight Rises", "tt1345836", 165)
        assert len(record.cast) == 166

    def test_hold_every_kind_of_id(self, works):
        assert works[Kind.SHOW, "1399"].record.ids == {
            "tmdb": "1399",
            "imdb": "tt0944947",
            "tvdb": "121361",
            "tvrage": "24493",
            "wikidata": "Q23572",
            "facebook": "GameOfThrones",
            "instagram": "gameofthrones",
            "twitter": "GameOfThrones",
        }

    def test_hold_people(self, composed):
        people = {
            each.ids["tmdb"]: tmdb.person(each.bodies["main"]) for each in composed if isinstance(each, RecordedPerson)
        }
        sinatra = people["4347"].record
        assert (sinatra.name, sinatra.birth_date, sinatra.death_date) == (
            "Frank Sinatra",
            date(1915, 12, 12),
            date(1998, 5, 14),
        )
        assert len(sinatra.filmography) == 264
        assert {told.odd for told in people.values()} == {()}


class TestEveryOMDbBody:
    def test_is_read_with_nothing_odd_but_its_kind(self, titles):
        odd = Counter()
        for body in titles.values():
            told = omdb.work(body)
            assert_storable(told.record)
            odd.update(told.odd)
        # OMDb knows episodes and games too. They are no works.
        assert len(titles) == 1477
        assert odd == {"Type: episode": 395, "Type: game": 2}

    def test_loses_no_value(self, titles):
        """Whatever is not 'N/A' is in the record: a rating, a runtime, a date, a certificate."""
        for body in titles.values():
            record = omdb.work(body).record
            told = {
                "imdbRating": any(rating.source == "imdb" for rating in record.ratings),
                "Metascore": any(rating.source == "metacritic" for rating in record.ratings),
                "Runtime": record.runtime_minutes is not None,
                "Released": (record.release_date or record.first_air_date) is not None,
                "Year": record.year is not None,
                "Rated": "US" in record.certifications,
                "BoxOffice": record.box_office is not None,
                "Awards": record.awards is not None,
                "Plot": record.plot is not None,
                "Poster": bool(record.images),
                "Genre": bool(record.genres),
                "Actors": bool(record.cast),
            }
            missing = {name for name, there in told.items() if body.get(name, "N/A") != "N/A" and not there}
            assert not missing, body["imdbID"]

    def test_has_every_rating_in_its_list(self, titles):
        counted = Counter(rating.source for body in titles.values() for rating in omdb.work(body).record.ratings)
        assert counted["rotten_tomatoes"] == 870
        assert counted["metacritic"] >= 735
        assert counted["imdb"] == sum(body["imdbRating"] != "N/A" for body in titles.values())

    @pytest.mark.parametrize(
        ("imdb", "title", "year", "minutes", "certificate", "ratings"),
        [
            ("tt0012349", "The Kid", 1921, 68, "NR", {"imdb": 83.0, "rotten_tomatoes": 100.0}),
            ("tt0017136", "Metropolis", 1927, 153, "NR", {"imdb": 83.0, "rotten_tomatoes": 98.0, "metacritic": 98.0}),
            ("tt0017925", "The General", 1926, 67, "Passed", {"imdb": 81.0, "rotten_tomatoes": 92.0}),
            ("tt9770150", "Nomadland", 2020, 107, "R", {"imdb": 73.0, "rotten_tomatoes": 93.0, "metacritic": 87.0}),
        ],
    )
    def test_tells_the_facts_of_a_known_film(self, titles, imdb, title, year, minutes, certificate, ratings):
        record = omdb.work(titles[imdb]).record
        assert (record.title, record.year, record.runtime_minutes) == (title, year, minutes)
        assert record.certifications == {"US": certificate}
        assert {rating.source: rating.value_100 for rating in record.ratings} == ratings
        assert record.ids == {"imdb": imdb}

    def test_is_a_work_to_replay_unless_it_is_an_episode_or_a_game(self, titles):
        found = Counter(type(each) for each in omdb_recordings(titles.values(), "bodies.jsonl.gz"))
        assert found == {RecordedWork: 1080, Skipped: 397}


def test_real_bodies_with_their_values_spoilt_are_still_read(tmdb_bodies, titles):
    """The largest bodies are left out: they are spoilt in other tests, and copying them takes long."""
    small = [body for body in tmdb_bodies if len(str(body)) < 20_000]
    check_spoilt(small, (tmdb.film, tmdb.show, tmdb.season, tmdb.episode, tmdb.person))
    check_spoilt(list(titles.values()), (omdb.work, partial(omdb.work, asked=Kind.SHOW)))


def check_spoilt(bodies, readers):
    @settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
    @given(body=spoilt(bodies), reader=st.sampled_from(readers))
    def check(body, reader):
        assert_storable(reader(body).record)

    check()


class TestThePayloads:
    """What our types say that TMDB and OMDb send is what they do send."""

    def test_of_a_film_and_a_show_have_recorded_keys_alone(self, composed):
        sent = {each.ids["tmdb"]: each.bodies["main"] for each in composed if isinstance(each, RecordedWork)}
        apart = {"release_dates", "watch/providers", "external_ids", "aggregate_credits", "similar"}
        assert set(get_type_hints(payloads.Film)) - apart <= set(sent["47964"])
        assert set(get_type_hints(payloads.Show)) - apart <= set(sent["1396"])

    def test_of_a_title_have_recorded_keys_alone(self, titles):
        sent = {key for body in titles.values() for key in body}
        assert set(get_type_hints(omdb_payloads.Title)) <= sent
