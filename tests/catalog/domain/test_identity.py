import pytest

from cineteca.catalog.domain.identity import OF_PEOPLE, Reason, is_possible, judge_ids, speaks_of_another


class TestAForm:
    @pytest.mark.parametrize(
        ("source", "value"),
        [
            ("imdb", "tt0113277"),
            ("imdb", "tt10000000"),
            ("tmdb", "949"),
            ("tmdb", "2147483647"),
            ("tvdb", "73739"),
            ("trakt", "1"),
            ("wikidata", "Q42198"),
            ("facebook", "Heat.Movie"),
            ("twitter", "@heat"),
            ("letterboxd", "heat-1995"),
        ],
    )
    def test_that_its_source_gives_is_possible(self, source, value):
        assert is_possible(source, value)

    @pytest.mark.parametrize(
        ("source", "value"),
        [
            ("imdb", "tt0000000"),
            ("imdb", "tt011327"),
            ("imdb", "tt00113277"),  # nobody pads to eight digits
            ("imdb", "tt12345678901"),
            ("imdb", "TT0113277"),
            ("imdb", "tt0113277\n"),
            ("imdb", "nm0000134"),
            ("tmdb", "0"),
            ("tmdb", "-5"),
            ("tmdb", "0949"),
            ("tmdb", "2147483648"),
            ("tmdb", "949.0"),
            ("tmdb", "९४९"),
            ("wikidata", "Q0"),
            ("wikidata", "P31"),
            ("facebook", "https://facebook.test/heat"),
            ("elsewhere", ""),
            ("elsewhere", " heat"),
            ("elsewhere", "h" * 201),
        ],
    )
    def test_that_its_source_never_gives_is_impossible(self, source, value):
        assert not is_possible(source, value)

    def test_of_a_person_is_another_than_of_a_work(self):
        assert is_possible("imdb", "nm0000134", OF_PEOPLE)
        assert not is_possible("imdb", "tt0113277", OF_PEOPLE)


class TestAClaimedId:
    def test_is_accepted_when_nothing_speaks_against_it(self):
        judged = judge_ids({"tmdb": "949"}, {"tmdb": {"tmdb": "949", "imdb": "tt0113277"}})
        assert (judged.accepted, judged.refused) == ({"tmdb": "949", "imdb": "tt0113277"}, ())

    def test_is_refused_when_impossible_and_not_repaired(self):
        judged = judge_ids({}, {"omdb": {"imdb": "0113277"}})
        assert judged.accepted == {}
        assert [(r.provider, r.source, r.value, r.reason) for r in judged.refused] == [
            ("omdb", "imdb", "0113277", Reason.IMPOSSIBLE)
        ]

    def test_is_refused_when_it_contradicts_the_works_own(self):
        judged = judge_ids({"imdb": "tt0113277"}, {"tmdb": {"imdb": "tt0133093"}})
        assert judged.accepted == {"imdb": "tt0113277"}
        assert judged.refused[0].reason is Reason.CONTRADICTS

    def test_is_refused_when_another_work_has_it(self):
        judged = judge_ids({}, {"tmdb": {"imdb": "tt0113277"}}, taken={("imdb", "tt0113277"): 7})
        assert judged.accepted == {}
        assert (judged.refused[0].reason, judged.refused[0].other) == (Reason.TAKEN, 7)

    def test_of_the_first_provider_stands_against_a_later_one(self):
        claims = {"omdb": {"imdb": "tt0133093"}, "tmdb": {"imdb": "tt0113277"}}
        for order in (claims, dict(reversed(claims.items()))):
            judged = judge_ids({}, order)
            assert judged.accepted == {"imdb": "tt0113277"}
            assert [(r.provider, r.reason) for r in judged.refused] == [("omdb", Reason.CONTRADICTS)]

    def test_that_is_impossible_does_not_stand_in_the_way_of_another(self):
        assert judge_ids({}, {"tmdb": {"imdb": "tt0"}, "omdb": {"imdb": "tt0113277"}}).accepted == {"imdb": "tt0113277"}


def test_an_answer_that_contradicts_the_id_we_asked_by_speaks_of_another():
    assert speaks_of_another({"tmdb": "949"}, {"tmdb": "603", "imdb": "tt0133093"})
    assert not speaks_of_another({"tmdb": "949"}, {"tmdb": "949", "imdb": "tt0113277"})
