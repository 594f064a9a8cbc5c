"""The same sentences on what providers really answered."""

import gzip
import json
import re

import pytest

from cineteca.catalog.domain.claims import ClaimState, absorb
from cineteca.catalog.domain.completeness import assess
from cineteca.catalog.domain.fields import OF_WORKS, as_text
from cineteca.catalog.domain.identity import judge_ids
from cineteca.catalog.domain.merge import merge
from cineteca.providers.omdb.normalise import work
from cineteca.providers.records import WorkRecord
from cineteca.providers.tmdb.normalise.film import film
from cineteca.providers.tmdb.normalise.show import show
from tests.catalog.domain.claimed import day, leaves

_MAIN = re.compile(r"/3/(movie|tv)/\d+$")


@pytest.fixture(scope="module")
def told_by_tmdb(shared_data):
    folder = shared_data / "tmdb_api" / "recorded"
    calls = [json.loads(line) for line in (folder / "index.jsonl").read_text().splitlines()]
    bodies = [
        (found[1], json.loads((folder / call["file"]).read_text()))
        for call in calls
        if call["status"] == 200 and (found := _MAIN.match(call["path"]))
    ]
    return [(film if kind == "movie" else show)(body).record for kind, body in bodies]


@pytest.fixture(scope="module")
def told_by_omdb(shared_data):
    with gzip.open(shared_data / "omdb_api" / "bodies.jsonl.gz", "rt") as lines:
        return [work(json.loads(line)).record for line in lines]


def test_survive_absorbing_their_json_and_a_silence(told_by_tmdb, told_by_omdb):
    assert told_by_tmdb
    for answer in [*told_by_tmdb, *told_by_omdb[::10]]:
        state = absorb(None, answer, day(0))
        kept = json.loads(json.dumps(state.to_json()))
        assert ClaimState.from_json(WorkRecord, kept["record"], kept["confirmed"]) == state
        assert absorb(state, WorkRecord(), day(1)).record == state.record
        assert leaves(answer).keys() == leaves(state.record).keys()


def test_merge_so_that_every_fact_of_either_is_there(told_by_tmdb, told_by_omdb):
    by_imdb = {answer.ids.get("imdb"): answer for answer in told_by_omdb}
    pairs = [(answer, by_imdb.get(answer.ids.get("imdb"), told_by_omdb[0])) for answer in told_by_tmdb]
    for tmdb, omdb in pairs:
        claims = {"tmdb": absorb(None, tmdb, day(0)), "omdb": absorb(None, omdb, day(0))}
        result = merge(claims)
        assert leaves(result.record).keys() == leaves(tmdb).keys() | leaves(omdb).keys()
        assert assess(result.record).percent >= max(assess(tmdb).percent, assess(omdb).percent)


def test_carry_identifiers_that_can_exist(told_by_tmdb, told_by_omdb):
    for answer in told_by_tmdb:
        assert judge_ids({}, {"tmdb": answer.ids}).refused == ()
    for answer in told_by_omdb:
        assert judge_ids({}, {"omdb": answer.ids}).refused == ()


def test_can_be_shown_field_by_field(told_by_tmdb):
    for answer in told_by_tmdb:
        assert all(isinstance(as_text(name, getattr(answer, name)), str) for name in OF_WORKS)
