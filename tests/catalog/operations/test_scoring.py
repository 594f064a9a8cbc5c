import orjson
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cineteca.catalog import operations as catalog
from cineteca.catalog.domain.scores import METHOD, score
from cineteca.catalog.models import Card, Rating, Work, WorkScore
from cineteca.providers.records import RatingRecord
from tests.catalog import answers
from tests.catalog.answers import rating
from tests.catalog.conftest import MONDAY
from tests.catalog.domain.test_scores import opinions


def put(work: Work, ratings: list[RatingRecord]) -> None:
    Rating.objects.filter(work=work).delete()
    Rating.objects.bulk_create(
        Rating(
            work=work, source=r.source, raw=r.raw, value=r.value, scale=r.scale, value_100=r.value_100, votes=r.votes,
            told_by="tmdb",
        )
        for r in ratings
    )  # fmt: skip


def near(one: float, other: float) -> bool:
    """Equal but for the last digit of a sum that was added up in another order."""
    return abs(one - other) < 0.0101


def scored(work: Work) -> WorkScore | None:
    return WorkScore.objects.filter(work=work).first()


class TestTheDatabase:
    # The works stay between examples: only their ratings are put anew.
    @settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(many=st.lists(opinions, min_size=4, max_size=4))
    def test_says_what_the_rule_says(self, archive, many):
        works = [self.work(archive, n) for n in range(4)]
        for work, found in zip(works, many, strict=True):
            put(work, found)
        catalog.rescore_all(at=MONDAY)
        for work, found in zip(works, many, strict=True):
            rule, stored = score(found), scored(work)
            assert (rule is None) == (stored is None)
            if rule and stored:
                assert near(stored.value, rule.value)
                assert near(stored.low, rule.low)
                assert near(stored.high, rule.high)
                assert stored.method == METHOD

    def work(self, archive, number: int) -> Work:
        return archive.add(f"Film {number}", tmdb=str(number + 1))

    def test_agrees_with_what_a_merge_wrote(self, archive, full_heat):
        before = WorkScore.objects.values().get()
        assert catalog.rescore_all(at=archive.at) == 0
        assert WorkScore.objects.values().get() == before


class TestRescoring:
    def test_writes_only_what_became_different(self, archive, full_heat, wire):
        catalog.rescore_all(at=archive.at)
        WorkScore.objects.filter(work=full_heat).update(method="older")
        assert catalog.rescore_all(at=archive.at) == 1
        assert catalog.rescore_all(at=archive.at) == 0

    def test_takes_a_score_away_that_no_rating_speaks_for(self, archive, full_heat):
        Rating.objects.all().delete()
        assert catalog.rescore_all(at=archive.at) == 1
        assert scored(full_heat) is None

    def test_corrects_the_card_and_nothing_else_in_it(self, archive, full_heat):
        title = 'A "score":99, of sorts'
        archive.later(hours=1)
        archive.hear(full_heat, tmdb=answers.heat(title=title))
        before = Card.objects.get(work=full_heat)
        Rating.objects.filter(source="imdb").update(value_100=10.0)
        catalog.rescore_all(at=archive.at)
        after = Card.objects.get(work=full_heat)
        old, new = orjson.loads(bytes(before.payload)), orjson.loads(bytes(after.payload))
        assert new == old | {"score": scored(full_heat).value}
        assert new["title"] == title
        assert orjson.loads(bytes(after.short))["score"] == new["score"]
        assert after.etag != before.etag

    def test_of_the_same_ratings_leaves_the_very_bytes(self, archive, full_heat):
        before = bytes(Card.objects.get(work=full_heat).payload)
        WorkScore.objects.all().delete()
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE catalog_card SET payload = convert_to("
                """regexp_replace(convert_from(payload, 'UTF8'), '"score":[^,}]+', '"score":null'), 'UTF8')"""
            )
        catalog.rescore_all(at=archive.at)
        assert bytes(Card.objects.get(work=full_heat).payload) == before


class TestAMerge:
    def test_scores_the_work_with_its_bounds(self, archive, full_heat):
        found = scored(full_heat)
        assert found.low < found.value < found.high

    def test_leaves_the_ratings_of_the_sources_as_they_are(self, archive, full_heat):
        found = {row.source: (row.value, row.votes) for row in Rating.objects.filter(work=full_heat)}
        assert found == {"tmdb": (7.9, 7400), "imdb": (8.3, 731_000), "metacritic": (76, None)}

    def test_follows_a_new_rating(self, archive, heat):
        archive.hear(heat, tmdb=answers.heat())
        before = scored(heat).value
        archive.hear(heat, omdb=answers.heat_at_omdb(ratings=(rating("imdb", 9.5, votes=700_000),)))
        assert scored(heat).value > before
