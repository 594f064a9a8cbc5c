"""The set of queries, and how answers to it are judged."""

import pytest

from benchmarks import relevance, relevance_films
from benchmarks.relevance import Asked, Judged


@pytest.fixture(scope="module")
def asked():
    return relevance.read()


def one(rank, *, held=False):
    return Judged(Asked(kind="typos", text="haet", answers=(("Heat", 1995),), held=held), rank)


class TestTheSet:
    def test_is_large_enough_to_be_believed(self, asked):
        assert len(asked) >= 400

    def test_asks_nothing_twice(self, asked):
        texts = [query.text for query in asked]
        assert sorted(set(texts)) == sorted(texts)

    def test_holds_back_every_other_query(self, asked):
        assert abs(sum(query.held for query in asked) * 2 - len(asked)) <= 1

    def test_means_films_that_there_are(self, asked, shared_data):
        known = relevance_films.by_answer(relevance_films.read())
        wrong = [answer for query in asked for answer in query.answers if not relevance_films.resolve(*answer, known)]
        assert wrong == []

    def test_refuses_an_answer_without_a_year(self, tmp_path):
        file = tmp_path / "set.txt"
        file.write_text("[typos]\nhaet | Heat\n")
        with pytest.raises(ValueError, match="Title"):
            relevance.read(file)


class TestFiguresOfAJudgement:
    def test_the_first_right_answer_counts(self):
        assert relevance.rank_of(["a", "b", "c"], {"c", "b"}) == 2

    def test_an_eleventh_does_not(self):
        assert relevance.rank_of([*"abcdefghij", "k"], {"k"}) is None

    def test_recall_and_reciprocal_rank(self):
        judged = [one(1), one(2), one(None), one(10)]
        assert relevance.recall(judged) == 0.75
        assert relevance.recall(judged, depth=1) == 0.25
        assert relevance.mean_reciprocal_rank(judged) == pytest.approx((1 + 0.5 + 0.1) / 4)


@pytest.mark.parametrize(
    ("raw", "names", "year"),
    [
        ("Heat (1995)", ("Heat",), 1995),
        ("Matrix, The (1999)", ("The Matrix",), 1999),
        ("Seven (a.k.a. Se7en) (1995)", ("Seven", "Se7en"), 1995),
        ("Avventura, L' (Adventure, The) (1960)", ("L'Avventura", "The Adventure"), 1960),
        ("(500) Days of Summer (2009)", ("(500) Days of Summer",), 2009),
        ("Day with Everything", ("Day with Everything",), None),
    ],
)
def test_a_line_of_films_is_taken_apart(raw, names, year):
    assert relevance_films.names_and_year(raw) == (names, year)
