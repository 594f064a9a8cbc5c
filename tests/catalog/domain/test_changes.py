from dataclasses import replace

from hypothesis import given

from cineteca.catalog.domain.changes import changed_fields, significant
from cineteca.catalog.domain.shapes import canonical
from cineteca.providers.records import EpisodeRecord, SeasonRecord, WorkRecord
from tests.catalog.domain.claimed import leaves, rating, show, works

HEAT = WorkRecord(title="Heat", plot="Two men.", certifications={"US": "R"}, ratings=(rating("imdb", 8.0, 5),))


def test_a_field_is_named():
    assert changed_fields(HEAT, replace(HEAT, title="Fire", plot=None)) == ("title", "plot")


def test_a_part_is_named_with_its_key():
    after = replace(HEAT, certifications={"US": "R", "DE": "16"})
    assert changed_fields(HEAT, after) == ("certifications.DE",)


def test_a_collection_that_is_all_new_is_named_as_one():
    assert changed_fields(WorkRecord(), HEAT) == ("title", "plot", "certifications", "ratings")


def test_a_rating_that_got_votes_is_told_from_one_that_moved():
    voted = replace(HEAT, ratings=(rating("imdb", 8.0, 6),))
    moved = replace(HEAT, ratings=(rating("imdb", 8.1, 5),))
    assert changed_fields(HEAT, voted) == ("ratings.imdb.votes",)
    assert "ratings.imdb.value" in changed_fields(HEAT, moved)


def test_seasons_and_episodes_are_named_by_number():
    before = show(SeasonRecord(number=1, episodes=(EpisodeRecord(number=1, title="Pilot"),)))
    after = show(
        SeasonRecord(number=1, episodes=(EpisodeRecord(number=1, title="One"), EpisodeRecord(number=2))),
        SeasonRecord(number=2),
    )
    assert changed_fields(before, after) == ("seasons.1.episodes.1.title", "seasons.1.episodes.2", "seasons.2")


def test_votes_and_popularity_are_not_significant():
    assert significant(("ratings.imdb.votes", "popularity", "plot", "seasons.2")) == ("plot", "seasons.2")


@given(works, works)
def test_what_differs_is_named_and_nothing_else(one, other):
    before, after = canonical(one), canonical(other)
    old, new = leaves(before), leaves(after)
    differing = {path.removesuffix(".exists") for path in old.keys() | new.keys() if old.get(path) != new.get(path)}
    named = changed_fields(before, after)
    assert all(any(path == name or path.startswith(f"{name}.") for name in named) for path in differing)
    assert all(any(path == name or path.startswith(f"{name}.") for path in differing) for name in named)
