import time

import pytest
from django.db import connection

from cineteca.catalog import operations as catalog
from cineteca.catalog.models import Person
from cineteca.core import clock
from cineteca.providers.records import PersonRecord
from tests.enrich.people import world
from tests.enrich.people.conftest import with_key
from tests.enrich.people.world import NOON

__all__ = ["with_key"]


class TestThePageOfAPerson:
    def test_lists_what_they_did_by_role(self, charlie, heat):
        html = charlie.get("/person/michael-mann").text
        assert ">Directing<small>" in html
        assert ">Writing<small>" in html
        assert f'href="/film/{heat.slug}"' in html

    def test_names_the_character(self, charlie, heat):
        assert "Vincent Hanna" in charlie.get("/person/al-pacino").text

    def test_tells_their_life_where_it_is_known(self, charlie, heat):
        Person.objects.filter(slug="al-pacino").update(birth_date="1940-04-25", birth_place="New York City")
        html = charlie.get("/person/al-pacino").text
        assert "born April 25, 1940" in html
        assert "New York City" in html

    def test_shows_what_they_are_known_for(self, charlie, heat):
        assert 'id="known-for-rail"' in charlie.get("/person/al-pacino").text

    def test_without_a_work_says_so(self, charlie, db):
        Person.objects.create(slug="nobody", name="Nobody")
        assert "No work in the catalogue names them yet." in charlie.get("/person/nobody").text

    def test_that_does_not_exist_is_404(self, charlie, db):
        assert charlie.get("/person/nobody").status_code == 404


class TestTheirLife:
    @pytest.fixture
    def pacino(self, heat):
        return Person.objects.filter(slug="al-pacino")

    def test_tells_how_old_they_are(self, charlie, pacino, monkeypatch):
        pacino.update(birth_date="1940-04-25")
        monkeypatch.setattr(clock, "now", lambda: NOON)
        assert "born April 25, 1940 (86)" in charlie.get("/person/al-pacino").text

    def test_tells_how_old_they_became(self, charlie, pacino):
        pacino.update(birth_date="1940-04-25", death_date="2020-04-24")
        assert "died April 24, 2020 (aged 79)" in charlie.get("/person/al-pacino").text

    def test_greets_on_the_birthday(self, charlie, pacino, monkeypatch):
        pacino.update(birth_date="1940-11-21")
        monkeypatch.setattr(clock, "now", lambda: NOON)
        assert "Turns 86 today" in charlie.get("/person/al-pacino").text


class TestALongFilmography:
    @pytest.fixture
    def long(self, db):
        world.pacino()
        for number in range(394):
            world.title(9_000_000 + number, f"Film {number}", 1960 + number % 60, votes=number)
            world.part(9_000_000 + number, 1, world.PACINO, characters=("Somebody",))

    def test_is_jumped_in_by_decade(self, charlie, long):
        html = charlie.get("/name/nm0000199/").text
        assert '<a href="#role-1-1990" aria-label="Acting, 1990s">1990s</a>' in html
        assert html.count("<tr") == 400 + 1
        assert 'id="role-1-1990"' in html

    def test_costs_as_many_queries_as_a_short_one(self, charlie, django_assert_max_num_queries, long):
        with django_assert_max_num_queries(15):
            charlie.get("/name/nm0000199/")

    def test_is_there_at_once(self, charlie, long):
        charlie.get("/name/nm0000199/")
        took = []
        for _ in range(3):
            began = time.process_time()
            charlie.get("/name/nm0000199/")
            took.append(time.process_time() - began)
        assert min(took) < 0.5  # about a tenth of that; no machine is so slow


class TestWhoSpeaks:
    def test_are_the_datasets_of_a_day(self, charlie, db):
        world.pacino()
        html = charlie.get("/name/nm0000199/").text
        assert "From the IMDb datasets of November 21, 2026." in html
        assert "TMDB is not asked: it has no key here." in html

    def test_is_tmdb_with_gaps_filled(self, charlie, heat, monkeypatch):
        world.pacino()
        monkeypatch.setattr(clock, "now", lambda: NOON)
        person = Person.objects.get(slug="al-pacino")
        person.ids.create(source="imdb", value="nm0000199")
        catalog.claim_person(
            person_id=person.id,
            answers={"tmdb": catalog.PersonSaid(PersonRecord(ids={"tmdb": "1158"}, name="Al Pacino"))},
            at=NOON,
        )
        html = charlie.get("/person/al-pacino").text
        assert "From TMDB, November 21, 2026." in html
        assert "Titles marked IMDb are from the IMDb datasets of November 21, 2026." in html
        assert '<a class="plain-link" href="/title/tt0070666/">Serpico</a><small class="kind">IMDb</small>' in html
        assert html.count(">Heat</a>") == 1

    def test_tells_strangers_nothing_of_datasets_that_are_not_there(self, alice, charlie, heat, with_key):
        assert "datasets" not in charlie.get("/person/al-pacino").text
        assert "The IMDb datasets are not loaded here." in alice.get("/person/al-pacino").text


class TestTheAddressByIMDb:
    def test_leads_to_the_page_in_the_catalogue(self, charlie, heat):
        Person.objects.get(slug="al-pacino").ids.create(source="imdb", value="nm0000199")
        assert charlie.get("/name/nm0000199/").headers["Location"] == "/person/al-pacino"

    def test_is_one_whatever_form_was_asked_for(self, charlie, db):
        answer = charlie.get("/name/NM199/")
        assert (answer.status_code, answer.headers["Location"]) == (301, "/name/nm0000199/")

    @pytest.mark.parametrize("name", ["nm0000009", "tt0113277", "al-pacino", "nm99999999999", "1158"])
    def test_of_nobody_is_404(self, charlie, heat, name):
        assert charlie.get(f"/name/{name}/").status_code == 404

    def test_shows_whom_only_the_datasets_know(self, charlie, heat):
        world.pacino()
        html = charlie.get("/name/nm0000199/").text
        assert "born 1940" in html
        assert f'href="/film/{heat.slug}"' in html
        assert 'href="/title/tt0068646/"' in html
        assert "Works often with" in html
        assert 'href="/name/nm0000520/"' in html


class TestAskingTMDB:
    def waiting(self) -> list[str]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT task_name FROM procrastinate_jobs")
            return [row[0] for row in cursor.fetchall()]

    def test_is_what_opening_the_page_does_once(self, charlie, heat, with_key):
        for _ in range(2):
            charlie.get("/person/al-pacino")
        assert self.waiting().count("enrich.refresh_person") == 1

    def test_needs_a_key(self, charlie, heat):
        charlie.get("/person/al-pacino")
        assert "enrich.refresh_person" not in self.waiting()
