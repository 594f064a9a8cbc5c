"""The facts that the demo is made of: whole, consistent, and worded by nobody else."""

import gzip
import json
import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from cineteca import simulator
from scripts.demo_facts import genres, names, offers
from scripts.demo_facts.sources import Tables

FACTS = Path(simulator.__file__).parent / "facts"
DAY = re.compile(r"\d{4}-\d\d-\d\d")
FILM_KEYS = {
    "awards", "budget", "cast", "certifications", "collection", "companies", "countries", "crew", "genres", "homepage",
    "imdb", "keywords", "languages", "offers", "original_language", "original_title", "popularity", "ratings",
    "release_date", "revenue", "runtime", "title", "tmdb", "videos", "wikidata", "year",
}  # fmt: skip
SHOW_KEYS = (FILM_KEYS - {"release_date", "budget", "revenue", "collection", "keywords"}) | {
    "first_air_date", "last_air_date", "networks", "seasons", "status", "tvdb",
}  # fmt: skip


def _read(name: str) -> list[dict]:
    lines = [line for path in sorted(FACTS.glob(f"{name}*.jsonl")) for line in path.read_text("utf-8").splitlines()]
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def films():
    return _read("films")


@pytest.fixture(scope="module")
def shows():
    return _read("shows")


@pytest.fixture(scope="module")
def people():
    return _read("people")


@pytest.fixture(scope="module")
def texts():
    return _read("texts")


@pytest.fixture(scope="module")
def tables(shared_data):
    return Tables(shared_data)


def _empty_values(value) -> bool:
    if isinstance(value, dict):
        return any(inner in (None, "", [], {}) or _empty_values(inner) for inner in value.values())
    if isinstance(value, list):
        return any(_empty_values(inner) for inner in value)
    return value == ""


def _is_day(text: str) -> bool:
    return bool(DAY.fullmatch(text)) and date.fromisoformat(text) is not None


class TestTheFiles:
    def test_are_small_enough_to_read_at_once(self):
        assert all(path.stat().st_size < 1_500_000 for path in FACTS.glob("*.jsonl"))

    def test_hold_sorted_keys_and_no_byte_too_many(self):
        for path in FACTS.glob("*.jsonl"):
            for line in path.read_text("utf-8").splitlines():
                assert line == json.dumps(json.loads(line), ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @pytest.mark.parametrize("name", ["films", "shows"])
    def test_list_works_by_their_tmdb_id(self, name):
        assert all(one["tmdb"] < other["tmdb"] for one, other in pairwise(_read(name)))

    @pytest.mark.parametrize("name", ["films", "shows", "people", "texts"])
    def test_leave_out_what_is_not_known(self, name):
        assert not [record for record in _read(name) if _empty_values(record)]


class TestFilms:
    def test_are_enough_for_a_catalogue(self, films):
        assert len(films) >= 1200

    def test_have_keys_of_the_agreed_shape(self, films):
        assert not set().union(*films) - FILM_KEYS
        assert all({"tmdb", "imdb", "title", "year"} <= set(film) for film in films)

    @pytest.mark.parametrize("key", ["tmdb", "imdb", "wikidata"])
    def test_share_no_id(self, films, key):
        ids = [film[key] for film in films if key in film]
        assert len(ids) == len(set(ids))

    def test_have_ids_of_the_right_form(self, films):
        assert all(isinstance(film["tmdb"], int) and re.fullmatch(r"tt\d{7,8}", film["imdb"]) for film in films)

    def test_come_from_many_decades_countries_and_languages(self, films):
        assert len({film["year"] // 10 for film in films}) >= 11
        assert len({country for film in films for country in film.get("countries", [])}) >= 40
        assert len({film["original_language"] for film in films if "original_language" in film}) >= 25

    def test_have_dates_that_exist_in_the_year_they_say(self, films):
        dated = [film for film in films if "release_date" in film]
        assert len(dated) > 1500
        assert all(_is_day(film["release_date"]) and int(film["release_date"][:4]) == film["year"] for film in dated)

    def test_have_genres_that_tmdb_knows(self, films):
        assert {genre for film in films for genre in film.get("genres", [])} <= set(genres.FILM_GENRES)

    def test_name_countries_and_languages_by_their_codes(self, films):
        countries = {country for film in films for country in film.get("countries", [])}
        languages = {language for film in films for language in film.get("languages", [])}
        assert all(re.fullmatch(r"[A-Z]{2}", code) for code in countries)
        assert all(re.fullmatch(r"[a-z]{2}", code) for code in languages)

    def test_run_for_a_believable_time(self, films):
        assert all(1 <= film["runtime"] <= 700 for film in films if "runtime" in film)

    def test_have_ratings_within_their_scales(self, films):
        for ratings in (film.get("ratings", {}) for film in films):
            assert all(0 < ratings[source]["value"] <= 10 for source in ("imdb", "tmdb") if source in ratings)
            assert 0 <= ratings.get("rotten_tomatoes", {"percent": 0})["percent"] <= 100
            assert 0 <= ratings.get("metacritic", {"score": 0})["score"] <= 100

    def test_put_the_article_of_a_title_in_front(self, films):
        assert not [
            film["title"] for film in films if re.search(r", (The|A|An|Le|La|Les|Der|Die|Das|Il)$", film["title"])
        ]

    def test_name_each_person_of_the_cast_once(self, films):
        for film in films:
            keys = [key for key, _ in film.get("cast", [])]
            assert len(keys) == len(set(keys)), film["title"]

    def test_almost_all_name_their_director(self, films):
        directed = [film for film in films if any(job == "Director" for _, _, job in film.get("crew", []))]
        assert len(directed) >= 0.99 * len(films)

    def test_known_to_everyone_are_right(self, films, people):
        heat = next(film for film in films if film["imdb"] == "tt0113277")
        by_key = {person["key"]: person["name"] for person in people}
        assert (heat["tmdb"], heat["title"], heat["year"], heat["runtime"]) == (949, "Heat", 1995, 170)
        assert [(by_key[key], role) for key, role in heat["cast"][:2]] == [
            ("Al Pacino", "Vincent Hanna"),
            ("Robert De Niro", "Neil McCauley"),
        ]
        assert [by_key[key] for key, _, job in heat["crew"] if job == "Director"] == ["Michael Mann"]


class TestFilmsAgainstTheTables:
    def test_have_the_ids_and_the_year_of_movielens(self, films, tables):
        listed = [film for film in films if film["imdb"] in tables.movielens]
        assert len(listed) > 2000
        for film in listed:
            tmdb, title = tables.movielens[film["imdb"]]
            assert film["tmdb"] == tmdb
            assert abs(film["year"] - (names.year_of(title) or film["year"])) <= 1, title

    def test_have_the_item_of_wikidata(self, films, tables):
        for film in films:
            row = tables.wikidata.get(film["imdb"])
            assert film.get("wikidata") == (row["wikidata_id"] if row else None)


class TestShows:
    def test_are_enough_for_a_catalogue(self, shows):
        assert len(shows) >= 60

    def test_have_keys_of_the_agreed_shape(self, shows):
        assert not set().union(*shows) - SHOW_KEYS
        assert all({"tmdb", "imdb", "title", "year", "seasons", "genres"} <= set(show) for show in shows)

    @pytest.mark.parametrize("key", ["tmdb", "imdb", "wikidata"])
    def test_share_no_id(self, shows, key):
        ids = [show[key] for show in shows if key in show]
        assert len(ids) == len(set(ids))

    def test_have_the_ids_of_the_table(self, shows, tables):
        ids = {row["imdb_id"]: row for row in tables.ids if row["tmdb_type"] == "tv"}
        for show in shows:
            row = ids[show["imdb"]]
            assert (str(show["tmdb"]), show.get("wikidata")) == (row["tmdb_id"], row["wikidata_qid"] or None)

    def test_have_genres_that_tmdb_knows(self, shows):
        assert {genre for show in shows for genre in show["genres"]} <= set(genres.SHOW_GENRES)

    def test_number_seasons_and_episodes_without_a_gap(self, shows):
        for show in shows:
            numbers = [season["number"] for season in show["seasons"]]
            assert numbers == list(range(1, len(numbers) + 1)), show["title"]
            for season in show["seasons"]:
                episodes = [episode["number"] for episode in season["episodes"]]
                assert episodes == list(range(1, len(episodes) + 1)), show["title"]

    def test_air_in_order_on_days_that_exist(self, shows):
        for show in shows:
            starts = [season["air_date"] for season in show["seasons"] if "air_date" in season]
            assert all(_is_day(day) for day in starts)
            assert starts == sorted(starts), show["title"]
            for season in show["seasons"]:
                days = [episode["air_date"] for episode in season["episodes"] if "air_date" in episode]
                assert all(_is_day(day) for day in days)
                assert days == sorted(days), (show["title"], season["number"])

    def test_end_before_the_next_season_begins(self, shows):
        for show in shows:
            for season, following in pairwise(show["seasons"]):
                days = [episode["air_date"] for episode in season["episodes"] if "air_date" in episode]
                if days and "air_date" in following:
                    assert max(days) < following["air_date"], (show["title"], season["number"])


class TestCollections:
    def test_hold_films_that_belong_together(self, films):
        groups = {(film["collection"]["tmdb"], film["collection"]["name"]) for film in films if "collection" in film}
        assert len(groups) >= 40
        assert len(groups) == len({number for number, _ in groups}) == len({name for _, name in groups})
        assert all(not name[-1].isdigit() for _, name in groups)

    def test_are_told_as_they_were_recorded(self, films):
        told = {film["tmdb"]: film["collection"]["tmdb"] for film in films if "collection" in film}
        assert (told[105], told[562], told[155]) == (264, 1570, 263)


class TestOffers:
    def test_are_there_for_forty_works_in_every_region(self, films, shows):
        offered = [work for work in [*films, *shows] if "offers" in work]
        assert len(offered) >= 40
        assert {region for work in offered for region, *_ in work["offers"]} == set(offers.REGIONS)

    def test_are_of_a_kind_and_each_once(self, films, shows):
        for work in [*films, *shows]:
            listed = [(region, kind, service) for region, kind, _, service, _ in work.get("offers", [])]
            assert len(listed) == len(set(listed)), work["title"]
            assert {kind for _, kind, _ in listed} <= set(offers.KINDS)

    def test_are_those_that_were_recorded(self, films, tables):
        interstellar = next(film for film in films if film["tmdb"] == 157336)
        body = next(tables.tmdb_bodies(r"^GET_movie_157336_watch_providers"))
        for region, kind, name, number, place in interstellar["offers"]:
            told = {"provider_name": name, "provider_id": number, "display_priority": place}
            assert any(told.items() <= service.items() for service in body["results"][region][kind])


class TestVideos:
    def test_are_trailers_on_a_site(self, films, shows):
        shown = [video for work in [*films, *shows] for video in work.get("videos", [])]
        assert len(shown) >= 5
        assert {(video[0], video[2]) for video in shown} <= {("YouTube", "Trailer"), ("YouTube", "Teaser")}


class TestPeople:
    def test_have_one_key_each(self, people):
        keys = [person["key"] for person in people]
        assert len(keys) == len(set(keys))

    def test_share_no_id(self, people):
        for id_ in ("imdb", "wikidata", "tmdb"):
            ids = [person[id_] for person in people if id_ in person]
            assert len(ids) == len(set(ids)), id_

    def test_are_exactly_those_that_works_name(self, films, shows, people):
        named = {credit[0] for work in [*films, *shows] for part in ("cast", "crew") for credit in work.get(part, [])}
        assert named == {person["key"] for person in people}

    def test_are_born_before_they_die(self, people):
        whole = [person for person in people if {"born", "died"} <= set(person)]
        assert all(int(person["born"][:4]) < int(person["died"][:4]) for person in whole)

    def test_of_one_name_stay_apart(self, people):
        assert len([person for person in people if person["name"] == "Steve McQueen"]) == 2


class TestTexts:
    def test_are_there_for_three_hundred_works(self, texts):
        assert len(texts) >= 300

    def test_belong_to_a_work_of_the_demo(self, texts, films, shows):
        works = {("film", film["tmdb"], film["imdb"]) for film in films}
        works |= {("show", show["tmdb"], show["imdb"]) for show in shows}
        assert {(text["kind"], text["tmdb"], text["imdb"]) for text in texts} <= works

    def test_are_short(self, texts):
        assert all(len(text["synopsis"]) <= 320 and len(text["tagline"]) <= 80 for text in texts)

    def test_end_as_sentences_do(self, texts):
        assert all(text["synopsis"][-1] in ".?!" for text in texts)

    def test_are_no_two_alike(self, texts):
        assert len({text["synopsis"] for text in texts}) == len({text["tagline"] for text in texts}) == len(texts)

    def test_are_in_no_recorded_answer(self, texts, shared_data):
        ours = {_plain(sentence) for text in texts for sentence in _sentences(text)}
        assert not ours & _sentences_of_others(shared_data)


def _sentences(text: dict) -> list[str]:
    return [*re.split(r"(?<=[.?!]) ", text["synopsis"]), text["synopsis"], text["tagline"]]


def _plain(sentence: str) -> str:
    return names.plain(sentence)


def _sentences_of_others(shared_data: Path) -> set[str]:
    """Overviews, plots and taglines in the recorded answers of the providers, whole and sentence by sentence."""
    with gzip.open(shared_data / "omdb_api" / "bodies.jsonl.gz", "rt", encoding="utf-8") as file:
        texts = [json.loads(line).get("Plot", "") for line in file]
    for row in Tables(shared_data).tmdb.values():
        texts += [row["overview"], row["tagline"]]
    for folder in ("tmdb_api/recorded/bodies", "trakt_api/recorded/bodies"):
        for path in (shared_data / folder).glob("*.json"):
            texts += re.findall(r'"(?:overview|tagline)": "((?:[^"\\]|\\.)*)"', path.read_text("utf-8"))
    parts = [part for text in texts for part in [text, *re.split(r"(?<=[.?!]) ", text)]]
    return {_plain(part) for part in parts if len(part.split()) > 3}
