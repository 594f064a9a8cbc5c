from cineteca.catalog.domain.claims import absorb
from cineteca.catalog.domain.merge import merge
from cineteca.providers.records import WorkRecord
from tests.catalog.domain.claimed import day, rating


def claims(**told):
    return {name: absorb(None, WorkRecord(ratings=ratings), day(at)) for name, (at, *ratings) in told.items()}


class TestIMDbsRating:
    def test_of_a_fresh_file_counts_before_an_older_answer_of_omdb(self):
        merged = merge(claims(omdb=(0, rating("imdb", 8.2, 100)), imdb=(3, rating("imdb", 8.3, 900))))
        assert [(told.value, told.votes) for told in merged.record.ratings] == [(8.3, 900)]
        assert merged.source("ratings.imdb").provider == "imdb"

    def test_of_an_old_file_gives_way_to_a_younger_answer_of_omdb(self):
        merged = merge(claims(omdb=(9, rating("imdb", 8.2, 1000)), imdb=(3, rating("imdb", 8.3, 900))))
        assert [(told.value, told.votes) for told in merged.record.ratings] == [(8.2, 1000)]

    def test_is_never_put_together_from_two_days(self):
        merged = merge(claims(omdb=(9, rating("imdb", 8.2)), imdb=(3, rating("imdb", 8.3, 900))))
        assert [(told.value, told.votes) for told in merged.record.ratings] == [(8.2, None)]

    def test_told_by_both_at_once_goes_by_priority(self):
        merged = merge(claims(omdb=(1, rating("imdb", 8.2, 1)), imdb=(1, rating("imdb", 8.3, 2))))
        assert merged.source("ratings.imdb").provider == "omdb"

    def test_leaves_the_other_ratings_of_an_older_answer_alone(self):
        told = claims(omdb=(0, rating("imdb", 8.2), rating("metacritic", 7.6)), imdb=(3, rating("imdb", 8.3)))
        assert {one.source: one.value for one in merge(told).record.ratings} == {"imdb": 8.3, "metacritic": 7.6}
