"""Trakt, Fanart.tv and JustWatch as the stand-in plays them, against bodies of the real ones."""

from datetime import date
from functools import cache
from typing import Any

import pytest

from cineteca.simulator import fanart, justwatch, trakt, world
from tests.simulator.recordings import Bodies, Recordings
from tests.simulator.shapes import lies, null_names, shapes

# Null where none was recorded, since the recordings are of famous works alone.
NULLS = {
    "tmdb": "Trakt's reference: an unknown identifier is null",
    "imdb": "Trakt's reference: an unknown identifier is null",
    "tvdb": "Trakt's reference: an unknown identifier is null",
    "trailer": "Trakt's reference: an unknown one is null",
    "homepage": "Trakt's reference: an unknown one is null",
    "country": "Trakt's reference: an unknown one is null",
    "runtime": "recorded as null for a show that is to come",
    "certification": "Trakt's reference: an unknown one is null",
    "language": "Trakt's reference: an unknown one is null",
    "released": "Trakt's reference: an unknown day is null",
    "first_aired": "Trakt's reference: an unknown day is null",
    "network": "Trakt's reference: an unknown one is null",
    "day": "Trakt's reference: an unknown one is null",
    "wikipedia": "as the other sites, which were recorded as null",
}
# Keys that the few bodies we have of a kind all hold, and ours do not always.
EXCUSED = {
    (".offers[].retail_price", "justwatch"): "what is streamed has no price; the bodies there are tell of purchases",
    ("[].show.runtime", "trakt"): "the one show to come that was recorded has none yet; those on the air have theirs",
    (".season", "fanart"): "the bodies there are tell of one season each",
    (".jw_entity_id", "justwatch"): "younger than most of the bodies",
}
PICTURE = {"id", "url", "lang", "likes"}


@pytest.fixture(scope="module")
def real(shared_data) -> Recordings:
    return Recordings(shared_data)


@pytest.fixture(scope="module")
def nulls(real) -> set[str]:
    return null_names(shapes(real.every_trakt_body())) | set(NULLS)


@cache
def edition() -> world.Edition:
    return world.fixed(date(2026, 8, 14))


def ask(path: str, **query: str) -> Any:
    return trakt.answer(edition(), path, query).body


def differences(ours: Bodies, real: Bodies, nulls: set[str], host: str) -> list[str]:
    assert real, "nothing was recorded here: there is nothing to be honest against"
    found = lies(shapes(ours), shapes(real), nulls)
    return [f"{place} {lie}" for place, lie in found if (place, host) not in EXCUSED]


class TestTrakt:
    @pytest.mark.parametrize("media", ["movies", "shows"])
    @pytest.mark.parametrize("name", ["trending", "popular", "anticipated"])
    def test_lists_what_the_real_one_lists(self, media, name, real, nulls):
        told = [ask(f"{media}/{name}", page=str(page), limit="100") for page in (1, 2, 3)]
        recorded = real.trakt(rf"{media}/{name}\?limit=\d+")
        if not recorded:  # popular was recorded in full alone
            recorded = [
                [
                    one["movie" if media == "movies" else "show"]
                    for body in real.trakt(rf"{media}/trending\?limit=\d+")
                    for one in body
                ]
            ]
        assert differences(told, recorded, nulls, "trakt") == []

    @pytest.mark.parametrize("media", ["movies", "shows"])
    @pytest.mark.parametrize("name", ["popular", "anticipated"])
    def test_lists_in_full_what_the_real_one_lists(self, media, name, real, nulls):
        told = [ask(f"{media}/{name}", page=str(page), limit="100", extended="full") for page in (1, 2, 3)]
        recorded = real.trakt(rf"{media}/{name}\?limit=\d+&extended=full")
        assert differences(told, recorded, nulls, "trakt") == []

    @pytest.mark.parametrize(("media", "of"), [("movies", "deadpool-2016"), ("shows", "breaking-bad|dexter")])
    def test_tells_of_every_work_what_the_real_one_tells(self, media, of, real, nulls):
        works = edition().archive.works("movie" if media == "movies" else "tv").values()
        number = {"movies": trakt.FILMS, "shows": trakt.SHOWS}[media]
        told = [ask(f"{media}/{number + work['tmdb']}") for work in works]
        assert differences(told, real.trakt(f"{media}/({of})"), nulls, "trakt") == []
        full = [ask(f"{media}/{number + work['tmdb']}", extended="full") for work in works]
        recorded = real.trakt(rf"{media}/({of})\?extended=full")
        assert differences(full, recorded, nulls, "trakt") == []

    def test_finds_by_identifier_as_the_real_one(self, real, nulls):
        told = [ask("search/trakt/60001396", type="show"), ask("search/tvdb/81189", type="show")]
        assert differences(told, [real.trakt(r"search/trakt/614\?type=show")[0]], nulls, "trakt") == []
        assert ask("search/imdb/tt9999999") == real.trakt(r"search/trakt/nfk\w+\?type=show")[0]

    def test_tells_ratings_as_the_real_one(self, real, nulls):
        told = [ask("movies/heat-1995/ratings"), ask("shows/breaking-bad/ratings")]
        assert differences(told, real.trakt(r"(shows|movies)/[\w-]+/ratings"), nulls, "trakt") == []

    def test_excuses_nothing_without_a_reason(self):
        assert all({**NULLS, **EXCUSED}.values())


class TestFanart:
    @pytest.mark.parametrize(("what", "name"), [("movie", "find_movies"), ("tv", "find_tv")])
    def test_tells_what_the_real_one_tells(self, what, name, real, nulls):
        told = [body for body in every_artwork(what) if body]
        assert len(told) > 20
        recorded = real.fanart(name)[0]
        for body in told:
            assert set(body) <= set(recorded)
            for kind in set(fanart.KINDS[what]) & set(body):
                for picture in body[kind]:
                    assert PICTURE <= set(picture) <= set(recorded[kind][0])
                    assert {type(value) for value in picture.values()} == {str}


def every_artwork(what: str) -> Bodies:
    works = edition().archive.works(what).values()
    known = [f"v3/movies/{w['tmdb']}" if what == "movie" else f"v3/tv/{w.get('tvdb', 0)}" for w in works]
    return [fanart.answer(edition(), path, "http://127.0.0.1:8690") for path in known]


class TestJustWatch:
    @pytest.mark.parametrize(("what", "name"), [("movie", "Movies"), ("show", "Shows")])
    def test_tells_what_the_real_one_tells(self, what, name, real):
        works = edition().archive.works({"movie": "movie", "show": "tv"}[what])
        paths = [f"titles/{what}/{number}/locale/en_US" for number in works]
        told = [justwatch.answer(edition(), path, {}) for path in paths]
        lists = ("backdrops", "clips", "credits", "genre_ids", "seasons")
        empty = [{**body, **{name: [] for name in lists if name in body}} for body in real.justwatch(name)]
        found = differences(told, empty, {"original_release_year"}, "justwatch")
        assert [lie for lie in found if "full_paths" not in lie] == []

    def test_names_services_as_the_real_one_does(self, real):
        told = justwatch.answer(edition(), f"{justwatch.PARTNERS}providers/all/locale/en_US", {})
        recorded = real.justwatch("Providers")[0]
        assert {key for service in told for key in service} <= set(recorded[0])
        assert {8: "Netflix", 9: "Amazon Prime Video"}.items() <= {one["id"]: one["clear_name"] for one in told}.items()
