import pytest

from cineteca.catalog.domain.errors import InvalidSetting
from cineteca.catalog.domain.priorities import DEFAULT, priorities


def order(path, *providers, table=DEFAULT):
    return sorted(providers, key=lambda provider: table.rank(path, provider))


class TestTheTable:
    @pytest.mark.parametrize("path", ["awards", "box_office", "ratings.imdb", "ratings.metacritic"])
    def test_asks_omdb_first_for_awards_money_and_ratings(self, path):
        assert order(path, "fanart", "imdb", "tmdb", "omdb")[0] == "omdb"

    @pytest.mark.parametrize("path", ["plot", "release_date", "cast", "images.poster", "certifications.US", "title"])
    def test_asks_tmdb_first_for_the_rest(self, path):
        assert order(path, "fanart", "imdb", "omdb", "tmdb")[0] == "tmdb"

    def test_lets_each_source_speak_for_itself(self):
        assert order("ratings.tmdb", "omdb", "tmdb")[0] == "tmdb"
        assert order("ratings.trakt", "omdb", "trakt")[0] == "trakt"

    def test_fills_what_is_left_from_imdb(self):
        assert order("year", "imdb", "omdb", "tmdb") == ["tmdb", "omdb", "imdb"]

    def test_treats_seasons_and_episodes_like_their_show(self):
        assert order("episodes.ratings.imdb", "tmdb", "omdb") == ["omdb", "tmdb"]
        assert order("seasons.plot", "omdb", "tmdb") == ["tmdb", "omdb"]

    def test_puts_strangers_last_by_name(self):
        assert order("plot", "zeno", "adam", "imdb") == ["imdb", "adam", "zeno"]


class TestASetting:
    def test_replaces_one_row(self):
        table = priorities({"plot": ["OMDb", "tmdb"]})
        assert order("plot", "tmdb", "omdb", table=table) == ["omdb", "tmdb"]
        assert order("tagline", "tmdb", "omdb", table=table) == ["tmdb", "omdb"]

    def test_can_single_out_episodes_or_a_part(self):
        table = priorities({"episodes.plot": ["omdb"], "certifications.DE": ["omdb"]})
        assert order("episodes.plot", "tmdb", "omdb", table=table) == ["omdb", "tmdb"]
        assert order("plot", "tmdb", "omdb", table=table) == ["tmdb", "omdb"]
        assert order("certifications.DE", "tmdb", "omdb", table=table) == ["omdb", "tmdb"]
        assert order("certifications.US", "tmdb", "omdb", table=table) == ["tmdb", "omdb"]

    def test_can_change_what_goes_for_all(self):
        assert order("plot", "tmdb", "omdb", table=priorities({"*": ["omdb"]})) == ["omdb", "tmdb"]

    def test_is_the_default_when_empty(self):
        assert priorities({}) is DEFAULT

    @pytest.mark.parametrize(
        ("setting", "complaint"),
        [
            ({"plott": ["tmdb"]}, "“plott”: no such field. Fields are: .*plot"),
            ({"plot": []}, "“plot” names no provider"),
            ({"plot": ["tmdb", " "]}, "“plot” names no provider"),
            ({"plot": ["tmdb", "TMDB"]}, "names tmdb more than once"),
            ({"plot": "tmdb"}, "write a list of providers"),
        ],
    )
    def test_that_is_wrong_says_what_is(self, setting, complaint):
        with pytest.raises(InvalidSetting, match=complaint):
            priorities(setting)
