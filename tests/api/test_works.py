from tests.web.conftest import charlie, films, heat, wire  # noqa: F401 - the same people and works


class TestTheListOfWorks:
    def test_is_made_of_short_cards(self, charlie, heat, wire):  # noqa: F811
        body = charlie.get("/api/works").json()
        assert {item["title"] for item in body["items"]} == {"Heat", "The Wire"}
        assert body["next"] == ""

    def test_takes_the_same_filters_as_the_page(self, charlie, heat, wire):  # noqa: F811
        body = charlie.get("/api/works?kind=show").json()
        assert [item["slug"] for item in body["items"]] == [wire.slug]

    def test_goes_on_where_it_ended(self, charlie, films):  # noqa: F811
        films(45)
        first = charlie.get("/api/works").json()
        second = charlie.get("/api/works", {"after": first["next"]}).json()
        ids = [item["id"] for item in first["items"] + second["items"]]
        assert (len(first["items"]), len(ids), len(set(ids))) == (40, 45, 45)

    def test_is_304_to_who_has_it(self, charlie, heat):  # noqa: F811
        answer = charlie.get("/api/works")
        again = charlie.get("/api/works", headers={"If-None-Match": answer["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert "max-age" in answer["Cache-Control"]

    def test_refuses_a_place_that_nobody_handed_out(self, charlie, heat):  # noqa: F811
        answer = charlie.get("/api/works?after=nonsense")
        assert answer.status_code == 400
        assert "Start again" in answer.json()["error"]

    def test_costs_one_query(self, charlie, films, django_assert_num_queries):  # noqa: F811
        films(12)
        with django_assert_num_queries(1):
            charlie.get("/api/works")
