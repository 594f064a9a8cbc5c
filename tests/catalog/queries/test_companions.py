import pytest

from cineteca.catalog import queries as catalogue
from cineteca.catalog.models import Person, Work
from cineteca.providers.records import PersonRef
from tests.catalog import answers
from tests.web.conftest import heat, told, wire

__all__ = ["heat", "wire"]

VAL = PersonRef(name="Val Kilmer", ids={"tmdb": "5576", "imdb": "nm0000174"})


@pytest.fixture
def insider(db):
    """Pacino and Mann once more."""
    cast = (answers.cast(answers.PACINO, "Lowell Bergman"), answers.cast(VAL, "A voice", 1))
    crew = (answers.crew(answers.MANN, "Director", "Directing"),)
    record = answers.heat(
        ids={"tmdb": "9008", "imdb": "tt0140352"}, title="The Insider", year=1999, images=(), cast=cast, crew=crew,
        franchise=None,
    )  # fmt: skip
    return told("film", "The Insider", 1999, tmdb=record)


class TestCompanions:
    def test_are_those_of_more_than_one_work(self, heat, insider):
        pacino = Person.objects.get(slug="al-pacino")
        companions = catalogue.list_companions(pacino.id)
        assert [(found.person.name, found.together) for found in companions] == [("Michael Mann", 2)]
        assert companions[0].best.slug in {heat.slug, insider.slug}

    def test_of_works_for_adults_alone_are_nobodys(self, heat, insider):
        Work.objects.filter(id=insider.id).update(adult=True)
        assert catalogue.list_companions(Person.objects.get(slug="al-pacino").id) == []

    def test_cost_one_query(self, heat, insider, django_assert_num_queries):
        pacino = Person.objects.get(slug="al-pacino")
        with django_assert_num_queries(1):
            catalogue.list_companions(pacino.id)


class TestPartsOfATitle:
    def test_name_cast_then_crew_with_their_ids_at_imdb(self, insider):
        parts = catalogue.list_title_parts(insider.id)
        assert [(part.kind, part.name, part.imdb) for part in parts] == [
            ("cast", "Al Pacino", ""), ("cast", "Val Kilmer", "nm0000174"), ("crew", "Michael Mann", ""),
        ]  # fmt: skip
        assert parts[0].character == "Lowell Bergman"


class TestFinding:
    def test_a_person_by_number_slug_or_identifier(self, insider):
        val = Person.objects.get(slug="val-kilmer")
        found = [
            catalogue.find_person(number=val.id),
            catalogue.find_person(slug="val-kilmer"),
            catalogue.find_person(source="imdb", value="nm0000174"),
        ]
        assert {person and person.id for person in found} == {val.id}
        assert catalogue.find_person(slug="nobody") is None

    def test_many_people_and_works_by_their_identifiers(self, insider, django_assert_num_queries):
        with django_assert_num_queries(2):
            people = catalogue.find_people("imdb", ["nm0000174", "nm9999999"])
            works = catalogue.find_works("imdb", ["tt0140352", "tt9999999"])
        assert [(value, person.name) for value, person in people.items()] == [("nm0000174", "Val Kilmer")]
        assert [(value, work.title) for value, work in works.items()] == [("tt0140352", "The Insider")]

    def test_everybody_of_a_work(self, insider):
        assert len(catalogue.list_people_of_work(insider.id)) == 3
