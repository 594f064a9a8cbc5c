"""Lists, changes and searches of the stand-in against recorded ones: the same keys, of the same JSON types."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

import orjson
import pytest

from cineteca.simulator import answers, world
from cineteca.simulator.tmdb import LISTS
from tests.simulator.recordings import Bodies, Recordings, without
from tests.simulator.shapes import lies, null_names, shapes

DAY = date(2026, 8, 14)
NULLS = {
    "title": "a control call announced a work: there was no title before",
}
# Where keys differ from the recordings.
EXCUSED = {
    ("search/collection", ".results[].poster_path"): "the facts know no posters of collections",
}


@pytest.fixture(scope="module")
def real(shared_data) -> Recordings:
    return Recordings(shared_data)


@pytest.fixture(scope="module")
def nulls(real) -> set[str]:
    return null_names(shapes(real.every_tmdb_body()))


@cache
def edition() -> world.Edition:
    """A day on which a work changed."""
    told = world.World(lambda: DAY)
    told.change("movie", 949, {"vote_count": 7, "poster": "/heat.jpg", "title": "Heat!", "offers": {"US": []}})
    return told.edition()


def ask(path: str, status: int = 200, **query: str) -> Any:
    answer = answers.of_tmdb(edition(), path, query)
    assert answer.status == status, (path, query, answer.body)
    return orjson.loads(answer.body)


def pages(path: str, most: int = 12, **query: str) -> Bodies:
    first = ask(path, **query)
    return [first, *(ask(path, page=str(page), **query) for page in range(2, min(most, first["total_pages"]) + 1))]


def differences(endpoint: str, ours: Bodies, real: Bodies, nulls: set[str]) -> list[str]:
    assert real, "nothing was recorded here: there is nothing to be honest against"
    found = lies(shapes(ours), shapes(real), nulls)
    return [f"{place} {lie}" for place, lie in found if (endpoint, place) not in EXCUSED]


def flat(bodies: Bodies) -> Bodies:
    """Bodies without what people in them are known for, which is compared by itself."""
    return [{**body, "results": without(body["results"], "known_for")} for body in bodies]


def known_for(bodies: Bodies) -> Iterator[Any]:
    for body in bodies:
        yield from ({"known_for": one["known_for"]} for one in body["results"] if "known_for" in one)


class TestLists:
    @pytest.mark.parametrize(("media", "name"), [(media, name) for media, names in LISTS.items() for name in names])
    def test_tell_what_the_real_ones_tell(self, media, name, real, nulls):
        told = pages(f"{media}/{name}")
        assert differences(name, told, real.tmdb(f"{media}/{name}"), nulls) == []
        assert told[0]["results"], "there is always something in it"

    @pytest.mark.parametrize("media", ["movie", "tv", "all"])
    @pytest.mark.parametrize("window", ["day", "week"])
    def test_of_trends_tell_what_the_real_ones_tell(self, media, window, real, nulls):
        recorded = real.tmdb(f"trending/{media}/week")
        assert differences("trending", pages(f"trending/{media}/{window}"), recorded, nulls) == []

    @pytest.mark.parametrize("page", ["0", "501", "-1", "one", "1.5", "٢"])
    def test_have_no_such_page(self, page):
        assert ask("movie/popular", 400, page=page)["status_code"] == 22

    def test_end_with_an_empty_page(self):
        after = ask("movie/upcoming", page="99")
        assert (after["results"], after["page"]) == ([], 99)

    @pytest.mark.parametrize("path", ["movie/airing_today", "tv/now_playing", "trending/movie/month", "movie/best"])
    def test_that_are_none_are_not_found(self, path):
        assert ask(path, 404)["status_code"] == 34


class TestChanges:
    @pytest.mark.parametrize("what", ["movie", "tv", "person"])
    def test_tell_what_the_real_ones_tell(self, what, real, nulls):
        told = pages(f"{what}/changes", start_date="2026-08-01", end_date="2026-08-14")
        assert differences("changes", told, real.tmdb(f"{what}/changes"), nulls) == []

    def test_of_a_work_tell_what_the_real_ones_tell(self, real):
        told, recorded = ask("movie/949/changes"), real.tmdb(r"movie/\d+/changes")
        assert [change["key"] for change in told["changes"]] == ["vote_count", "poster", "title", "offers"]
        items = [item for body in recorded for change in body["changes"] for item in change["items"]]
        ours = [item for change in told["changes"] for item in change["items"]]
        assert {key for item in ours for key in item} <= {key for item in items for key in item}
        assert {*items[0]} - {"original_value"} <= {*ours[0]}

    def test_of_a_work_that_nobody_changed_are_none(self, real):
        assert ask("movie/603/changes") in real.tmdb(r"movie/1701490/changes")

    @pytest.mark.parametrize("path", ["movie/changes", "tv/changes", "person/changes", "movie/949/changes"])
    def test_of_more_than_two_weeks_are_refused(self, path):
        refused = ask(path, 422, start_date="2026-07-01", end_date="2026-07-16")
        assert (refused["status_code"], refused["success"]) == (20, False)
        ask(path, start_date="2026-07-01", end_date="2026-07-15")

    @pytest.mark.parametrize("day", ["yesterday", "2026-13-01", "14.08.2026"])
    def test_of_no_day_are_refused(self, day):
        assert ask("movie/changes", 400, start_date=day)["status_code"] == 23

    def test_refuse_in_the_form_of_the_real_one(self, real, nulls):
        refusals = [answers.TOO_LONG, answers.BAD_PAGE, answers.BAD_DATE]
        assert differences("errors", refusals, real.tmdb(".*", 404), nulls) == []


class TestSearches:
    @pytest.mark.parametrize("what", ["movie", "tv", "person", "multi", "collection"])
    def test_tell_what_the_real_ones_tell(self, what, real, nulls):
        told = [
            body for words in ("the", "star", "back", "dark", "will") for body in pages(f"search/{what}", query=words)
        ]
        recorded = real.tmdb(f"search/{what}")
        assert differences(f"search/{what}", flat(told), flat(recorded), nulls) == []
        ours, theirs = list(known_for(told)), list(known_for(real.tmdb(r"search/(person|multi)")))
        assert not ours or differences("known for", ours, theirs, nulls) == []

    def test_find_nothing_in_the_form_of_the_real_one(self, real, nulls):
        told = [ask(f"search/{what}", query="xyzzy") for what in ("movie", "tv", "person", "multi", "collection")]
        assert differences("nothing", told, real.tmdb("search/movie"), nulls) == []


class TestCollections:
    def test_tell_what_the_real_ones_tell(self, real, nulls):
        told = [ask(f"collection/{number}") for number in edition().archive.collections]
        recorded = without(real.tmdb(r"collection/\d+"), "images")
        assert differences("collection", told, recorded, nulls) == []

    def test_that_are_not_there_are_told_in_the_words_of_the_real_one(self, real):
        assert [ask("collection/999999999", 404)] == real.tmdb("collection/999999999", 404)
