"""Where TMDB's pictures are: at the usual address, or where the settings say."""

import httpx
import pytest

from cineteca.providers.contract import Access
from cineteca.providers.records import Kind
from cineteca.providers.tmdb import TMDB

HERE = "http://127.0.0.1:8690/t/p"
FILM = {"id": 949, "title": "Heat", "poster_path": "/heat.jpg", "images": {"posters": [{"file_path": "/heat.jpg"}]}}
SHOW = {
    "id": 1396,
    "name": "Breaking Bad",
    "backdrop_path": "/desert.jpg",
    "seasons": [{"id": 1, "season_number": 1, "poster_path": "/first.jpg"}],
    "season/1": {"season_number": 1, "episodes": [{"id": 2, "episode_number": 1, "still_path": "/van.jpg"}]},
}


def tmdb(images_url: str) -> TMDB:
    access = Access("https://api.themoviedb.org/3", key="key", images_url=images_url)
    return TMDB(access, httpx.MockTransport(lambda request: httpx.Response(500)))


class TestPictures:
    @pytest.mark.parametrize("address", [HERE, f"{HERE}/"])
    def test_are_where_the_settings_say(self, address):
        record = tmdb(address).read(Kind.FILM, {"main": FILM}).record
        assert [image.url for image in record.images] == [f"{HERE}/original/heat.jpg"]

    def test_of_seasons_and_episodes_are_there_too(self):
        record = tmdb(HERE).read(Kind.SHOW, {"main": SHOW}).record
        season = record.seasons[0]
        told = [*record.images, *season.images, *season.episodes[0].images]
        assert {image.url.removeprefix(f"{HERE}/original") for image in told} == {
            "/desert.jpg",
            "/first.jpg",
            "/van.jpg",
        }

    def test_are_at_the_usual_address_where_they_say_nothing(self):
        record = tmdb("").read(Kind.FILM, {"main": FILM}).record
        assert record.images[0].url == "https://image.tmdb.org/t/p/original/heat.jpg"

    def test_of_people_are_where_the_settings_say(self):
        record = tmdb(HERE).read_person({"main": {"id": 1158, "name": "Al Pacino", "profile_path": "/al.jpg"}}).record
        assert record.images[0].url == f"{HERE}/original/al.jpg"
