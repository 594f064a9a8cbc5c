"""What is known of a work, field by field."""

from cineteca.catalog.models import FieldLock


class TestTheFields:
    def test_tell_value_source_time_and_lock(self, alice, heat):
        fields = {field["path"]: field for field in alice.get(f"/api/movies/{heat.id}/fields").json()["items"]}
        assert fields["title"] == {
            "path": "title", "label": "Title", "value": "Heat", "source": "tmdb", "at": "2026-03-02T09:00:00Z",
            "editable": True, "hint": "", "locked": False, "lock": None,
        }  # fmt: skip
        assert fields["cast"]["editable"] is False

    def test_of_a_show_are_not_those_of_a_film(self, alice, wire):
        assert alice.get(f"/api/movies/{wire.id}/fields").status_code == 404
        assert alice.get(f"/api/shows/{wire.id}/fields").status_code == 200

    def test_of_seasons_and_episodes_are_asked_for_by_path(self, alice, wire):
        answer = alice.get(f"/api/shows/{wire.id}/fields/seasons.1.title")
        assert (answer.status_code, answer.json()["path"]) == (200, "seasons.1.title")

    def test_that_do_not_exist_are_not_found(self, alice, heat):
        answer = alice.get(f"/api/movies/{heat.id}/fields/mood")
        assert (answer.status_code, answer.json()["error"]["code"]) == (404, "unknown_field")


class TestEntering:
    def test_a_value_locks_it_under_the_name_of_who_did(self, alice, heat):
        body = alice.patch(f"/api/movies/{heat.id}/fields/tagline", {"value": "A Los Angeles crime saga."}).json()
        assert (body["value"], body["source"], body["locked"]) == ("A Los Angeles crime saga.", "manual", True)
        assert body["lock"]["by"] == "alice@example.org"

    def test_nothing_says_that_there_is_nothing(self, alice, heat):
        body = alice.patch(f"/api/movies/{heat.id}/fields/tagline", {"value": ""}).json()
        assert (body["value"], body["locked"]) == ("", True)

    def test_what_cannot_be_is_refused_and_changes_nothing(self, alice, heat):
        answer = alice.patch(f"/api/movies/{heat.id}/fields/year", {"value": "soon"})
        assert answer.status_code == 422
        assert "“soon” is not a whole number" in answer.json()["error"]["message"]
        assert not FieldLock.objects.exists()

    def test_what_sources_alone_tell_is_refused(self, alice, heat):
        answer = alice.patch(f"/api/movies/{heat.id}/fields/cast", {"value": "Me"})
        assert (answer.status_code, answer.json()["error"]["code"]) == (422, "not_editable")

    def test_an_identifier_of_another_work_is_a_conflict(self, alice, heat, films):
        films(1)
        answer = alice.patch(f"/api/movies/{heat.id}/fields/ids.tmdb", {"value": "10000"})
        assert (answer.status_code, answer.json()["error"]["code"]) == (409, "contradicting_ids")


class TestLocks:
    def test_freeze_what_stands_there_and_are_lifted_again(self, alice, heat):
        path = f"/api/movies/{heat.id}/fields/plot"
        before = alice.get(path).json()
        locked = alice.patch(path, {"locked": True}).json()
        assert (locked["value"], locked["locked"]) == (before["value"], True)
        assert alice.patch(path, {"locked": False}).json() == before

    def test_that_are_inherited_are_lifted_above(self, alice, wire):
        alice.patch(f"/api/shows/{wire.id}/fields/plot", {"locked": True})
        path = f"/api/shows/{wire.id}/fields/seasons.1.plot"
        assert alice.get(path).json()["lock"]["inherited"] is True
        answer = alice.patch(path, {"locked": False})
        assert (answer.status_code, answer.json()["error"]["code"]) == (409, "locked_above")

    def test_that_are_not_there_cannot_be_lifted(self, alice, heat):
        answer = alice.patch(f"/api/movies/{heat.id}/fields/plot", {"locked": False})
        assert (answer.status_code, answer.json()["error"]["code"]) == (409, "not_locked")

    def test_and_values_must_make_sense_together(self, alice, heat):
        path = f"/api/movies/{heat.id}/fields/plot"
        refused = [alice.patch(path, body).status_code for body in ({}, {"value": "x", "locked": False}, {"value": 3})]
        assert refused == [422] * 3
