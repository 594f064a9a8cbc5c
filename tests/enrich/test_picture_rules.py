from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cineteca.enrich.domain import pictures
from cineteca.enrich.operations.pictures.registering import concerns

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
KINDS = ("poster", "backdrop", "logo", "photo", "season", "still", "trailer")


@dataclass(frozen=True)
class Candidate:
    kind: str
    url: str
    place: int = 0
    air_date: date | None = None


def urls(candidates, popularity=1.0):
    return [shown.url for shown in pictures.choose(candidates, popularity)]


class TestWhatIsChosen:
    def test_is_the_best_of_each_kind(self):
        assert urls([Candidate("poster", "second", 1), Candidate("poster", "first"), Candidate("logo", "name")]) == [
            "first",
            "name",
        ]

    def test_are_those_who_stand_high_in_the_cast(self):
        cast = [Candidate("photo", f"photo {n}", n) for n in range(30)]
        assert urls(cast) == [f"photo {n}" for n in range(pictures.PHOTOS)]

    def test_are_the_latest_episodes(self):
        stills = [Candidate("still", f"still {n}", n, date(2020, 1, 1) + timedelta(n)) for n in range(50)]
        assert urls(stills)[:2] == ["still 49", "still 48"]
        assert len(urls(stills)) == pictures.STILLS

    def test_is_each_address_once(self):
        assert urls([Candidate("poster", "same"), Candidate("season", "same", 1)]) == ["same"]

    def test_of_a_trailer_is_its_picture_at_youtube(self):
        assert urls([Candidate("trailer", "0xbBLJ1WGwQ")]) == ["https://i.ytimg.com/vi/0xbBLJ1WGwQ/hqdefault.jpg"]

    @pytest.mark.parametrize("key", ["", "../../etc", "a b c d e f", "abc?x=1&y"])
    def test_of_what_is_no_key_is_nothing(self, key):
        assert urls([Candidate("trailer", key)]) == []

    @given(st.lists(st.builds(Candidate, st.sampled_from(KINDS), st.text(min_size=1), st.integers(0, 200),
                              st.none() | st.dates())))  # fmt: skip
    def test_has_an_end(self, candidates):
        chosen = pictures.choose(candidates, 5.0)
        assert len(chosen) <= pictures.PER_WORK
        assert len({shown.url for shown in chosen}) == len(chosen)


class TestTheTurn:
    def test_of_any_poster_is_before_that_of_any_photo(self):
        (poster,) = pictures.choose([Candidate("poster", "a")], 0.0)
        assert (
            poster.priority
            > pictures.portrait("b", 1e9).priority
            > pictures.choose([Candidate("still", "c")], 1e9)[0].priority
        )

    def test_goes_by_how_many_look_for_the_work(self):
        loved, rare = (pictures.choose([Candidate("poster", "a")], popularity)[0] for popularity in (90.0, 1.0))
        assert loved.priority > rare.priority


class TestWhereFrom:
    @pytest.mark.parametrize(
        "url", ["https://image.tmdb.org/t/p/w342/a.jpg", "https://m.media-amazon.com/a.jpg", "https://a.example:443/x"]
    )
    def test_public_names_are_asked(self, url):
        assert pictures.why_not(url, ()) == ""

    @pytest.mark.parametrize(
        "url",
        ["http://image.tmdb.org/a", "https://10.0.0.1/a", "https://[::1]/a", "https://2130706433/a", "https://0x7f.1/a",
         "https://localhost/a", "https://printer.local/a", "https://a.example:22/a", "https://u:p@a.example/a", "file:///etc/passwd",
         "javascript:alert(1)", "", "https://", "https://a.example:99999/", "//a.example/x", "https://router./x"],
    )  # fmt: skip
    def test_nothing_else_is(self, url):
        assert pictures.why_not(url, ())

    def test_but_where_the_settings_say_that_pictures_lie(self):
        assert pictures.why_not("http://127.0.0.1:8690/t/p/w342/a.jpg", {"http://127.0.0.1:8690"}) == ""

    @given(st.text())
    def test_every_text_has_an_answer(self, url):
        pictures.why_not(url, {"http://127.0.0.1:8690"})


class TestTryingAgain:
    def test_comes_later_and_later_and_never_never(self):
        waits = [pictures.again(n, MONDAY) - MONDAY for n in range(12)]
        assert waits[:3] == [timedelta(minutes=5), timedelta(minutes=20), timedelta(minutes=80)]
        assert waits == sorted(waits)
        assert waits[-1] == timedelta(days=7)

    def test_heeds_who_asks_to_wait(self):
        assert pictures.again(0, MONDAY, asked=90) == MONDAY + timedelta(seconds=90)
        assert pictures.again(0, MONDAY, asked=1e9) == MONDAY + timedelta(days=7)


@pytest.mark.parametrize(
    ("paths", "does"),
    [
        (("images.poster",), True),
        (("cast",), True),
        (("seasons.4",), True),
        (("videos",), True),
        (("ratings.imdb", "plot"), False),
    ],
)
def test_only_changes_of_pictures_concern_us(paths, does):
    assert concerns(paths) is does
