"""The stand-in against recorded answers of the real ones: the same keys, of the same JSON types, endpoint by endpoint.

A key that we send was recorded in nearly all answers of its endpoint; a key that was in all of them is sent by us.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

import orjson
import pytest

from cineteca.simulator import answers, omdb, world
from cineteca.simulator.tmdb import blocks
from tests.simulator.recordings import Bodies, Recordings, within, without
from tests.simulator.shapes import lies, null_names, shapes

FILM, SHOW, PERSON = r"movie/(\d+|tt\d+)", r"tv/\d+", r"person/\d+"
SEASON = rf"{SHOW}/season/\d+"
KINDS = {"movie": (FILM, blocks.FILM), "tv": (SHOW, blocks.SHOW), "person": (PERSON, blocks.PERSON)}
APPENDED = {"append_to_response": "movie_credits,tv_credits,tagged_images,changes,episode_groups"}

# Null where none was recorded, since the recordings are of famous works and people alone.
NULLS = {
    "belongs_to_collection": "TMDB's reference: most films are in none",
    "freebase_mid": "TMDB's reference: Freebase closed in 2016, younger works have none",
    "imdb_id": "TMDB's reference: an unknown one is null",
    "wikidata_id": "TMDB's reference: an unknown one is null",
    "tvdb_id": "TMDB's reference: an unknown one is null",
    "facebook_id": "TMDB's reference: an unknown one is null",
    "twitter_id": "recorded as null for a person",
    "last_air_date": "TMDB's reference: a show without dated episodes has none",
    "air_date": "TMDB's reference: an episode or season of unknown date",
    "place_of_birth": "TMDB's reference: unknown",
    "birthday": "TMDB's reference: unknown",
}
# Where keys differ from the recordings.
EXCUSED = {
    ("tv/{id}", ".episode_run_time[]"): "TMDB's reference: minutes as integers; it empties the list for old shows",
    ("movie/{id}/watch/providers", ".results{}.rent"): "a region lists only the kinds of offers that it has",
    ("movie/{id}/watch/providers", ".results{}.buy"): "a region lists only the kinds of offers that it has",
    ("movie/{id}/watch/providers", ".results{}.free"): "a region lists only the kinds of offers that it has",
    ("movie/{id}/watch/providers", ".results{}.ads"): "a region lists only the kinds of offers that it has",
    ("tv/{id}/watch/providers", ".results{}.rent"): "a region lists only the kinds of offers that it has",
    ("tv/{id}/watch/providers", ".results{}.buy"): "a region lists only the kinds of offers that it has",
    ("tv/{id}/watch/providers", ".results{}.free"): "a region lists only the kinds of offers that it has",
    ("tv/{id}/watch/providers", ".results{}.ads"): "a region lists only the kinds of offers that it has",
}


@pytest.fixture(scope="module")
def real(shared_data) -> Recordings:
    return Recordings(shared_data)


@pytest.fixture(scope="module")
def nulls(real) -> set[str]:
    return null_names(shapes(real.every_tmdb_body())) | set(NULLS)


DAY_TOLD = date(2026, 8, 14)


@cache
def edition() -> world.Edition:
    return world.fixed(DAY_TOLD)


def ask(path: str, **query: str) -> Any:
    answer = answers.of_tmdb(edition(), path, query)
    assert answer.status == 200, (path, query)
    return orjson.loads(answer.body)


@cache
def ours(what: str) -> Bodies:
    """Every film, show or person of the facts, with all that can be appended."""
    facts = edition().archive
    numbers = facts.people_by_number if what == "person" else facts.works(what)
    return [ask(f"{what}/{number}", append_to_response=",".join(KINDS[what][1])) for number in numbers]


@cache
def our_seasons() -> Bodies:
    every = [(show, s["number"]) for show, fact in edition().archive.shows.items() for s in fact.get("seasons", ())]
    return [ask(f"tv/{show}/season/{n}", append_to_response=",".join(blocks.SEASON)) for show, n in every]


@dataclass
class Comparison:
    """What we tell at an endpoint, and what was recorded there."""

    endpoint: str
    ours: Bodies
    real: Bodies
    nulls: set[str]
    lies: list[str] = field(default_factory=list)

    def check(self) -> None:
        assert self.real, "nothing was recorded here: there is nothing to be honest against"
        found = [(place, lie) for place, lie in lies(shapes(self.ours), shapes(self.real), self.nulls)]
        assert [f"{place} {lie}" for place, lie in found if (self.endpoint, place) not in EXCUSED] == []


WHOLES = list(KINDS)
PARTS = [pytest.param(what, name, id=f"{what}/{name}") for what, (_, of_kind) in KINDS.items() for name in of_kind]


class TestTMDB:
    @pytest.mark.parametrize("what", WHOLES)
    def test_tells_what_the_real_one_tells(self, what, real, nulls):
        pattern, of_kind = KINDS[what]
        names = {*of_kind, *APPENDED["append_to_response"].split(",")}
        recorded = without(real.tmdb(pattern), *names)
        Comparison(f"{what}/{{id}}", without(ours(what), *names), recorded, nulls).check()

    @pytest.mark.parametrize(("what", "name"), PARTS)
    def test_appends_what_the_real_one_appends(self, what, name, real, nulls):
        pattern, _ = KINDS[what]
        recorded = within(real.tmdb(pattern), name) + without(real.tmdb(f"{pattern}/{name}"), "id")
        Comparison(f"{what}/{{id}}/{name}", within(ours(what), name), recorded, nulls).check()

    @pytest.mark.parametrize(("what", "name"), PARTS)
    def test_tells_parts_by_themselves_as_the_real_one_does(self, what, name, real):
        asked = ask(f"{what}/{ours(what)[0]['id']}/{name}")
        recorded = real.tmdb(f"{KINDS[what][0]}/{name}")
        assert all(("id" in body) == ("id" in asked) for body in recorded)
        assert {**asked, "id": 0} == {**ours(what)[0][name], "id": 0}

    def test_tells_of_seasons_what_the_real_one_tells(self, real, nulls):
        told = without(our_seasons(), *blocks.SEASON)
        Comparison("tv/{id}/season/{n}", told, without(real.tmdb(SEASON), "images"), nulls).check()

    @pytest.mark.parametrize("name", list(blocks.SEASON))
    def test_appends_to_seasons_what_the_real_one_appends(self, name, real, nulls):
        recorded = within(real.tmdb(SEASON), name) + without(real.tmdb(f"{SEASON}/{name}"), "id")
        Comparison(f"tv/{{id}}/season/{{n}}/{name}", within(our_seasons(), name), recorded, nulls).check()

    def test_appends_seasons_to_shows_as_it_tells_them_alone(self):
        show = ask("tv/1396", append_to_response="season/1,season/2,season/99")
        assert show["season/1"] == ask("tv/1396/season/1")
        assert "season/99" not in show

    def test_finds_in_the_form_of_the_real_one(self, real, nulls):
        facts = edition().archive
        asked = [("imdb_id", value) for source, value in facts.works_by_id if source == "imdb"]
        asked += [("imdb_id", value) for value in facts.people_by_imdb] + [("imdb_id", "tt99999999")]
        asked += [("tvdb_id", value) for source, value in facts.works_by_id if source == "tvdb"]
        found = [ask(f"find/{value}", external_source=source) for source, value in asked]
        assert {kind for body in found for kind in body if body[kind]} == {
            "movie_results",
            "tv_results",
            "person_results",
        }
        known_for = [{"known_for": person.pop("known_for")} for body in found for person in body["person_results"]]
        recorded = real.tmdb(r"find/\w+")
        Comparison("find/{id}", found, [apart(body) for body in recorded], nulls).check()
        Comparison("find/{id} known for", known_for, list(known_fors(real.every_tmdb_body())), nulls).check()

    def test_tells_its_configuration_as_the_real_one_does(self, real, nulls):
        recorded = real.tmdb("configuration")
        Comparison("configuration", [ask("configuration")], recorded, nulls).check()
        assert ask("configuration")["images"] == recorded[0]["images"]
        assert set(ask("configuration")["change_keys"]) <= set(recorded[0]["change_keys"])

    @pytest.mark.parametrize(
        "path", ["movie/999999999", "tv/999999999", "person/999999999", "tv/1396/season/99", "x/1"]
    )
    def test_does_not_know_in_the_words_of_the_real_one(self, path, real):
        answer = answers.of_tmdb(edition(), path, {})
        assert answer.status == 404
        assert all(orjson.loads(answer.body) == body for body in real.tmdb("(movie|tv|person)/999999999", 404))

    def test_refuses_in_the_form_of_the_real_one(self, real, nulls):
        refusals = [answers.BAD_KEY, answers.BAD_PARAMETERS, answers.TOO_MANY_APPENDED]
        Comparison("errors", refusals, real.tmdb(".*", 404), nulls).check()

    @pytest.mark.parametrize(("endpoint", "place"), list(EXCUSED))
    def test_excuses_nothing_that_does_not_differ(self, endpoint, place, real, nulls):
        what, _, name = endpoint.partition("/{id}")
        name = name.strip("/")
        recorded = without(real.tmdb(f"{KINDS[what][0]}/{name}"), "id") if name else real.tmdb(KINDS[what][0])
        told = within(ours(what), name) if name else ours(what)
        assert place in {where for where, _ in lies(shapes(told), shapes(recorded), nulls)}

    def test_excuses_no_null_that_is_never_sent(self):
        assert all(reason for reason in {**EXCUSED, **NULLS}.values())
        shown = {place.rpartition(".")[2] for what in KINDS for place in null_places(ours(what))}
        shown |= {place.rpartition(".")[2] for place in null_places(our_seasons())}
        assert set(NULLS) - shown == set()


def known_fors(value: Any) -> Iterator[Any]:
    """What people are known for, wherever it is told."""
    if isinstance(value, dict) and "known_for" in value:
        yield {"known_for": value["known_for"]}
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from known_fors(item)


def apart(body: Any) -> Any:
    """A body of found things; what people in it are known for is compared by itself."""
    return {**body, "person_results": without(body["person_results"], "known_for")}


def null_places(bodies: Bodies) -> set[str]:
    return {place for place, shape in shapes(bodies).items() if "null" in shape.types}


DAY, DAY_OR_NOTHING = r"\d{4}-\d\d-\d\d", r"(\d{4}-\d\d-\d\d)?"
TMDB_FORMS = {
    "air_date": DAY,
    "birthday": DAY,
    "deathday": DAY,
    "credit_id": "[0-9a-f]{24}",
    "_id": "[0-9a-f]{24}",
    "first_air_date": DAY_OR_NOTHING,
    "last_air_date": DAY,
    "release_date": rf"{DAY_OR_NOTHING}|{DAY}T\d\d:\d\d:\d\d\.\d{{3}}Z",
    "published_at": rf"{DAY}T\d\d:\d\d:\d\d\.\d{{3}}Z",
    "imdb_id": r"(tt|nm)\d{7,8}",
    "wikidata_id": r"Q\d+",
    "iso_639_1": "([a-z]{2})?",
    "iso_3166_1": "([A-Z]{2})?",
    "original_language": "[a-z]{2}",
    "link": r"https://www\.themoviedb\.org/(movie|tv)/\d+(-[\w%-]+)?/watch\?locale=[A-Z]{2}",
}


def strings(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, item in value.items():
            yield from strings(item, name)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item, key)
    elif isinstance(value, str):
        yield key, value


class TestForms:
    """Strings that carry more than words: dates, identifiers, codes."""

    def test_of_our_strings_are_those_of_the_real_ones(self, real):
        for name, bodies in {"recorded": real.every_tmdb_body(), "ours": [*ours("movie"), *ours("tv")]}.items():
            told = [(key, text) for key, text in strings(bodies) if key in TMDB_FORMS]
            odd = {(key, text) for key, text in told if not re.fullmatch(TMDB_FORMS[key], text)}
            assert odd == set(), name

    def test_of_links_to_offers_are_those_of_the_real_one(self, real):
        for what in ("movie", "tv"):
            links = {body["id"]: body["watch/providers"]["results"] for body in ours(what)}
            for body in real.tmdb(rf"{what}/\d+/watch/providers"):
                for region, told in links.get(body["id"], {}).items():
                    assert told["link"] == body["results"][region]["link"]

    def test_of_our_omdb_are_those_of_the_real_one(self, real):
        for bodies in (of_type(real.omdb, "movie"), our_titles("movie"), our_titles("series")):
            told = [(key, body[key]) for body in bodies for key in OMDB_FORMS if key in body]
            odd = [(key, text) for key, text in told if not re.fullmatch(OMDB_FORMS[key], text)]
            assert odd == []


OMDB_FORMS = {
    "Year": r"\d{4}(–(\d{4})?)?",
    "Released": r"N/A|\d\d [A-Z][a-z]{2} \d{4}",
    "Runtime": r"N/A|(\d+ h )?[\d,]+ min|\d+ h",
    "Metascore": r"N/A|\d{1,3}",
    "imdbRating": r"N/A|\d\.\d|10\.0",
    "imdbVotes": r"N/A|\d{1,3}(,\d{3})*",
    "imdbID": r"tt\d{7,8}",
    "BoxOffice": r"N/A|\$\d{1,3}(,\d{3})*",
    "Type": "movie|series",
    "Response": "True",
    "totalSeasons": r"N/A|\d+",
}


def of_type(bodies: Bodies, kind: str) -> Bodies:
    """Bodies since OMDb tells the ratings of others; older recordings lack some keys of today."""
    return [body for body in bodies if body.get("Type") == kind and "Ratings" in body]


@cache
def our_titles(kind: str) -> Bodies:
    asked = [value for source, value in edition().archive.works_by_id if source == "imdb"]
    return of_type([omdb.answer(edition(), {"i": value}) for value in asked], kind)


class TestOMDb:
    @pytest.mark.parametrize("kind", ["movie", "series"])
    def test_tells_what_the_real_one_tells(self, kind, real):
        Comparison(f"omdb {kind}", our_titles(kind), of_type(real.omdb, kind), set()).check()

    def test_names_the_sources_of_ratings_as_the_real_one_does(self, real):
        form = re.compile(r"Internet Movie Database \d\.\d/10|Rotten Tomatoes \d{1,3}%|Metacritic \d{1,3}/100")
        for bodies in (of_type(real.omdb, "movie"), our_titles("movie")):
            told = {f"{rating['Source']} {rating['Value']}" for body in bodies for rating in body["Ratings"]}
            assert {text for text in told if not form.fullmatch(text.replace("10.0/10", "9.9/10"))} == set()

    def test_does_not_know_in_the_words_of_the_real_one(self):
        assert omdb.answer(edition(), {"i": "tt9999999"}) == {"Response": "False", "Error": "Movie not found!"}

    @pytest.mark.parametrize("value", ["", "603", "Heat", "tt", "nm0000246"])
    def test_does_not_understand_in_the_words_of_the_real_one(self, value):
        assert omdb.answer(edition(), {"i": value}) == {"Response": "False", "Error": "Incorrect IMDb ID."}

    def test_refuses_in_the_words_of_the_real_one(self):
        assert omdb.INVALID_KEY == {"Response": "False", "Error": "Invalid API key!"}
        assert omdb.LIMIT_REACHED == {"Response": "False", "Error": "Request limit reached!"}
