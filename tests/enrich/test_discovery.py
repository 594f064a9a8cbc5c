"""Which lists are read, and what works their entries come to: pure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cineteca.enrich.domain.discovery import NoSuchList, Width, Wish, gather, wishes
from cineteca.providers.contract import Listed
from cineteca.providers.records import Kind

OFFERED = {
    "tmdb": {
        Kind.FILM: ("popular", "now_playing", "upcoming", "top_rated", "trending_day", "trending_week"),
        Kind.SHOW: ("popular", "on_the_air", "airing_today", "top_rated", "trending_day", "trending_week"),
    },
    "trakt": {Kind.FILM: ("trending", "popular", "anticipated"), Kind.SHOW: ("trending", "popular", "anticipated")},
}
POPULAR = Wish("tmdb", Kind.FILM, "popular")
UPCOMING = Wish("tmdb", Kind.FILM, "upcoming")
TRENDING = Wish("trakt", Kind.FILM, "trending")


def listed(rank: int = 1, kind: Kind = Kind.FILM, **more) -> Listed:
    ids = {name: more.pop(name) for name in ("tmdb", "imdb", "trakt") if name in more}
    return Listed(kind=kind, ids=ids, rank=rank, **more)


class TestTheListsToRead:
    def test_of_the_narrow_pass_are_of_what_is_new(self):
        names = {(wish.source, wish.kind.value, wish.name) for wish in wishes(OFFERED, Width.NARROW)}
        assert {
            ("tmdb", "film", "now_playing"),
            ("tmdb", "film", "upcoming"),
            ("tmdb", "film", "trending_day"),
        } <= names
        assert {
            ("tmdb", "show", "on_the_air"),
            ("tmdb", "show", "airing_today"),
            ("tmdb", "show", "trending_day"),
        } <= names
        assert not any(name in {"popular", "top_rated"} for _, _, name in names)

    def test_of_the_wide_pass_are_of_what_many_want(self):
        names = {wish.name for wish in wishes(OFFERED, Width.WIDE) if wish.source == "tmdb" and wish.kind is Kind.FILM}
        assert names == {"popular", "top_rated", "upcoming", "now_playing", "trending_week"}

    def test_can_be_named(self):
        assert {str(wish) for wish in wishes(OFFERED, Width.WIDE, ["tmdb:popular"])} == {
            "tmdb: popular films",
            "tmdb: popular shows",
        }
        assert {wish.source for wish in wishes(OFFERED, Width.WIDE, ["popular"])} == {"tmdb", "trakt"}

    def test_that_nobody_has_are_refused_with_those_that_are_there(self):
        with pytest.raises(NoSuchList, match=r"no list bestest.*tmdb:upcoming"):
            wishes(OFFERED, Width.WIDE, ["bestest", "popular"])


class TestAWorkThatSeveralListsName:
    def test_is_one_candidate_with_its_best_place_and_all_its_identifiers(self):
        [heat] = gather(
            [
                (POPULAR, listed(7, tmdb="949", title="Heat", year=1995)),
                (UPCOMING, listed(3, tmdb="949")),
                (TRENDING, listed(5, tmdb="949", imdb="tt0113277", trakt="612")),
            ]
        )
        assert heat.rank == 3
        assert heat.ids == {"tmdb": "949", "imdb": "tt0113277", "trakt": "612"}
        assert heat.lists == {"tmdb:popular", "tmdb:upcoming", "trakt:trending"}
        assert (heat.title, heat.year) == ("Heat", 1995)

    def test_is_two_where_it_is_a_film_and_a_show_with_one_number(self):
        assert len(gather([(POPULAR, listed(tmdb="949")), (POPULAR, listed(tmdb="949", kind=Kind.SHOW))])) == 2

    def test_joins_two_candidates_that_turn_out_to_be_one(self):
        parts = [listed(1, tmdb="949"), listed(2, imdb="tt0113277"), listed(3, tmdb="949", imdb="tt0113277")]
        assert len(gather((POPULAR, part) for part in parts)) == 1

    def test_is_left_out_where_its_identifiers_are_crossed(self):
        parts = [listed(1, tmdb="949", imdb="tt0113277"), listed(2, tmdb="603", imdb="tt0113277")]
        assert [dict(each.ids) for each in gather((POPULAR, part) for part in parts)] == [
            {"tmdb": "949", "imdb": "tt0113277"}
        ]

    def test_is_for_adults_when_any_list_says_so(self):
        [found] = gather([(POPULAR, listed(tmdb="9", adult=False)), (TRENDING, listed(tmdb="9", adult=True))])
        assert found.adult

    @given(st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9), st.booleans()), max_size=20))
    def test_is_there_once(self, rows):
        entries = [(POPULAR, listed(1, tmdb=str(a), **({"imdb": f"tt{b}"} if both else {}))) for a, b, both in rows]
        found = gather(entries)
        keys = [pair for each in found for pair in each.ids.items()]
        assert len(keys) == len(set(keys))
        assert {each.ids.get("tmdb") for each in found} <= {str(a) for a, _, _ in rows}
