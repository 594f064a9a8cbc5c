import json

import pytest

from cineteca.catalog import queries as catalogue
from cineteca.enrich.models import Refresh
from tests.web.conftest import address

HTMX = {"HX-Request": "true"}


def field(work, path):
    return catalogue.get_field(work.id, path)


class TestLocking:
    def test_freezes_a_field_and_says_so(self, alice, heat):
        page = alice.post(address(heat, "/fields/plot/lock"), follow=True).text
        assert field(heat, "plot").locked
        assert "Plot is locked: no source can change it." in page

    def test_is_lifted_again(self, alice, heat):
        alice.post(address(heat, "/fields/plot/lock"))
        alice.post(address(heat, "/fields/plot/unlock"))
        assert not field(heat, "plot").locked

    def test_answers_htmx_with_the_panel_and_an_undo(self, alice, heat):
        answer = alice.post(address(heat, "/fields/plot/lock"), headers=HTMX)
        notice = json.loads(answer["HX-Trigger"])["notice"]
        assert answer.text.lstrip().startswith('<section class="section known')
        assert notice["undo"] == address(heat, "/undo")
        assert "Plot" in notice["text"]

    def test_of_what_is_no_field_is_404(self, alice, heat):
        assert alice.post(address(heat, "/fields/mood/lock")).status_code == 404

    def test_by_get_is_refused(self, alice, heat):
        assert alice.get(address(heat, "/fields/plot/lock")).status_code == 405


class TestEditing:
    def test_shows_what_stands_there(self, alice, heat):
        page = alice.get(address(heat, "/fields/tagline/edit")).text
        assert 'value="A Los Angeles crime saga."' in page

    def test_saves_and_locks(self, alice, heat):
        alice.post(address(heat, "/fields/tagline/edit"), {"value": "Keep nothing."})
        assert (field(heat, "tagline").text, field(heat, "tagline").locked) == ("Keep nothing.", True)
        assert field(heat, "tagline").source == "manual"

    def test_says_what_is_wrong_and_keeps_what_was_typed(self, alice, heat):
        answer = alice.post(address(heat, "/fields/release_date/edit"), {"value": "soon"})
        assert answer.status_code == 422
        assert "“soon” is not a date." in answer.text
        assert 'value="soon"' in answer.text
        assert field(heat, "release_date").text == "1995-12-15"

    def test_of_a_cast_is_not_possible(self, alice, heat):
        assert alice.get(address(heat, "/fields/cast/edit")).status_code == 404


class TestUndo:
    def test_opens_what_was_locked(self, alice, heat):
        alice.post(address(heat, "/fields/plot/lock"))
        page = alice.post(address(heat, "/undo"), follow=True).text
        assert "It is as it was before." in page
        assert not field(heat, "plot").locked

    def test_brings_back_what_the_sources_said(self, alice, heat):
        alice.post(address(heat, "/fields/tagline/edit"), {"value": "Mine."})
        alice.post(address(heat, "/undo"))
        assert (field(heat, "tagline").text, field(heat, "tagline").source) == ("A Los Angeles crime saga.", "tmdb")

    def test_brings_back_what_was_entered_before(self, alice, heat):
        alice.post(address(heat, "/fields/tagline/edit"), {"value": "First."})
        alice.post(address(heat, "/fields/tagline/edit"), {"value": "Second."})
        alice.post(address(heat, "/undo"))
        assert (field(heat, "tagline").text, field(heat, "tagline").locked) == ("First.", True)

    def test_brings_back_what_was_unlocked(self, alice, heat):
        alice.post(address(heat, "/fields/tagline/edit"), {"value": "Mine."})
        alice.post(address(heat, "/fields/tagline/unlock"))
        alice.post(address(heat, "/undo"))
        assert (field(heat, "tagline").text, field(heat, "tagline").locked) == ("Mine.", True)

    def test_works_once(self, alice, heat):
        alice.post(address(heat, "/fields/plot/lock"))
        alice.post(address(heat, "/undo"))
        assert "nothing left to take back" in alice.post(address(heat, "/undo"), follow=True).text

    def test_leaves_the_other_work_alone(self, alice, heat, wire):
        alice.post(address(heat, "/fields/plot/lock"))
        alice.post(address(wire, "/undo"))
        assert field(heat, "plot").locked


class TestRefreshNow:
    def test_puts_the_work_in_front_of_all_and_says_so(self, alice, heat):
        page = alice.post(address(heat, "/refresh"), follow=True).text
        assert Refresh.objects.get(work=heat).urgent
        assert "The sources are asked again." in page

    def test_lets_the_panel_look_again_by_itself_until_it_is_done(self, alice, heat):
        assert 'hx-trigger="every 1s"' in alice.post(address(heat, "/refresh"), headers=HTMX).text
        Refresh.objects.filter(work=heat).update(urgent=False, status="complete")
        assert "every 1s" not in alice.get(address(heat, "/known"), headers=HTMX).text


@pytest.mark.parametrize("path", ["plot", "genres", "certifications", "release_date"])
def test_a_row_can_be_had_alone(alice, heat, path):
    part = alice.get(address(heat, f"/fields/{path}"), headers=HTMX).text
    assert part.lstrip().startswith('<div class="known-row')
