"""Every real answer of Trakt, Fanart.tv, JustWatch, and TMDB's lists, that lies beside a developer's checkout."""

import json
from collections import Counter
from functools import partial
from typing import get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cineteca.providers import services
from cineteca.providers.fanart import normalise as fanart
from cineteca.providers.justwatch import normalise as justwatch
from cineteca.providers.outcomes import outcomes
from cineteca.providers.records import Kind
from cineteca.providers.tmdb import normalise as tmdb
from cineteca.providers.trakt import normalise as trakt
from cineteca.providers.trakt import payloads
from tests.providers.answers import assert_storable, spoilt

READERS = {
    "trakt_api": [partial(trakt.work, kind=kind) for kind in Kind],
    "fanart_tv": [partial(fanart.work, kind=kind) for kind in Kind],
    "justwatch": [partial(justwatch.body, kind=kind) for kind in Kind],
}


def files(folder):
    return [json.loads(file.read_bytes()) for file in sorted(folder.rglob("*.json"))]


def objects(folder):
    return [
        item
        for body in files(folder)
        for item in (body if isinstance(body, list) else [body])
        if isinstance(item, dict)
    ]


@pytest.fixture(scope="module")
def answered(shared_data):
    """Trakt's recorded answers by the address that was asked, without its host."""
    folder = shared_data / "trakt_api" / "recorded"
    entries = [json.loads(line) for line in (folder / "index.jsonl").read_text().splitlines()]
    return {
        entry["uri"].removeprefix("https://api.trakt.tv"): json.loads(
            (folder / entry["file"].replace("decoded", "bodies")).read_bytes()
        )
        for entry in entries
        if entry["status"] == 200
    }


@pytest.fixture(scope="module")
def recorded(shared_data):
    """TMDB's recorded answers with the path that was asked."""
    folder = shared_data / "tmdb_api" / "recorded"
    entries = [json.loads(line) for line in (folder / "index.jsonl").read_text().splitlines()]
    return [
        (entry["path"].removeprefix("/3/"), json.loads((folder / entry["file"]).read_bytes()))
        for entry in entries
        if entry["status"] == 200
    ]


@pytest.mark.parametrize(("folder", "least"), [("trakt_api", 5000), ("fanart_tv", 18), ("justwatch", 20)])
def test_every_body_gives_a_record_whatever_it_is(shared_data, folder, least):
    bodies = objects(shared_data / folder)
    assert len(bodies) >= least
    for body in bodies:
        for read in READERS[folder]:
            assert_storable(read(body).record)


@pytest.mark.parametrize("folder", READERS)
def test_bodies_with_their_values_spoilt_are_still_read(shared_data, folder):
    small = [body for body in objects(shared_data / folder) if len(str(body)) < 20_000][:500]

    @settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
    @given(body=spoilt(small), reader=st.sampled_from(READERS[folder]))
    def check(body, reader):
        assert_storable(reader(body).record)

    check()


@pytest.mark.parametrize(
    ("provider", "folder"), [("trakt", "trakt_api"), ("fanart", "fanart_tv"), ("justwatch", "justwatch")]
)
@pytest.mark.parametrize("kind", ["movie", "show"])
def test_every_file_has_outcomes(shared_data, provider, folder, kind):
    for file in (shared_data / folder).rglob("*.json"):
        assert all(outcome["ok"] in {True, False} for outcome in outcomes(provider, kind, file.read_bytes()))


class TestTrakt:
    def test_details_have_nothing_odd_and_all_their_facts(self, answered):
        told = trakt.work(answered["/movies/deadpool-2016?extended=full"], Kind.FILM)
        assert told.odd == ()
        assert (told.record.title, told.record.year, told.record.runtime_minutes) == ("Deadpool", 2016, 108)
        assert told.record.ids == {"trakt": "190430", "imdb": "tt1431045", "tmdb": "293660"}
        assert [(each.source, each.value_100 > 80, each.votes > 100_000) for each in told.record.ratings] == [
            ("trakt", True, True)
        ]

    def test_a_show_began_when_it_was_on_in_its_country(self, answered):
        record = trakt.work(answered["/shows/breaking-bad?extended=full"], Kind.SHOW).record
        assert record.first_air_date.isoformat() == "2008-01-20"
        assert record.ids["tvdb"] == "81189"

    @pytest.mark.parametrize(
        ("address", "kind", "strong"),
        [
            ("/movies/trending?limit=5", Kind.FILM, True),
            ("/shows/trending?limit=5", Kind.SHOW, True),
            ("/movies/anticipated?limit=5&extended=full", Kind.FILM, True),
            ("/shows/anticipated?limit=5", Kind.SHOW, True),
            ("/movies/popular?limit=5&extended=full", Kind.FILM, False),
            ("/shows/popular?limit=5&extended=full", Kind.SHOW, False),
        ],
    )
    def test_lists_are_read_whole(self, answered, address, kind, strong):
        told = trakt.listed(answered[address], kind, 1, 7)
        assert (len(told.entries), told.pages, told.odd) == (5, 7, ())
        assert all(entry.title and entry.year and {"trakt", "tmdb"} <= entry.ids.keys() for entry in told.entries)
        assert all(bool(entry.strength) is strong for entry in told.entries)

    def test_a_search_by_its_number_finds_the_show(self, answered):
        found = trakt.found(answered["/search/trakt/614?type=show"], Kind.SHOW)
        assert (found.title, found.ids["imdb"]) == ("Futurama", "tt0149460")
        assert trakt.found(answered["/search/trakt/nfkwjbevkwbvkwvbqlwfbqwkjfbqkjfb?type=show"], None) is None

    def test_our_types_have_recorded_keys_alone(self, answered):
        assert set(get_type_hints(payloads.Movie)) <= set(answered["/movies/deadpool-2016?extended=full"])
        assert set(get_type_hints(payloads.Show)) <= set(answered["/shows/breaking-bad?extended=full"])


class TestFanart:
    def test_the_older_and_the_newer_version_are_read(self, shared_data):
        def work(name, kind):
            return fanart.work(json.loads((shared_data / "fanart_tv" / name).read_bytes()), kind)

        film = work("z4r/fanart/tests/response/movie_thg.json", Kind.FILM)
        assert (film.record.title, film.record.ids["imdb"], film.odd) == ("The Hunger Games", "tt1392170", ())
        assert Counter(image.kind for image in film.record.images) == {"backdrop": 15, "logo": 4}
        show = work("z4r/fanart/tests/response/tv_79349.json", Kind.SHOW)
        assert (show.record.title, show.record.ids, show.odd) == ("Dexter", {"tvdb": "79349"}, ())
        newer = work("tvapi/spec/fixtures/find_movies.json", Kind.FILM)
        assert (newer.record.ids["tmdb"], newer.odd) == ("120", ())
        assert {image.kind for image in newer.record.images} == {"poster", "backdrop", "logo"}


class TestJustWatch:
    def test_a_film_and_a_show_are_read_with_their_offers(self, shared_data):
        folder = shared_data / "justwatch" / "owenvoke" / "tests" / "Resources"
        film = justwatch.body(json.loads((folder / "Movies.json").read_bytes()), Kind.FILM)
        assert film.odd == ()
        assert (film.record.title, film.record.ids["tmdb"], film.record.offers_for) == ("Star Wars", "11", ("US",))
        (bought,) = film.record.offers
        assert (bought.type, bought.price, bought.currency, bought.link.startswith("https://")) == (
            "buy",
            19.99,
            "USD",
            True,
        )
        show = justwatch.body(json.loads((folder / "Shows.json").read_bytes()), Kind.SHOW)
        (season,) = show.record.offers
        assert (season.service, season.price, season.link) == (
            "Apple TV Store",
            134.94,
            "https://itunes.apple.com/us/tv-season/star-wars-the-clone-wars-season-6/id864107574",
        )

    def test_its_services_have_our_names(self, shared_data):
        listed = json.loads((shared_data / "justwatch/owenvoke/tests/Resources/Providers.json").read_bytes())
        names = justwatch.service_names(listed)
        assert [services.canonical(name, {"justwatch": number}).name for number, name in names.items()] == [
            "Netflix",
            "Prime Video",
        ]


class TestTMDB:
    def test_every_list_trend_and_search_is_read_with_nothing_odd(self, recorded):
        kinds = {"movie": Kind.FILM, "tv": Kind.SHOW, "multi": None, "all": None}
        names = ("popular", "now_playing", "upcoming", "top_rated", "on_the_air", "airing_today")
        read = Counter()
        for path, body in recorded:
            first, *rest = path.split("/")
            what = rest[0] if first in {"trending", "search"} and rest else first
            if what not in kinds or not (first in {"trending", "search"} or (len(rest) == 1 and rest[0] in names)):
                continue
            told = tmdb.listed(body, kinds[what])
            assert told.odd == (), path
            expected = [each for each in body["results"] if each.get("media_type") != "person"]
            assert len(told.entries) == len(expected)
            assert all(entry.title for entry in told.entries)
            read[first] += 1
        assert read == {"movie": 12, "tv": 10, "search": 12, "trending": 3}

    def test_every_page_of_changes_is_read_with_nothing_odd(self, recorded):
        pages = [body for path, body in recorded if path in {"movie/changes", "tv/changes", "person/changes"}]
        assert len(pages) == 7
        for body in pages:
            told = tmdb.changed(body)
            assert (len(told.ids), told.pages, told.odd) == (len(body["results"]), body["total_pages"], ())

    def test_every_answer_about_where_to_watch_is_whole(self, recorded):
        asked = [body for path, body in recorded if path.endswith("/watch/providers") and path.count("/") == 3]
        assert len(asked) > 110
        for body in asked:
            told = tmdb.watched(body)
            assert (told.regions, told.odd) == (("*",), ())
            keys = [(services.slug(offer.service), offer.region, offer.type) for offer in told.offers]
            assert len(keys) == len(set(keys))
            assert all(services.canonical(offer.service).name == offer.service for offer in told.offers)
