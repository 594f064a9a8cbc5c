"""Whatever a provider sends, a record comes out that the tables can keep."""

import json

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cineteca.providers import bodies
from cineteca.providers.omdb import normalise as omdb
from cineteca.providers.outcomes import KINDS, outcomes
from cineteca.providers.records import Kind
from cineteca.providers.tmdb import normalise as tmdb
from cineteca.providers.tmdb import parts
from tests.providers import answers
from tests.providers.answers import JUNK, assert_storable, spoilt

EVERY = (tmdb.film, tmdb.show, tmdb.season, tmdb.episode, tmdb.person, omdb.work)
often = settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def assert_normalised(told):
    assert_storable(told.record)
    assert isinstance(told.odd, tuple)
    assert len(told.odd) == len(set(told.odd)) <= 101
    orjson.dumps(told.odd)
    assert not any("\x00" in entry for entry in told.odd)


@often
@given(body=spoilt(answers.film))
def test_a_spoilt_film_is_a_film(body):
    assert_normalised(tmdb.film(body))


@often
@given(body=spoilt(answers.show), inside=spoilt(lambda: {"season/1": answers.season(1), "season/2": answers.season(2)}))
def test_a_spoilt_show_is_a_show(body, inside):
    assert_normalised(tmdb.show(body, inside))


@often
@given(body=spoilt(answers.season))
def test_a_spoilt_season_is_a_season(body):
    assert_normalised(tmdb.season(body))


@often
@given(body=spoilt(lambda: answers.episode(1)))
def test_a_spoilt_episode_is_an_episode(body):
    assert_normalised(tmdb.episode(body))


@often
@given(body=spoilt(answers.person))
def test_a_spoilt_person_is_a_person(body):
    assert_normalised(tmdb.person(body))


@often
@given(body=spoilt(answers.title), kind=st.sampled_from([None, *Kind]))
def test_a_spoilt_title_is_a_title(body, kind):
    assert_normalised(omdb.work(body, kind))


@often
@given(body=JUNK)
def test_anything_at_all_is_read_by_everything(body):
    for normalise in EVERY:
        assert_normalised(normalise(body))
    tmdb.found(body)
    parts.season_numbers(body)


@pytest.mark.parametrize("provider", ["tmdb", "omdb"])
@often
@given(raw=st.one_of(st.binary(), JUNK.map(lambda value: json.dumps(value).encode())))
def test_a_file_of_anything_has_outcomes(provider, raw):
    for kind in KINDS:
        for outcome in outcomes(provider, kind, raw):
            assert outcome["ok"] in {True, False}
            orjson.dumps(outcome)


@often
@given(body=st.dictionaries(st.text(), JUNK, max_size=4))
def test_what_is_kept_comes_back(body):
    kept = bodies.unpack(bodies.pack({"main": body}))
    assert omdb.work(kept["main"]).record == omdb.work(body).record
