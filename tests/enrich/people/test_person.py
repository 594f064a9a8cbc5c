from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cineteca.catalog.models import Person, Work
from cineteca.core import events
from cineteca.enrich.queries.people import Asked, PersonView, Source, get_person, read_asked
from cineteca.imdb.events import DatasetsLoaded
from tests.enrich.people import world
from tests.enrich.people.world import NOON
from tests.web.conftest import heat

__all__ = ["heat"]
BOTH = Source(speaks="tmdb", tmdb="up", datasets="fresh", datasets_at=NOON)
NO_DATASETS = Source(speaks="tmdb", tmdb="up", datasets="missing")
BY_IMDB = Asked(imdb="nm0000199")


def titles(view: PersonView, department: str = "Acting") -> list[str]:
    return [part.title for section in view.sections if section.department == department for part in section.parts]


class TestAPersonOfBoth:
    def test_has_every_title_once(self, pacino, datasets):
        view = get_person(Asked(slug="al-pacino"), source=BOTH)
        assert titles(view) == [
            "Not Dated Yet", "Angels in America", "The Insider", "Heat", "Serpico", "The Godfather",
        ]  # fmt: skip

    def test_leads_to_the_catalogue_where_it_has_the_work_and_to_the_title_else(self, pacino, datasets, work):
        view = get_person(Asked(number=pacino.id), source=BOTH)
        parts = {part.title: part for section in view.sections for part in section.parts}
        assert (parts["Heat"].slug, parts["Heat"].source) == (work.slug, "")
        assert (parts["Serpico"].slug, parts["Serpico"].imdb, parts["Serpico"].source) == ("", "tt0070666", "imdb")

    def test_keeps_the_catalogues_day_of_birth_and_takes_a_missing_year(self, pacino, datasets):
        assert get_person(BY_IMDB, source=BOTH).life.birth_year == 1940
        Person.objects.filter(id=pacino.id).update(birth_date=date(1940, 4, 25))
        view = get_person(BY_IMDB, source=BOTH)
        assert (view.life.birth_date, "life" in view.filled) == (date(1940, 4, 25), False)

    def test_is_known_for_works_of_the_catalogue_then_for_others(self, pacino, datasets, work):
        view = get_person(BY_IMDB, source=BOTH)
        assert [card.work_id for card in view.known_for] == [work.id]
        assert [title.title for title in view.known_elsewhere] == ["The Godfather", "Serpico"]

    def test_names_who_works_with_them(self, pacino, datasets):
        view = get_person(BY_IMDB, source=BOTH)
        assert [(found.name, found.together) for found in view.companions] == [("Michael Mann", 2)]

    def test_is_told_by_the_catalogue_alone_without_datasets(self, pacino, datasets):
        view = get_person(BY_IMDB, source=NO_DATASETS)
        assert (titles(view), view.filled) == (["Heat"], ())

    def test_hides_titles_for_adults_alone(self, pacino, datasets):
        world.title(8_000_000, "For Adults", 1980, adult=True)
        world.part(8_000_000, 1, world.PACINO)
        assert "For Adults" not in titles(get_person(BY_IMDB, source=BOTH))


class TestAPersonOfTheDatasets:
    def test_is_told_by_them_alone(self, datasets):
        view = get_person(BY_IMDB, source=BOTH)
        assert (view.id, view.name, view.life.birth_year, view.lead) == (None, "Al Pacino", 1940, "Acting")
        assert len(titles(view)) == 6
        assert [title.title for title in view.known_elsewhere] == ["The Godfather", "Heat", "Serpico"]

    def test_leads_to_works_of_the_catalogue(self, datasets, work):
        view = get_person(BY_IMDB, source=BOTH)
        assert [part.slug for section in view.sections for part in section.parts if part.slug] == [work.slug]

    def test_is_nobody_where_they_are_gone(self, datasets):
        assert get_person(BY_IMDB, source=NO_DATASETS) is None

    def test_does_several_things(self, datasets):
        view = get_person(Asked(imdb="nm0000520"), source=BOTH)
        assert [section.department for section in view.sections] == ["Directing", "Writing"]
        assert view.sections[1].parts[0].job == "Written"


class TestWhoIsAsked:
    @pytest.mark.parametrize(
        ("text", "asked"),
        [
            ("12", Asked(number=12)),
            ("nm0000199", Asked(imdb="nm0000199")),
            ("NM199", Asked(imdb="nm0000199")),
            ("al-pacino", Asked(slug="al-pacino")),
            ("tt0113277", Asked(imdb="tt0113277")),
            ("0", None),
            ("9" * 40, None),
            ("", None),
            ("x" * 161, None),
        ],
    )
    def test_is_read_off_the_address(self, text, asked):
        assert read_asked(text) == asked

    def test_nobody_is_nobody(self, db):
        found = [
            get_person(asked, source=BOTH) for asked in (Asked(number=5), Asked(slug="x"), Asked(imdb="nm0000009"))
        ]
        assert found == [None, None, None]


def test_twice_the_titles_cost_the_same_queries(pacino, datasets):
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            get_person(BY_IMDB, source=BOTH)
        return len(queries)

    before = cost()
    for number in range(200):
        world.title(9_000_000 + number, f"Film {number}", 1970 + number % 50)
        world.part(9_000_000 + number, 1, world.PACINO)
        world.part(9_000_000 + number, 2, world.DUVALL)
    assert (cost(), before) == (before, before)
    assert before <= 16


class TestWhatIsKept:
    @pytest.fixture(autouse=True)
    def _known(self, transactional_db, pacino, datasets):
        get_person(BY_IMDB, source=BOTH)

    def test_costs_nothing_the_second_time(self, django_assert_num_queries):
        with django_assert_num_queries(0):
            assert get_person(BY_IMDB, source=BOTH).name == "Al Pacino"

    def test_is_made_anew_when_the_person_changed(self, pacino):
        from cineteca.catalog.events import PersonChanged

        Person.objects.filter(id=pacino.id).update(biography="Born in New York.")
        events.publish(PersonChanged(person_id=pacino.id, fields=("biography",)))
        assert get_person(BY_IMDB, source=BOTH).biography == "Born in New York."

    def test_is_made_anew_when_a_work_of_theirs_changed(self, work):
        from cineteca.catalog.events import WorkChanged

        Work.objects.filter(id=work.id).update(title="Heat!")
        events.publish(WorkChanged(work_id=work.id, fields=("title",)))
        assert "Heat!" in titles(get_person(BY_IMDB, source=BOTH))

    def test_is_made_anew_when_datasets_were_loaded(self):
        world.title(9_000_000, "The Irishman", 2019)
        world.part(9_000_000, 1, world.PACINO)
        events.publish(DatasetsLoaded(files=("title.principals",), titles_changed=1, names_changed=0, at=NOON))
        assert "The Irishman" in titles(get_person(BY_IMDB, source=BOTH))
