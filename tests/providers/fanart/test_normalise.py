"""Pictures of Fanart.tv become ours."""

import pytest

from cineteca.providers.fanart import normalise
from cineteca.providers.records import ImageRecord, Kind
from tests.providers import answers


def film(**changes):
    return normalise.work(answers.pictures(**changes), Kind.FILM)


def show(**changes):
    return normalise.work(answers.shows_pictures(**changes), Kind.SHOW)


def test_a_film_has_its_ids_and_its_pictures_the_best_liked_first():
    told = film()
    assert told.odd == ()
    assert told.record.ids == {"tmdb": "949", "imdb": "tt0113277"}
    assert [
        (image.kind, image.url.rpartition("/")[2], image.language, image.votes) for image in told.record.images
    ] == [
        ("poster", "b.jpg", "de", 8),
        ("poster", "a.jpg", "en", 3),
        ("backdrop", "c.jpg", None, 5),
        ("logo", "d.png", "en", 1),
        ("logo", "e.png", "en", 9),
    ]


def test_a_picture_has_the_size_that_they_take_it_in_and_is_fetched_over_https():
    assert film().record.images[2] == ImageRecord(
        kind="backdrop",
        url="https://assets.fanart.tv/fanart/moviebackground/c.jpg",
        width=1920,
        height=1080,
        votes=5,
    )


def test_a_picture_with_a_size_has_that():
    one = {"url": "https://assets.fanart.tv/a.jpg", "lang": "en", "likes": "1", "width": "2000", "height": "3000"}
    (image,) = film(movieposter=[one], moviebackground=[], hdmovielogo=[], movielogo=[]).record.images
    assert (image.width, image.height) == (2000, 3000)


def test_a_show_has_the_posters_of_its_seasons():
    told = show()
    assert told.odd == ()
    assert told.record.ids == {"tvdb": "81189"}
    assert [image.kind for image in told.record.images] == ["poster", "backdrop", "logo"]
    assert [
        (season.number, [image.url.rpartition("/")[2] for image in season.images]) for season in told.record.seasons
    ] == [(0, ["f.jpg"]), (2, ["e.jpg", "d.jpg"])]


def test_the_older_version_has_the_same_under_the_works_name():
    newer = answers.pictures()
    older = {"Heat": {key: value for key, value in newer.items() if key != "name"}}
    assert normalise.work(older, Kind.FILM) == film()


@pytest.mark.parametrize(
    ("change", "odd"),
    [
        ({"likes": "many"}, "movieposter[0].likes: not a number"),
        ({"lang": 5}, "movieposter[0].lang: int"),
        ({"url": "javascript:alert(1)"}, "movieposter[0].url: not a web address"),
    ],
)
def test_what_is_not_as_it_should_be_is_odd(change, odd):
    picture = {"url": "https://assets.fanart.tv/a.jpg", "lang": "en", "likes": "1", **change}
    assert film(movieposter=[picture]).odd == (odd,)
