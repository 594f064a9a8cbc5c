from datetime import date

import pytest

from cineteca.catalog import operations as catalog
from cineteca.catalog import queries as catalogue
from cineteca.catalog.events import PersonChanged
from cineteca.catalog.models import Credit, Person, PersonClaim, PersonId
from cineteca.catalog.operations.errors import UnknownPerson
from cineteca.core import events
from cineteca.providers.records import FilmographyRecord, ImageRecord, Kind, PersonRecord
from tests.catalog import answers

PACINO = PersonRecord(
    ids={"tmdb": "1158", "imdb": "nm0000199"},
    name="Al Pacino",
    also_known_as=("Alfredo James Pacino",),
    biography="An American actor.",
    birth_date=date(1940, 4, 25),
    birth_place="New York City",
    gender="male",
    department="Acting",
    images=(ImageRecord(kind="photo", url="https://image.example/new.jpg"),),
    filmography=(
        FilmographyRecord(
            kind=Kind.FILM, ids={"tmdb": "949"}, credit="cast", title="Heat", year=1995, character="Hanna"
        ),
        FilmographyRecord(
            kind=Kind.FILM, ids={"tmdb": "111"}, credit="cast", title="Scarface", year=1983, character="Tony"
        ),
    ),
)


@pytest.fixture
def pacino(full_heat):
    return Person.objects.get(ids__source="tmdb", ids__value="1158")


@pytest.fixture
def hear(archive):
    def hear(person, **said):
        told = {provider: catalog.PersonSaid(record) for provider, record in said.items()}
        return catalog.claim_person(person_id=person.id, answers=told, at=archive.at)

    return hear


class TestAnAnswerAboutAPerson:
    def test_fills_their_page(self, archive, pacino, hear):
        hear(pacino, tmdb=PACINO)
        page = catalogue.get_person_page(pacino.slug)
        assert (page.birth_date, page.birth_place) == (date(1940, 4, 25), "New York City")
        assert page.photo == "https://image.example/new.jpg"
        assert page.also_known_as == ("Alfredo James Pacino",)
        assert page.ids == {"imdb": "nm0000199", "tmdb": "1158"}
        assert page.sources["biography"] == page.sources["name"] == "tmdb"
        assert page.enriched_at == archive.at

    def test_lists_works_that_we_lack(self, pacino, hear):
        hear(pacino, tmdb=PACINO)
        (acting,) = catalogue.get_person_page(pacino.slug).roles
        assert [(entry.title, entry.slug) for entry in acting.entries] == [("Heat", "heat-1995"), ("Scarface", "")]

    def test_that_is_empty_erases_nothing(self, pacino, hear):
        hear(pacino, tmdb=PACINO)
        hear(pacino, tmdb=PersonRecord(ids={"tmdb": "1158"}))
        assert catalogue.get_person_page(pacino.slug).biography == "An American actor."

    def test_is_told_when_it_changes_something(self, pacino, hear, monkeypatch, django_capture_on_commit_callbacks):
        heard = []
        monkeypatch.setitem(events._handlers, PersonChanged, [heard.append])
        for _ in range(2):
            with django_capture_on_commit_callbacks(execute=True):
                hear(pacino, tmdb=PACINO)
        assert len(heard) == 1
        assert "biography" in heard[0].fields

    def test_said_again_only_confirms(self, archive, pacino, hear):
        hear(pacino, tmdb=PACINO)
        archive.later(days=1)
        assert hear(pacino, tmdb=PACINO).changed == ()
        assert PersonClaim.objects.get().confirmed == {"*": "2026-03-03T09:00:00+00:00"}

    def test_with_an_impossible_id_is_believed_but_for_that(self, pacino, hear):
        outcome = hear(pacino, tmdb=PersonRecord(ids={"tmdb": "1158", "imdb": "tt0113277"}, biography="An actor."))
        assert [refusal.value for refusal in outcome.conflicts] == ["tt0113277"]
        assert PersonId.objects.filter(person=pacino).count() == 1

    def test_about_nobody_is_an_error(self, archive):
        with pytest.raises(UnknownPerson):
            catalog.claim_person(person_id=0, answers={}, at=archive.at)

    def test_is_not_overwritten_by_a_credit(self, archive, full_heat, pacino, hear):
        hear(pacino, tmdb=PACINO)
        archive.hear(full_heat, tmdb=answers.heat(cast=(answers.cast(answers.PACINO, "Vincent Hanna, again"),)))
        assert Person.objects.get(id=pacino.id).photo == "https://image.example/new.jpg"


class TestTwoPeopleOfOneRecord:
    def test_turn_out_to_be_one(self, archive, pacino, hear):
        by_imdb = answers.PersonRef(name="Al Pacino", ids={"imdb": "nm0000199"})
        insider = archive.add("The Insider", year=1999, tmdb="9008")
        archive.hear(insider, tmdb=answers.heat(ids={"tmdb": "9008"}, cast=(answers.cast(by_imdb, "Bergman"),)))
        outcome = hear(pacino, tmdb=PACINO)
        assert len(outcome.united) == 1
        assert Person.objects.filter(name="Al Pacino").count() == 1
        assert Credit.objects.filter(person=pacino).count() == 2

    def test_stay_two_where_an_id_contradicts(self, archive, pacino, hear):
        namesake = answers.PersonRef(name="Al Pacino", ids={"tmdb": "77", "imdb": "nm0000199"})
        insider = archive.add("The Insider", year=1999, tmdb="9008")
        archive.hear(insider, tmdb=answers.heat(ids={"tmdb": "9008"}, cast=(answers.cast(namesake, "Bergman"),)))
        outcome = hear(pacino, tmdb=PACINO)
        assert outcome.united == ()
        assert [refusal.reason for refusal in outcome.conflicts] == ["taken"]
        assert Person.objects.filter(name="Al Pacino").count() == 2
