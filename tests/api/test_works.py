"""The list of works, open to everybody."""

import pytest
from django.test import Client


def ask(path="/api/works", **more):
    return Client().get(path, **more)


class TestTheListOfWorks:
    def test_is_made_of_short_cards(self, heat, wire):
        body = ask().json()
        assert {item["title"] for item in body["items"]} == {"Heat", "The Wire"}
        assert body["next"] == ""

    def test_takes_the_same_filters_as_the_page(self, heat, wire):
        body = ask("/api/works?kind=show").json()
        assert [item["slug"] for item in body["items"]] == [wire.slug]

    def test_goes_on_where_it_ended(self, films):
        films(45)
        first = ask().json()
        second = Client().get("/api/works", {"after": first["next"]}).json()
        ids = [item["id"] for item in first["items"] + second["items"]]
        assert (len(first["items"]), len(ids), len(set(ids))) == (40, 45, 45)

    def test_is_304_to_who_has_it(self, heat):
        answer = ask()
        again = ask(headers={"If-None-Match": answer["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert "max-age" in answer["Cache-Control"]

    def test_refuses_a_place_that_nobody_handed_out(self, heat):
        answer = ask("/api/works?after=nonsense")
        assert answer.status_code == 422
        assert answer.json()["error"]["code"] == "bad_cursor"
        assert "Start again" in answer.json()["error"]["message"]

    @pytest.mark.parametrize(
        ("asked", "field", "word"),
        [
            ("kind=novel", "kind", "film, show"),
            ("sort=colour", "sort", "popularity"),
            ("decade=80s", "decade", "1990"),
            ("decade=9990", "decade", "2100"),
            ("genre=" + "x" * 101, "genre", "100"),
        ],
    )
    def test_refuses_a_filter_that_cannot_be_meant(self, heat, asked, field, word):
        answer = ask(f"/api/works?{asked}")
        error = answer.json()["error"]
        assert (answer.status_code, error["code"]) == (422, "bad_filter")
        assert field in answer.text
        assert word in error["message"]

    def test_takes_an_empty_filter_for_none(self, heat):
        assert len(ask("/api/works?kind=&sort=&decade=&genre=").json()["items"]) == 1

    def test_costs_one_query(self, films, django_assert_num_queries):
        films(12)
        with django_assert_num_queries(1):
            ask()
