"""Browsing an index that is too large to be counted."""

from dataclasses import replace

import pytest

from cineteca.core import kept
from cineteca.search.domain.documents import facets_of
from cineteca.search.domain.questions import Filters, Query, Ref
from cineteca.search.postgres import PostgresEngine, sampling
from tests.search.shelf import SHELF

pytestmark = pytest.mark.django_db
COUNT = 3000


@pytest.fixture
def large(monkeypatch):
    """Three thousand films, every third of them a crime, one of them French; the sample of them is enough."""
    some = SHELF[0]
    films = [
        replace(
            some,
            ref=Ref("work", number),
            weight=number / 1000,
            released=19900101 + number,
            year=1990,
            facets=facets_of(
                kind="film",
                genres=["Crime" if number % 3 == 0 else "Drama"],
                year=1990,
                languages=["fr" if number == 7 else "en"],
            ),
        )
        for number in range(1, COUNT + 1)
    ]
    engine = PostgresEngine()
    engine.index(films)
    monkeypatch.setattr(sampling, "LEAST", 10)
    kept.forget()
    yield engine
    kept.forget()


def counts(results, name):
    return next({value.value: value.count for value in facet.values} for facet in results.facets if facet.name == name)


def test_counts_are_near_enough(large):
    found = large.search(Query(filters=Filters(kinds=("film",))))
    genres = counts(found, "genre")
    assert found.at_least
    assert 1500 <= found.total <= COUNT
    assert 1500 <= genres["Drama"] <= 2500
    assert genres["Drama"] > genres["Crime"] > 500


def test_what_is_rare_is_counted_one_by_one(large):
    found = large.search(Query(filters=Filters(languages=("fr",))))
    assert [hit.ref for hit in found.hits] == [Ref("work", 7)]
    assert (found.total, found.at_least) == (1, False)
    assert counts(found, "genre") == {"Drama": 1}
    assert counts(found, "language")["en"] > 1000


def test_nothing_is_nothing(large):
    found = large.search(Query(filters=Filters(languages=("xx",), rating_from=7.5, runtime_to=100)))
    assert (found.hits, found.total, found.at_least) == ((), 0, False)


@pytest.mark.parametrize("sort", ["popularity", "newest", "oldest"])
def test_pages_of_what_many_have_and_few_have_come_in_order(large, sort):
    for wanted in (Filters(genres=("Crime",), decades=(1990,)), Filters(languages=("fr",), year_from=1990)):
        first = large.search(Query(filters=wanted, sort=sort, limit=5))
        again = large.search(Query(filters=wanted, sort=sort, limit=100))
        assert [hit.ref for hit in first.hits] == [hit.ref for hit in again.hits][:5]
        ids = [hit.ref.id for hit in again.hits]
        assert ids == sorted(ids, reverse=sort != "oldest")
