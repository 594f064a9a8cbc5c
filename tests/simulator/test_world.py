"""The world that the stand-in tells of: what control calls change in it, and what each day brings."""

from datetime import date, timedelta

import pytest

from cineteca.simulator import changing, listing
from cineteca.simulator.errors import BadChange
from cineteca.simulator.invented import announced
from cineteca.simulator.overlay import FIELDS
from cineteca.simulator.world import ANNOUNCED_BY_HAND, World

DAY = date(2026, 8, 14)
HEAT = ("movie", 949)


@pytest.fixture
def world() -> World:
    return World(lambda: DAY)


def heat(world: World) -> dict:
    return world.edition().archive.films[949]


class TestAChange:
    def test_is_told_from_then_on(self, world):
        before = heat(world)
        world.change(*HEAT, {"vote_count": 9, "runtime": 171, "status": "Canceled", "title": "Heat (again)"})
        after = heat(world)
        assert (after["ratings"]["tmdb"]["votes"], after["runtime"]) == (9, 171)
        assert (after["status"], after["title"]) == ("Canceled", "Heat (again)")
        assert (before["runtime"], before["title"]) == (170, "Heat"), "what was told before stays as it was"

    def test_leaves_the_rest_as_it_was(self, world):
        before = heat(world)
        world.change(*HEAT, {"runtime": 171})
        assert {**heat(world), "runtime": 170} == before

    def test_of_offers_is_of_its_regions_alone(self, world):
        world.change(
            *HEAT, {"offers": {"US": [["flatrate", "Netflix", 8, 1]], "DE": [["buy", "Apple TV Store", 2, 1]]}}
        )
        world.change(*HEAT, {"offers": {"US": []}})
        assert heat(world)["offers"] == [["DE", "buy", "Apple TV Store", 2, 1]]

    def test_adds_up_with_others(self, world):
        world.change(*HEAT, {"vote_count": 9})
        world.change(*HEAT, {"vote_average": 7.7, "imdb_votes": 5})
        ratings = heat(world)["ratings"]
        assert (ratings["tmdb"], ratings["imdb"]["votes"]) == ({"value": 7.7, "votes": 9}, 5)

    def test_takes_a_value_away(self, world):
        world.change(*HEAT, {"runtime": None})
        assert "runtime" not in heat(world)

    def test_is_found_by_those_who_look_for_it(self, world):
        world.change(*HEAT, {"release_date": "2026-08-20"})
        assert 949 in {entry.work["tmdb"] for entry in listing.upcoming(world.edition().archive, "movie", DAY)}

    @pytest.mark.parametrize(
        "change",
        [{"votes": 1}, {"runtime": "long"}, {"runtime": True}, {"title": 7}, {"vote_average": 11}, {"vote_count": "many"}, {"release_date": "soon"}, {"offers": []}, {"offers": {"US": [["lend", "Netflix", 8, 1]]}}, {"offers": {"US": [["rent"]]}}],
    )  # fmt: skip
    def test_that_makes_no_sense_changes_nothing(self, world, change):
        before = heat(world)
        with pytest.raises(BadChange):
            world.change(*HEAT, change)
        assert heat(world) == before
        assert not world.touches

    @pytest.mark.parametrize(("media", "number"), [("movie", 1), ("tv", 949), ("book", 949), ("person", 1158)])
    def test_of_what_is_not_there_is_refused(self, world, media, number):
        with pytest.raises(BadChange, match="There is no"):
            world.change(media, number, {"title": "Heat"})

    def test_names_what_can_be_changed_where_it_cannot(self, world):
        with pytest.raises(BadChange, match="vote_count") as bad:
            world.change(*HEAT, {"votes": 1})
        assert all(name in str(bad.value) for name in FIELDS)

    def test_of_many_is_remembered_within_bounds(self, world):
        for votes in range(99):
            world.change(*HEAT, {"vote_count": votes})
        assert len(world.touches[DAY][HEAT]) <= 50
        assert len(world.changes) == 1

    def test_is_forgotten_when_all_is_cleared(self, world):
        before = heat(world)
        world.change(*HEAT, {"runtime": 1})
        number = world.announce("movie", {"title": "New"})
        world.set_day(date(2030, 1, 1))
        world.clear()
        assert (heat(world), world.today) == (before, DAY)
        assert number not in world.edition().archive.films


class TestANewWork:
    @pytest.mark.parametrize("media", ["movie", "tv"])
    def test_is_in_lists_changes_and_searches_by_its_own_numbers(self, world, media):
        number = world.announce(media, {"title": "A Day at the Quarry", "popularity": 500.0})
        edition = world.edition()
        work = edition.archive.works(media)[number]
        assert number == ANNOUNCED_BY_HAND
        assert edition.archive.by_imdb(work["imdb"]) == (media, work)
        assert listing.popular(edition.archive, media, DAY)[0].work == work
        assert number in changing.on(edition, media, DAY)

    def test_needs_a_title(self, world):
        for told in ({}, {"title": 7}):
            with pytest.raises(BadChange, match="needs a title"):
                world.announce("movie", told)

    def test_can_be_changed_later(self, world):
        number = world.announce("movie", {"title": "A Day at the Quarry"})
        world.change("movie", number, {"runtime": 90})
        assert world.edition().archive.films[number]["runtime"] == 90


class TestADay:
    def test_is_the_clocks_until_another_is_set(self, world):
        assert world.edition().today == DAY
        world.set_day(date(2030, 1, 1))
        assert world.edition().today == date(2030, 1, 1)
        world.set_day(None)
        assert world.edition().today == DAY

    def test_brings_what_is_announced(self):
        ahead, out = (announced.on(day).films for day in (date(2026, 8, 1), date(2026, 12, 1)))
        assert len(out) > len(ahead)
        assert ahead[-1]["status"] == "Post Production"
        later = next(film for film in out if film["tmdb"] == ahead[-1]["tmdb"])
        assert later["status"] == "Released"
        assert later["ratings"]["tmdb"]["votes"] > 0
        assert not ahead[-1].get("ratings")

    @pytest.mark.parametrize("day", [DAY + timedelta(days=n) for n in (0, 61, 140, 233, 1000, 4000)])
    def test_is_never_without_films_in_cinemas_and_to_come(self, day):
        edition = World(lambda: day).edition()
        for listed in (listing.now_playing, listing.upcoming):
            assert len(listed(edition.archive, "movie", day)) >= 5
        assert listing.on_the_air(edition.archive, "tv", day)

    def test_changes_about_one_in_a_hundred_the_same_whenever_it_is_asked(self, world):
        counts = {"movie": 21, "tv": 1, "person": 94}
        for what, count in counts.items():
            told = changing.by_chance(what, DAY)
            assert len(told) == count
            assert told == changing.by_chance.__wrapped__(what, DAY)
            assert told != changing.by_chance(what, DAY + timedelta(days=1))

    def test_names_what_comes_out_on_it(self):
        film = announced.on(DAY).films[-8]
        released = date.fromisoformat(film["release_date"])
        edition = World(lambda: released).edition()
        assert film["tmdb"] in changing.on(edition, "movie", released)

    def test_that_has_not_come_changes_nothing(self, world):
        ahead = changing.between(world.edition(), "movie", DAY + timedelta(days=1), DAY + timedelta(days=5))
        assert ahead == []

    def test_is_told_apart_in_what_changed(self, world):
        edition = world.edition()
        first, second = DAY - timedelta(days=1), DAY
        both = changing.between(edition, "movie", first, second)
        assert set(both) == {*changing.on(edition, "movie", first), *changing.on(edition, "movie", second)}
        assert len(both) == len(set(both))


class TestLists:
    def test_share_works_with_each_other(self, world):
        archive = world.edition().archive
        popular = {entry.work["tmdb"] for entry in listing.popular(archive, "movie", DAY)[:100]}
        trending = {entry.work["tmdb"] for entry in listing.trending(archive, "movie", DAY, "week")[:100]}
        best = {entry.work["tmdb"] for entry in listing.top_rated(archive, "movie", DAY)[:100]}
        playing = {entry.work["tmdb"] for entry in listing.now_playing(archive, "movie", DAY)}
        assert len(popular & trending) > 10
        assert popular & best
        assert popular & playing

    def test_hold_works_that_a_catalogue_does_not_start_with(self, world):
        from cineteca.simulator.archive import stubs

        known = {int(stub.ids["tmdb"]) for stub in stubs() if stub.kind == "film"}
        popular = listing.popular(world.edition().archive, "movie", DAY)[:100]
        assert len([entry for entry in popular if entry.work["tmdb"] not in known]) >= 5

    def test_of_trends_change_with_the_day(self, world):
        archive = world.edition().archive
        today, tomorrow = (listing.trending(archive, "movie", DAY + timedelta(days=n), "day") for n in (0, 1))
        assert today != tomorrow
        assert today == listing.trending(archive, "movie", DAY, "day")

    def test_are_ordered_otherwise_by_another_providers_people(self, world):
        archive = world.edition().archive
        assert listing.popular(archive, "movie", DAY) != listing.popular(archive, "movie", DAY, by="trakt")

    def test_name_each_work_once(self, world):
        archive = world.edition().archive
        for media, lists in (("movie", listing.OF_FILMS), ("tv", listing.OF_SHOWS)):
            for listed in lists.values():
                numbers = [entry.work["tmdb"] for entry in listed(archive, media, DAY)]
                assert len(numbers) == len(set(numbers))


class TestInventions:
    def test_leave_what_the_facts_say(self, world):
        from cineteca.simulator.archive import load

        told = world.edition().archive
        for media in ("movie", "tv"):
            for number, fact in load().works(media).items():
                assert {key: told.works(media)[number][key] for key in fact if fact[key]} == {
                    k: v for k, v in fact.items() if v
                }

    def test_offer_a_third_of_the_works_somewhere(self, world):
        films = world.edition().archive.films.values()
        offered = [film for film in films if film.get("offers")]
        assert len(offered) / len(films) == pytest.approx(1 / 3, abs=0.04)
        assert {offer[0] for film in offered for offer in film["offers"]} >= {"US", "GB", "DE", "FR", "ES", "BR"}

    def test_picture_their_share_of_the_works(self, world):
        films = world.edition().archive.films.values()
        assert len([film for film in films if "backdrop" in film]) / len(films) == pytest.approx(0.4, abs=0.04)
        assert len([film for film in films if "poster" in film]) / len(films) == pytest.approx(0.04, abs=0.015)
        paths = list(world.edition().pictures)
        assert len(paths) == len(set(paths)) > 900

    def test_share_no_number_with_the_facts(self, world):
        people = world.edition().archive.people_by_number
        assert len(people) == len(world.edition().archive.people)
