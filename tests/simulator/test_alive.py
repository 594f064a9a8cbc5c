"""A world that goes on."""

from datetime import date

import pytest

from cineteca.simulator import changing
from cineteca.simulator.alive import CHANGED, FILM_EVERY, Life
from cineteca.simulator.world import World

DAY = date(2026, 8, 14)


def lived(minutes: int, seed: int = 1895) -> tuple[World, list[str]]:
    world, life = World(lambda: DAY), Life(seed)
    return world, [told for _ in range(minutes) for told in life.go_on(world)]


class TestAMinute:
    def test_changes_a_few_works_and_says_so_in_the_list_of_changes(self):
        world, told = lived(1)
        assert len(told) == len(world.changes) == CHANGED
        for media, number in world.changes:
            assert number in changing.on(world.edition(), media, DAY)

    def test_brings_votes_and_takes_none(self):
        world, _ = lived(3)
        standing = World(lambda: DAY).edition().archive
        for media, number in world.changes:
            before = standing.works(media)[number].get("ratings", {})
            after = world.edition().archive.works(media)[number]["ratings"]
            for source in ("tmdb", "imdb"):
                assert after[source]["votes"] > before.get(source, {}).get("votes", 0)
                assert 1 <= after[source]["value"] <= 9.5

    def test_is_the_same_in_every_life_of_a_seed(self):
        assert lived(4)[1] == lived(4)[1]
        assert lived(4)[1] != lived(4, seed=7)[1]


@pytest.fixture(scope="module")
def life() -> tuple[World, list[str]]:
    return lived(FILM_EVERY)


class TestTenMinutes:
    def test_bring_a_new_film(self, life):
        world, told = life
        assert "comes out" in told[-1]
        ((media, number),) = world.added
        assert world.edition().archive.works(media)[number]["release_date"] == DAY.isoformat()

    def test_bring_and_take_offers(self, life):
        world, _ = life
        assert any("offers" in change for change in world.changes.values())
