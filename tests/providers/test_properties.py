"""Whatever a provider sends, a record comes out that the tables can keep."""

import json
from functools import partial

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cineteca.providers import bodies
from cineteca.providers.contract import Access
from cineteca.providers.fanart import normalise as fanart
from cineteca.providers.justwatch import normalise as justwatch
from cineteca.providers.omdb import listed as omdb_lists
from cineteca.providers.omdb import normalise as omdb
from cineteca.providers.outcomes import KINDS, outcomes
from cineteca.providers.records import Kind
from cineteca.providers.registry import PROVIDERS
from cineteca.providers.tmdb import normalise as tmdb
from cineteca.providers.tmdb import parts
from cineteca.providers.trakt import normalise as trakt
from cineteca.providers.watchmode import normalise as watchmode
from tests.providers import answers
from tests.providers.answers import JUNK, assert_storable, spoilt

REGIONS = ("US", "DE")
EVERY = (
    tmdb.film,
    tmdb.show,
    tmdb.season,
    tmdb.episode,
    tmdb.person,
    omdb.work,
    *(partial(trakt.work, kind=kind) for kind in Kind),
    *(partial(fanart.work, kind=kind) for kind in Kind),
    partial(justwatch.body, kind=Kind.FILM),
    lambda body: justwatch.work({"US": body, "DE": body}, Kind.SHOW),
    partial(watchmode.work, kind=Kind.FILM, regions=REGIONS),
    lambda body: watchmode.work([body], Kind.FILM, ()),
)
often = settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)

sometimes = settings(often, max_examples=50)


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
@given(body=spoilt(answers.movie), kind=st.sampled_from(Kind))
def test_a_spoilt_work_of_trakt_is_a_work(body, kind):
    assert_normalised(trakt.work(body, kind))
    assert_listed(trakt.listed([body, {"watchers": 1, trakt.NAMES[kind]: body}], kind, 1, None))


@often
@given(
    body=spoilt([answers.pictures(), answers.shows_pictures(), {"Heat": answers.pictures()}]),
    kind=st.sampled_from(Kind),
)
def test_spoilt_pictures_are_pictures(body, kind):
    assert_normalised(fanart.work(body, kind))


MANY_OFFERS = [
    answers.offered(
        answers.offer(2, "rent", 3.99), answers.offer(2, "rent", 2.99), answers.offer(119), answers.offer(9)
    ),
    answers.offered(
        {"monetizationType": "BUY", "retailPriceValue": 1, "package": {"packageId": 2, "clearName": "Apple TV"}}
    ),
]


@often
@given(body=spoilt(MANY_OFFERS))
def test_spoilt_offers_of_justwatch_are_offers(body):
    assert_normalised(justwatch.body(body, Kind.FILM))
    justwatch.unnamed(body)


@often
@given(body=spoilt(lambda: {"sources": [answers.source(), answers.source("Prime Video", "rent", price=2.99)]}))
def test_spoilt_offers_of_watchmode_are_offers(body):
    assert_normalised(watchmode.work(body.get("sources"), Kind.FILM, REGIONS))


@often
@given(body=spoilt(lambda: answers.page(answers.entry(media_type="movie"), answers.entry(2))))
def test_a_spoilt_page_is_a_page_or_none(body):
    for told in (tmdb.listed(body, None), tmdb.listed(body, Kind.FILM), tmdb.changed(body), omdb_lists.listed(body, 1)):
        if told is not None:
            assert_listed(told)


def assert_listed(told):
    assert told.page >= 1
    assert told.pages >= 1
    for entry in getattr(told, "entries", ()):
        assert entry.ids
        assert entry.rank >= 1
        assert entry.title is None or entry.title.strip()


@sometimes
@given(body=JUNK)
@pytest.mark.parametrize("listing", PROVIDERS, ids=lambda listing: listing.name)
def test_whatever_is_kept_is_read(listing, body):
    provider = listing.build(Access(listing.base_url), None)
    for kind in Kind:
        for part in ("main", "US", "sources:US", "names:US", "seasons:1"):
            assert_storable(provider.read(kind, {part: body}).record)
    assert_storable(provider.read_person({"main": body}).record)


@often
@given(body=JUNK)
def test_anything_at_all_is_read_by_everything(body):
    for normalise in EVERY:
        assert_normalised(normalise(body))
    tmdb.found(body)
    tmdb.watched(body)
    tmdb.listed(body, None)
    tmdb.changed(body)
    omdb_lists.listed(body, 1)
    justwatch.service_names(body)
    watchmode.found(body, "tt0113277")
    trakt.found([body], None)
    trakt.listed([body], Kind.FILM, 1, None)
    parts.season_numbers(body)


@pytest.mark.parametrize("provider", [listing.name for listing in PROVIDERS])
@sometimes
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
