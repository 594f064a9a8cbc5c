"""Recorded answers of Trakt as the works that they are about."""

from collections import Counter

from cineteca.providers.recorded import RecordedWork, Skipped
from cineteca.providers.records import Kind
from cineteca.providers.trakt.recorded import compose
from tests.providers import answers


def composed(*recorded):
    index = [
        {"method": "GET", "uri": f"https://api.trakt.tv/{path}", "status": 200, "file": str(place)}
        for place, (path, _) in enumerate(recorded)
    ]
    return list(compose(index, lambda name: recorded[int(name)][1]))


def bare(**changes):
    return {"title": "Heat", "year": 1995, "ids": answers.movie()["ids"], **changes}


def test_a_work_has_the_fullest_of_its_bodies():
    (told,) = composed(
        ("movies/trending?limit=5", [{"watchers": 3, "movie": bare()}]),
        ("movies/heat-1995?extended=full", answers.movie()),
        ("search/movie?query=heat", [{"type": "movie", "score": 9, "movie": bare()}]),
    )
    ids = {"trakt": "611", "imdb": "tt0113277", "tmdb": "949"}
    assert told == RecordedWork("trakt", Kind.FILM, ids, {"main": answers.movie()})


def test_lists_of_bare_works_are_read_too():
    told = composed(("shows/popular?limit=2", [answers.series()]), ("movies/heat-1995/related", [bare(title="Ronin")]))
    assert [(each.kind, each.bodies["main"]["title"]) for each in told] == [
        (Kind.FILM, "Ronin"),
        (Kind.SHOW, "Breaking Bad"),
    ]


def test_what_is_no_work_is_left_out():
    season = {"number": 1, "ids": {"trakt": 1}}
    assert (
        composed(
            ("users/alice/watched/movies", [{"plays": 3, "movie": bare()}]),
            ("shows/breaking-bad/seasons", [season]),
            ("movies/heat-1995/people", {"cast": []}),
            ("movies/heat-1995", None),
            ("movies/popular", ["x", {"ids": {}}, {}]),
        )
        == []
    )


def test_a_work_without_a_title_is_skipped_with_a_reason():
    (told,) = composed(("movies/heat-1995", {"ids": {"trakt": 611}}))
    assert told == Skipped("trakt", "film/611", "without a title")


def test_real_recordings_are_films_and_shows(shared_data):
    from cineteca.config import replaying

    found = replaying.gather([shared_data / "trakt_api"])
    assert Counter((type(each), each.kind) for each in found) == {
        (RecordedWork, Kind.FILM): 34,
        (RecordedWork, Kind.SHOW): 38,
    }
