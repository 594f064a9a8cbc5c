import logging
from dataclasses import replace
from datetime import date

import pytest
from django.db import connection

from cineteca.catalog import operations as catalog
from cineteca.catalog import queries as catalogue
from cineteca.catalog.models import (
    Claim,
    Credit,
    Episode,
    IdConflict,
    Image,
    Offer,
    Person,
    Rating,
    Season,
    Work,
    WorkDetails,
    WorkId,
)
from cineteca.catalog.operations.errors import UnknownWork
from cineteca.providers.records import CreditRecord, PersonRef, WorkRecord
from tests.catalog import answers
from tests.catalog.answers import cast, offer, rating


def versions() -> dict[str, list[tuple[str, str]]]:
    """Every row of the catalogue but its claims, by the transaction and command that wrote it."""
    tables = [table for table in connection.introspection.table_names() if table.startswith("catalog_")]
    with connection.cursor() as cursor:
        found = {}
        for table in sorted(tables):
            if table != "catalog_claim":
                cursor.execute(f"SELECT ctid::text, xmin::text || '.' || cmin::text FROM {table} ORDER BY ctid")
                found[table] = cursor.fetchall()
        return found


class TestAnAnswer:
    def test_fills_the_work(self, archive, heat):
        archive.hear(heat, tmdb=answers.heat())
        heat.refresh_from_db()
        assert (heat.title, heat.year, heat.runtime_minutes) == ("Heat", 1995, 170)
        assert heat.release_date == date(1995, 12, 15)
        assert heat.genres == ["Action", "Crime", "Drama"]
        assert heat.details.plot.startswith("A thief")
        assert heat.details.certifications == {"US": "R", "DE": "16"}
        assert heat.details.franchise.name == "Heat Collection"

    def test_reads_back_as_it_was_told(self, archive, heat):
        archive.hear(heat, tmdb=answers.heat())
        page = archive.page(heat)
        told = answers.heat()
        assert page.companies == told.companies
        assert page.release_dates == told.release_dates
        assert page.videos == told.videos
        assert page.titles == told.titles
        assert page.translations == told.translations
        assert page.images["poster"] == told.images[:1]
        assert [(offer.service_name, offer.region) for offer in page.offers] == [
            ("Disney Plus", "DE"),
            ("Netflix", "US"),
        ]

    def test_tells_what_it_changed(self, archive, heat):
        outcome = archive.hear(heat, tmdb=answers.heat(), omdb=answers.heat_at_omdb())
        assert {"plot", "cast", "ids.imdb", "seasons"} & set(outcome.changed) == {"plot", "cast", "ids.imdb"}
        assert outcome.completeness_before == 8
        assert outcome.completeness_after == 100
        assert [change.work_id for change in archive.changes] == [heat.id]
        assert archive.changes[0].fields == outcome.changed

    def test_of_two_providers_is_merged_by_priority(self, archive, full_heat):
        page = archive.page(full_heat)
        assert page.plot == answers.heat().plot
        assert page.awards == "15 nominations."
        assert [rated.rating.source for rated in page.ratings] == ["imdb", "metacritic", "tmdb"]
        assert {rated.rating.source: rated.told_by for rated in page.ratings}["tmdb"] == "tmdb"

    def test_with_odd_values_is_told_of(self, archive, heat):
        outcome = archive.hear(heat, tmdb=catalog.ProviderSaid(answers.heat(), {}, ("budget: str",)))
        assert outcome.odd == {"tmdb": ("budget: str",)}
        assert Claim.objects.get().odd == ["budget: str"]

    def test_to_a_work_that_does_not_exist_is_an_error(self, archive):
        with pytest.raises(UnknownWork):
            catalog.claim(work_id=0, answers={}, at=archive.at)


class TestTheSameAnswerAgain:
    def test_writes_nothing_but_times_of_confirmation(self, archive, full_heat):
        before = versions()
        outcome = archive.hear(full_heat, tmdb=answers.heat(), omdb=answers.heat_at_omdb())
        assert versions() == before
        assert outcome.changed == ()
        assert archive.changes == []

    def test_is_confirmed_then(self, archive, full_heat):
        archive.later(days=1)
        archive.hear(full_heat, tmdb=answers.heat())
        confirmed = dict(Claim.objects.values_list("provider", "confirmed"))
        assert confirmed["tmdb"] == {"*": "2026-03-03T09:00:00+00:00"}
        assert confirmed["omdb"] == {"*": "2026-03-02T09:00:00+00:00"}
        assert archive.page(full_heat).known.field("plot").at == archive.at

    def test_of_a_show_writes_nothing(self, archive, wire):
        before = versions()
        archive.hear(wire, tmdb=answers.wire())
        assert versions() == before

    def test_keeps_the_body_where_it_is(self, archive, heat):
        said = catalog.ProviderSaid(answers.heat(), {"main": {"id": 949}})
        archive.hear(heat, tmdb=said)
        body = bytes(Claim.objects.get().bodies)
        archive.later(hours=1)
        archive.hear(heat, tmdb=said)
        claim = Claim.objects.get()
        assert bytes(claim.bodies) == body
        assert claim.bodies_at == archive.at


class TestAnEmptyAnswer:
    def test_erases_nothing(self, archive, full_heat):
        before = archive.dump()
        archive.later(days=1)
        outcome = archive.hear(full_heat, tmdb=WorkRecord(), omdb=WorkRecord())
        assert archive.dump() == before
        assert outcome.changed == ()
        assert outcome.completeness_after == 100

    def test_does_not_take_the_body_of_a_full_one_away(self, archive, heat):
        archive.hear(heat, tmdb=catalog.ProviderSaid(answers.heat(), {"main": {"id": 949}}))
        archive.hear(heat, tmdb=catalog.ProviderSaid(WorkRecord(), {"main": {}}))
        assert Claim.objects.get().bodies_digest == Claim.objects.get().bodies_digest != ""
        assert Claim.objects.get().record["plot"]

    def test_from_nobody_changes_nothing(self, archive, full_heat):
        before = versions()
        assert archive.hear(full_heat).changed == ()
        assert versions() == before

    def test_that_knows_only_the_id_erases_nothing(self, archive, wire):
        before = archive.dump()
        archive.hear(wire, tmdb=WorkRecord(ids={"tmdb": "1438"}))
        assert archive.dump() == before


class TestANewerAnswer:
    def test_replaces_what_it_changes_and_nothing_else(self, archive, full_heat):
        credits_before = list(Credit.objects.order_by("id").values_list("id", flat=True))
        outcome = archive.hear(full_heat, tmdb=answers.heat(plot="Told anew."))
        assert outcome.changed == ("plot",)
        assert archive.page(full_heat).plot == "Told anew."
        assert list(Credit.objects.order_by("id").values_list("id", flat=True)) == credits_before

    def test_with_other_cast_replaces_the_cast_alone(self, archive, full_heat):
        images = list(Image.objects.order_by("id").values())
        archive.hear(full_heat, tmdb=answers.heat(cast=(cast(answers.DE_NIRO, "Neil McCauley"),)))
        page = archive.page(full_heat)
        assert [member.name for member in page.cast] == ["Robert De Niro"]
        assert [group.job for group in page.crew] == ["Director", "Screenplay"]
        assert list(Image.objects.order_by("id").values()) == images

    def test_without_an_offer_says_that_it_is_gone(self, archive, full_heat):
        archive.later(days=2)
        archive.hear(full_heat, tmdb=answers.heat(offers=(offer("Netflix", kind="rent"), offer("Disney Plus", "DE"))))
        page = archive.page(full_heat)
        assert {(found.service, found.type) for found in page.offers} == {
            ("netflix", "rent"),
            ("disney-plus", "stream"),
        }
        (gone,) = page.gone_offers
        assert (gone.service, gone.type, gone.gone_at) == ("netflix", "stream", archive.at)
        assert gone.last_seen_at < archive.at

    def test_brings_a_gone_offer_back(self, archive, full_heat):
        archive.later(days=2)
        archive.hear(full_heat, tmdb=answers.heat(offers=(offer("Hulu"),)))
        archive.later(days=2)
        archive.hear(full_heat, tmdb=answers.heat(offers=(offer("Netflix"),)))
        found = {one.service.slug: one.gone_at is None for one in Offer.objects.filter(region="US")}
        assert found == {"netflix": True, "hulu": False}

    def test_without_a_region_keeps_its_offers_with_their_time(self, archive, full_heat):
        first = archive.at
        archive.later(days=2)
        archive.hear(full_heat, tmdb=answers.heat(offers=(offer("Netflix"),)))
        seen = {found.region: found.last_seen_at for found in archive.page(full_heat).offers}
        assert seen == {"US": archive.at, "DE": first}

    def test_with_more_votes_changes_the_votes_alone(self, archive, full_heat):
        outcome = archive.hear(full_heat, tmdb=answers.heat(ratings=(rating("tmdb", 7.9, votes=7500),)))
        assert outcome.changed == ("ratings.tmdb.votes",)
        assert Rating.objects.get(source="tmdb").votes == 7500


class TestAShow:
    def test_has_its_seasons_and_episodes(self, archive, wire):
        page = archive.page(wire)
        assert [season.number for season in page.seasons] == [1, 2]
        told = answers.wire().seasons[0]
        assert page.seasons[0].episodes[0].ratings == told.episodes[0].ratings
        assert page.seasons[0].images == told.images
        assert page.seasons[1].air_date == date(2003, 6, 2)

    def test_has_who_was_in_each_episode(self, archive, wire):
        season = catalogue.get_season_page(wire.slug, 2)
        assert [member.name for member in season.cast] == ["Dominic West"]
        assert season.episodes[0].guests[0].character == "Stringer Bell"
        assert season.episodes[1].crew[0].people[0].name == "Michael Mann"

    def test_that_gains_a_season_keeps_the_others_rows(self, archive, wire):
        before = list(Episode.objects.order_by("id").values())
        outcome = archive.hear(wire, tmdb=answers.wire(seasons=(*answers.wire().seasons, answers.season(3))))
        assert outcome.changed == ("seasons.3",)
        assert list(Episode.objects.filter(season__number__lt=3).order_by("id").values()) == before

    def test_is_one_person_in_all_its_credits(self, archive, wire):
        assert Person.objects.filter(name="Idris Elba").count() == 1
        assert Credit.objects.filter(person__name="Idris Elba").count() == 4

    def test_keeps_a_season_that_a_newer_answer_leaves_out(self, archive, wire):
        archive.hear(wire, tmdb=answers.wire(seasons=(answers.season(2, plot="Told anew."),)))
        assert [season.plot for season in archive.page(wire).seasons] == ["The year 1.", "Told anew."]


class TestCredits:
    def test_of_the_same_character_twice_both_stand(self, archive, heat):
        twins = (cast(answers.PACINO, "Twin"), cast(answers.PACINO, "Twin", 1), cast(answers.DE_NIRO, "Twin"))
        archive.hear(heat, tmdb=answers.heat(cast=twins))
        assert [member.character for member in archive.page(heat).cast] == ["Twin"] * 3

    def test_of_namesakes_are_two_people(self, archive, heat):
        one, other = (PersonRef(name="Chris Evans", ids={"tmdb": number}) for number in ("16828", "1020"))
        archive.hear(heat, tmdb=answers.heat(cast=(cast(one, "A"), cast(other, "B"))))
        assert sorted(Person.objects.filter(name="Chris Evans").values_list("slug", flat=True)) == [
            "chris-evans",
            "chris-evans-16828",
        ]

    def test_of_a_person_known_already_find_them(self, archive, full_heat):
        people = Person.objects.count()
        insider = archive.add("The Insider", year=1999, tmdb="9008")
        archive.hear(insider, tmdb=answers.heat(ids={"tmdb": "9008"}, franchise=None))
        assert Person.objects.count() == people

    def test_without_any_id_are_known_by_name(self, archive, heat):
        archive.hear(heat, tmdb=answers.heat(cast=(cast(PersonRef(name="Nobody Known"), "A"),)))
        assert Person.objects.get(name="Nobody Known").ids.get().source == "name"

    def test_by_name_alone_give_way_to_those_with_ids(self, archive, heat):
        archive.hear(heat, omdb=answers.heat_at_omdb())
        archive.hear(heat, tmdb=answers.heat())
        assert [member.slug for member in archive.page(heat).cast] == ["al-pacino-1158", "robert-de-niro"]

    def test_carrying_two_ids_make_them_one_person(self, archive, heat):
        both = PersonRef(name="Al Pacino", ids={"tmdb": "1158", "imdb": "nm0000199"})
        archive.hear(heat, tmdb=answers.heat(cast=(cast(both, "A"), cast(answers.PACINO, "B"))))
        person = Person.objects.get(name="Al Pacino")
        assert dict(person.ids.values_list("source", "value")) == {"tmdb": "1158", "imdb": "nm0000199"}

    def test_that_contradict_each_other_stay_two_people(self, archive, heat):
        one = PersonRef(name="Al Pacino", ids={"tmdb": "1158", "imdb": "nm0000199"})
        other = PersonRef(name="Al Pacino", ids={"tmdb": "9999", "imdb": "nm0000199"})
        archive.hear(heat, tmdb=answers.heat(cast=(cast(one, "A"), cast(other, "B"))))
        assert Person.objects.filter(name="Al Pacino").count() == 2

    def test_touch_up_a_photo_that_was_missing(self, archive, full_heat):
        with_photo = replace(answers.DE_NIRO, photo="https://image.example/deniro.jpg")
        archive.hear(full_heat, tmdb=answers.heat(cast=(cast(with_photo, "Neil McCauley"),)))
        assert Person.objects.get(name="Robert De Niro").photo == "https://image.example/deniro.jpg"


class TestIdentifiers:
    def test_that_another_work_has_are_a_conflict(self, archive, full_heat, caplog):
        other = archive.add("Heat", year=1986, tmdb="5555")
        with caplog.at_level(logging.WARNING):
            outcome = archive.hear(other, tmdb=answers.heat(ids={"tmdb": "5555", "imdb": "tt0113277"}))
        conflict = IdConflict.objects.get()
        assert (conflict.work, conflict.other, conflict.reason) == (other, full_heat, "taken")
        assert [refusal.value for refusal in outcome.conflicts] == ["tt0113277"]
        assert "tt0113277" in caplog.text
        assert WorkId.objects.get(source="imdb").work == full_heat
        assert Work.objects.count() == 2

    def test_that_are_refused_are_shown(self, archive, full_heat):
        other = archive.add("Heat", year=1986, tmdb="5555")
        archive.hear(other, tmdb=answers.heat(ids={"tmdb": "5555", "imdb": "tt0113277"}))
        (shown,) = archive.page(other).known.conflicts
        assert (shown.value, shown.other, shown.reason) == ("tt0113277", "Heat", "taken")
        assert [conflict.value for conflict in catalogue.list_conflicts()] == ["tt0113277"]

    def test_that_are_impossible_are_refused(self, archive, heat):
        archive.hear(heat, tmdb=answers.heat(ids={"tmdb": "949", "imdb": "0113277"}))
        assert IdConflict.objects.get().reason == "impossible"
        assert dict(heat.ids.values_list("source", "value")) == {"tmdb": "949"}

    def test_that_contradict_the_works_own_are_refused(self, archive, full_heat):
        archive.hear(full_heat, tmdb=answers.heat(ids={"tmdb": "949", "imdb": "tt0000001"}))
        assert IdConflict.objects.get().reason == "contradicts"
        assert WorkId.objects.get(work=full_heat, source="imdb").value == "tt0113277"

    def test_of_another_work_mark_an_answer_gone_astray(self, archive, full_heat):
        before = archive.page(full_heat)
        archive.hear(full_heat, tmdb=WorkRecord(ids={"tmdb": "950"}, plot="Of another film."))
        assert archive.page(full_heat).plot == before.plot
        assert Claim.objects.get(provider="tmdb").record["plot"] == before.plot

    def test_seen_again_stay_one_conflict(self, archive, heat):
        for _ in range(2):
            archive.hear(heat, tmdb=answers.heat(ids={"tmdb": "949", "imdb": "nonsense"}))
        assert IdConflict.objects.count() == 1


class TestWhatNoColumnCanHold:
    @pytest.mark.parametrize(
        ("changes", "odd"),
        [
            ({"runtime_minutes": 10**12}, "runtime_minutes"),
            ({"year": 123_456}, "year"),
            ({"status": "x" * 500}, "status"),
            ({"original_language": "a language with a long name"}, "original_language"),
            ({"ratings": (rating("tmdb", 500),)}, "ratings[0]"),
            ({"offers": (offer("Netflix", kind="stolen"),)}, "offers[0]"),
            ({"budget": 2**70}, "budget"),
        ],
    )
    def test_is_left_out_and_named(self, archive, heat, changes, odd):
        outcome = archive.hear(heat, tmdb=answers.heat(**changes))
        assert f"{odd}: cannot be stored" in outcome.odd["tmdb"]
        assert archive.page(heat).plot == answers.heat().plot

    def test_is_left_out_of_text(self, archive, heat):
        archive.hear(heat, tmdb=answers.heat(plot="A thief\x00 and \ud800 a detective."))
        assert archive.page(heat).plot == "A thief and  a detective."

    def test_has_no_length_of_title(self, archive, heat):
        archive.hear(heat, tmdb=answers.heat(cast=(CreditRecord(kind="cast", person=PersonRef(name="N" * 5000)),)))
        assert len(archive.page(heat).cast[0].name) == 5000


class TestTheSettings:
    def test_may_forbid_keeping_bodies(self, archive, heat, settings):
        settings.KEEP_BODIES = False
        archive.hear(heat, tmdb=catalog.ProviderSaid(answers.heat(), {"main": {"id": 949}}))
        assert Claim.objects.get().bodies is None

    def test_say_what_is_expected(self, archive, heat, settings):
        settings.EXPECTED_FIELDS = ("title", "awards")
        outcome = archive.hear(heat, tmdb=answers.heat())
        assert (outcome.completeness_after, outcome.missing) == (50, ("awards",))


def test_a_work_nobody_told_of_has_no_details(archive, heat):
    assert not WorkDetails.objects.exists()
    assert not Season.objects.exists()
    assert archive.page(heat).title == "Heat"
