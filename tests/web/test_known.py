import re

import pytest

from cineteca.catalog import operations as catalog
from cineteca.enrich.models import Refresh
from tests.web.conftest import MONDAY, address


@pytest.fixture
def _sources(settings):
    settings.PROVIDERS = {name: {**access, "enabled": True} for name, access in settings.PROVIDERS.items()}


class TestThePanel:
    def test_says_how_complete_the_work_is(self, charlie, heat):
        html = charlie.get(address(heat)).text
        assert f"{heat.completeness}<small>%</small>" in html
        assert "11/12 fields" in html

    @pytest.mark.usefixtures("_sources")
    def test_says_what_is_missing_and_who_could_tell(self, charlie, heat):
        html = charlie.get(address(heat)).text
        assert re.search(r"<b>Poster</b> <span class=\"label\">\(waiting for TMDB, Fanart.tv,? or OMDb\)", html)

    def test_says_of_each_field_who_told_it(self, charlie, heat):
        html = charlie.get(address(heat)).text
        plot, outline = (html.partition(f'id="field-{name}"')[2][:900] for name in ("plot", "outline"))
        assert "<b>TMDB</b>" in plot
        assert "<b>OMDb</b>" in outline

    def test_shows_contradictions(self, charlie, heat, wire):
        conflict = catalog.claim(
            work_id=heat.id,
            answers={"omdb": catalog.ProviderSaid(_with_ids(heat, imdb="tt0306414"))},
            at=MONDAY,
        ).conflicts
        html = charlie.get(address(heat)).text
        assert bool(conflict) == ("Contradictions</h3>" in html)

    def test_says_when_it_was_asked_for_and_what_each_source_did(self, charlie, heat):
        Refresh.objects.create(
            work=heat,
            status="complete",
            enriched_at=MONDAY,
            due_on=MONDAY.date().replace(year=2999),
            providers={"tmdb": {"said": "successful"}, "omdb": {"said": "rate limited", "reason": "Wait 5 s."}},
        )
        html = charlie.get(address(heat)).text
        assert "Checked" in html
        assert "asked us to wait" in html
        assert "Wait 5 s." not in html  # reasons are for staff

    def test_tells_staff_when_each_kind_of_fact_was_and_is_asked_for(self, alice, charlie, heat):
        Refresh.objects.create(
            work=heat,
            status="complete",
            enriched_at=MONDAY,
            text_at=MONDAY,
            text_next_at=MONDAY.replace(year=2999),
            due_on=MONDAY.date().replace(year=2999),
        )
        html = alice.get(address(heat)).text
        assert "Text, people and pictures" in html
        assert "2999" in html
        assert "not checked yet" in html
        assert "not checked yet" not in charlie.get(address(heat)).text

    def test_stands_alone_for_htmx_and_on_its_page_for_others(self, charlie, heat):
        part = charlie.get(address(heat, "/known"), headers={"HX-Request": "true"})
        assert part.text.lstrip().startswith('<section class="section known')
        assert charlie.get(address(heat, "/known"))["Location"] == f"{address(heat)}#known"


class TestWhoMayNotEdit:
    @pytest.mark.parametrize("person", ["bob", "charlie"])
    def test_sees_no_lock_no_form_and_no_refresh(self, request, heat, person):
        html = request.getfixturevalue(person).get(address(heat)).text
        assert "Refresh now" not in html
        assert "/fields/" not in html

    @pytest.mark.parametrize(
        "more", ["/refresh", "/undo", "/fields/plot/lock", "/fields/plot/unlock", "/fields/plot/edit", "/conflicts/1"]
    )
    def test_gets_nowhere_by_knowing_the_address(self, bob, charlie, heat, more):
        assert bob.post(address(heat, more)).status_code == 404
        answer = charlie.post(address(heat, more))
        assert answer.status_code == 302
        assert answer["Location"].startswith("/sign-in/")


def _with_ids(work, **ids):
    from tests.catalog import answers

    return answers.heat_at_omdb(ids=ids)
