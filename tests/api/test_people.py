"""People over REST: open to all, kept for a minute, one shape for both sources."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cineteca.catalog.models import Person
from cineteca.core.pagination import BadCursor
from cineteca.search import operations as index
from cineteca.search import queries as search
from cineteca.search.queries import Hit, Ref, Results
from tests.enrich.people import world


@pytest.fixture
def pacino(heat) -> Person:
    world.pacino()
    person = Person.objects.get(slug="al-pacino")
    person.ids.create(source="imdb", value="nm0000199")
    return person


@pytest.fixture
def finds(monkeypatch):
    """What the search answers, and what it was asked."""
    asked = []

    def answers(*hits: Hit, **more) -> list[search.Query]:
        def told(query):
            asked.append(query)
            return Results(hits=hits, total=len(hits), **more)

        monkeypatch.setattr(search, "search", told)
        return asked

    return answers


class TestOnePerson:
    @pytest.mark.parametrize("name", ["al-pacino", "nm0000199", "NM199"])
    def test_is_found_by_name_and_by_id(self, charlie, pacino, name):
        body = charlie.get(f"/api/people/{name}").json()
        assert (body["id"], body["slug"], body["imdbId"], body["tmdbId"]) == (
            pacino.id,
            "al-pacino",
            "nm0000199",
            "1158",
        )

    def test_is_found_by_number(self, charlie, pacino):
        assert charlie.get(f"/api/people/{pacino.id}").json()["name"] == "Al Pacino"

    def test_is_told_of_whole(self, charlie, pacino, heat):
        body = charlie.get("/api/people/al-pacino").json()
        assert (body["birthYear"], body["birthDate"], body["age"]) == (1940, None, None)
        assert body["roles"] == [{"role": "Acting", "count": 6}]
        assert [(one["title"], one["workId"], one["imdbId"]) for one in body["knownFor"]] == [
            ("Heat", heat.id, None), ("The Godfather", None, "tt0068646"), ("Serpico", None, "tt0070666"),
        ]  # fmt: skip
        assert body["companions"][0]["name"] == "Michael Mann"
        assert body["source"]["why"] == ["tmdb_no_key"]

    def test_of_the_datasets_alone_has_the_same_shape(self, charlie, pacino):
        body = charlie.get("/api/people/nm0000520").json()
        assert (body["id"], body["slug"], body["url"]) == (None, None, "/name/nm0000520/")
        assert body["name"] == "Michael Mann"

    @pytest.mark.parametrize("name", ["nobody", "nm0000009", "0", "9" * 30, "tt0113277"])
    def test_who_is_nobody_is_404(self, charlie, pacino, name):
        answer = charlie.get(f"/api/people/{name}")
        assert (answer.status_code, answer.json()["error"]["code"]) == (404, "not_found")


class TestKeeping:
    def test_is_allowed_for_a_minute_and_for_ten_more_while_it_is_made_anew(self, charlie, pacino):
        answer = charlie.get("/api/people/al-pacino")
        assert answer["Cache-Control"] == "public, max-age=60, stale-while-revalidate=600"

    @pytest.mark.parametrize("path", ["people/al-pacino", "people/al-pacino/credits", "titles/tt0113277/people"])
    def test_is_304_for_who_has_the_same(self, charlie, pacino, client, path):
        first = client.get(f"/api/{path}")
        again = client.get(f"/api/{path}", headers={"If-None-Match": first["ETag"]})
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
        assert client.get(f"/api/{path}", headers={"If-None-Match": '"another"'}).status_code == 200

    def test_is_told_to_head_too(self, charlie, pacino, client):
        whole, head = client.get("/api/people/nm0000199"), client.head("/api/people/nm0000199")
        assert (head.status_code, head["ETag"], head["Cache-Control"]) == (200, whole["ETag"], whole["Cache-Control"])
        assert head.content == b""


class TestCredits:
    def asked(self, program, **asked) -> list[str]:
        return [item["title"] for item in program.get("/api/people/al-pacino/credits", **asked).json()["items"]]

    def test_are_all_of_them(self, charlie, pacino):
        assert len(self.asked(charlie)) == 6

    def test_can_be_narrowed(self, charlie, pacino):
        assert self.asked(charlie, kind="show") == ["Angels in America"]
        assert self.asked(charlie, year_from=1996) == ["Not Dated Yet", "Angels in America", "The Insider"]
        assert self.asked(charlie, role="acting", kind="film", year_from=1999) == ["Not Dated Yet", "The Insider"]
        assert self.asked(charlie, role="directing") == []

    def test_say_who_tells_them(self, charlie, pacino, heat):
        items = charlie.get("/api/people/al-pacino/credits").json()["items"]
        sources = {item["title"]: (item["source"], item["workId"], item["imdbId"]) for item in items}
        assert sources["Heat"] == ("catalogue", heat.id, None)
        assert sources["Serpico"] == ("imdb", None, "tt0070666")

    @pytest.mark.parametrize("asked", [{"kind": "game"}, {"year_from": "soon"}, {"year_from": 5}])
    def test_that_make_no_sense_are_refused(self, charlie, pacino, asked):
        answer = charlie.get("/api/people/al-pacino/credits", **asked)
        assert (answer.status_code, answer.json()["error"]["code"]) == (422, "invalid")

    def test_twice_as_many_cost_the_same_queries(self, charlie, pacino):
        def cost() -> int:
            with CaptureQueriesContext(connection) as queries:
                charlie.get("/api/people/al-pacino/credits")
            return len(queries)

        before = cost()
        for number in range(100):
            world.title(9_000_000 + number, f"Film {number}", 1970 + number % 50)
            world.part(9_000_000 + number, 1, world.PACINO)
        assert cost() == before


class TestEverybodyOfATitle:
    def test_is_one_answer(self, charlie, pacino, heat):
        by_number = charlie.get(f"/api/titles/{heat.id}/people").json()
        by_imdb = charlie.get("/api/titles/tt0113277/people").json()
        assert by_number == by_imdb
        cast = [item["name"] for item in by_imdb["items"] if item["kind"] == "cast"]
        assert cast == ["Al Pacino", "Robert De Niro"]

    def test_of_the_datasets_alone_too(self, charlie, pacino):
        body = charlie.get("/api/titles/tt0068646/people").json()
        assert (body["workId"], body["title"]) == (None, "The Godfather")
        assert [(item["name"], item["character"]) for item in body["items"]][1] == ("Robert Duvall", "Tom Hagen")

    def test_of_no_title_is_404(self, charlie, pacino):
        assert charlie.get("/api/titles/tt9999999/people").status_code == 404


class TestSearching:
    def test_answers_people_of_both_sources(self, charlie, pacino, finds):
        asked = finds(
            Hit(ref=Ref("person", pacino.id), kind="person", name="Al Pacino", note="Heat"),
            Hit(ref=Ref("name", 520), kind="person", name="Michael Mann"),
            meant="al pacino",
        )
        body = charlie.get("/api/people/search", q="al pacno", limit=5).json()
        assert [(item["id"], item["imdbId"], item["url"]) for item in body["items"]] == [
            (pacino.id, "nm0000199", "/person/al-pacino"), (None, "nm0000520", "/name/nm0000520/"),
        ]  # fmt: skip
        assert body["meant"] == "al pacino"
        assert (asked[0].text, asked[0].group, asked[0].limit) == ("al pacno", "people", 5)

    def test_leaves_out_who_is_gone_since(self, charlie, pacino, finds):
        finds(Hit(ref=Ref("person", pacino.id + 1000), kind="person", name="Gone"))
        assert charlie.get("/api/people/search", q="gone").json()["items"] == []

    def test_refuses_a_place_that_nobody_handed_out(self, charlie, monkeypatch, db):
        def refuse(_query):
            raise BadCursor("Start again.")

        monkeypatch.setattr(search, "search", refuse)
        answer = charlie.get("/api/people/search", q="al", cursor="x")
        assert (answer.status_code, answer.json()["error"]["code"]) == (422, "bad_cursor")

    @pytest.mark.parametrize("asked", [{}, {"q": ""}, {"q": "a", "limit": 0}, {"q": "a", "limit": 1000}])
    def test_that_makes_no_sense_is_refused(self, charlie, db, asked):
        assert charlie.get("/api/people/search", **asked).status_code == 422


@pytest.mark.django_db(transaction=True)
class TestTheIndex:
    def test_is_asked_and_forgives_errors(self, charlie, pacino):
        index.rebuild()
        body = charlie.get("/api/people/search", q="al pacno").json()
        assert [(item["name"], item["id"]) for item in body["items"]] == [("Al Pacino", pacino.id)]
        everybody = charlie.get("/api/people/search", q="robert").json()["items"]
        assert {item["name"] for item in everybody} == {"Robert De Niro", "Robert Duvall"}


@pytest.mark.django_db(transaction=True)
class TestAnAnswerThatWasGiven:
    def test_is_not_kept_where_it_names_nobody(self, charlie, finds, pacino):
        asked = finds()
        for _ in range(2):
            charlie.get("/api/people/search", q="Pacino")
        assert len(asked) == 2

    def test_is_kept_and_forgotten_on_demand(self, alice, charlie, finds, pacino):
        asked = finds(Hit(ref=Ref("person", pacino.id), kind="person", name="Al Pacino"))
        for _ in range(2):
            charlie.get("/api/people/search", q="Pacino")
        assert len(asked) == 1
        assert alice.post("/api/cache/invalidate", {"name": "searches for people"}).json() == {"forgotten": 1}
        charlie.get("/api/people/search", q="Pacino")
        assert len(asked) == 2
