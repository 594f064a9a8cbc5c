from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cineteca.core import clock
from cineteca.enrich.models import Alert, Refresh, Run
from cineteca.outbound.models import CallLog
from tests.ops.conftest import PAGES

CLASSES = ("RemoteProtocolError", "ConnectError", "Unauthorised", "ReadTimeout")


@pytest.mark.parametrize("path", PAGES)
def test_an_empty_house_says_on_every_page_what_will_be_here(alice, path):
    html = alice.get(path).text
    assert 'class="empty"' in html or 'class="note"' in html


@pytest.mark.parametrize("path", PAGES)
def test_every_page_names_itself_and_its_place(alice, path):
    html = alice.get(path).text
    assert html.count("<h1") == 1
    assert f'href="{path}" aria-current="page"' in html


@pytest.mark.usefixtures("planned", "broken")
@pytest.mark.parametrize(
    "path", [*PAGES, "/ops/calls/?period=hour", "/ops/calls/?period=week", "/ops/queue/?state=dead"]
)
def test_no_page_speaks_of_classes(alice, busy, path):
    busy(14)
    html = alice.get(path).text
    assert not [name for name in CLASSES if name in html]


@pytest.mark.usefixtures("planned", "broken")
@pytest.mark.parametrize(
    "path", [*PAGES, *(f"/ops/queue/?state={state}" for state in ("processing", "failed", "dead", "left"))]
)
def test_twice_the_rows_cost_the_same_queries(alice, busy, path):
    busy(14)
    alice.get(path)  # what is read once for all is read
    with CaptureQueriesContext(connection) as first:
        alice.get(path)
    busy(14)
    with CaptureQueriesContext(connection) as second:
        alice.get(path)
    assert len(second) == len(first)


class TestRuns:
    def test_are_listed_with_what_came_of_them(self, alice, busy):
        busy(4)
        html = alice.get("/ops/runs/").text
        assert "Refresh queue" in html
        assert "Stalker – TMDB: The connection broke off in the middle of the answer" in html

    def test_can_be_narrowed_and_say_so(self, alice, busy):
        busy(6)
        html = alice.get("/ops/runs/?source=discovery&state=partly").text
        assert "Discovery" in html
        assert 'aria-current="true">done, not all' in html
        assert "No such run" in alice.get("/ops/runs/?source=unheard-of").text

    def test_go_on_on_a_next_page(self, alice, busy):
        busy(45)
        page = alice.get("/ops/runs/").context["page"]
        assert len(page.runs) == 40
        assert len(alice.get(page.more.next_url).context["page"].runs) == 5

    def test_one_has_its_titles_errors_and_answers(self, alice, busy):
        busy(4)
        run = Run.objects.filter(failed=1).first()
        CallLog.objects.update(run_id=run.id, at=run.started_at + timedelta(seconds=1))
        html = alice.get(f"/ops/runs/{run.id}/").text
        for said in ("Stalker", "Heat", "Alien", "answered", "thing/1", "sse-connect"):
            assert (said in html) is (said != "sse-connect"), said  # over: nothing to be live

    def test_one_that_goes_on_is_live(self, alice, busy):
        busy(1)
        assert "sse-connect" in alice.get(f"/ops/runs/{Run.objects.get().id}/").text


class TestCalls:
    def test_are_drawn_with_words_and_a_table_behind(self, alice, busy):
        busy(12)
        html = alice.get("/ops/calls/?period=hour").text
        assert '<desc id="calls-over-time-words">12 calls, 4 of them failed' in html
        assert html.count('<th scope="row">') > 60  # a row for each minute
        assert "The connection broke off in the middle of the answer (500)" in html

    def test_tell_how_many_came_from_the_cache(self, alice, busy):
        busy(8)
        page = alice.get("/ops/calls/?period=hour").context["page"]
        assert {line.endpoint: line.cached for line in page.calls}["thing/1"] == 100
        assert [gauge.figure for gauge in page.gauges][1] == "25"

    def test_can_be_of_one_source(self, alice, busy):
        busy(6)
        page = alice.get("/ops/calls/?provider=omdb").context["page"]
        assert {line.provider for line in page.calls} == {"OMDb"}

    def test_fall_back_to_a_day_of_every_source(self, alice, busy):
        busy(2)
        assert alice.get("/ops/calls/?period=century&provider=nobody").status_code == 200


class TestTheQueue:
    def test_shows_each_state_with_its_count(self, alice, busy):
        busy(7)
        tabs = alice.get("/ops/queue/").context["page"].tabs
        assert [tab.note for tab in tabs] == ["2", "1", "1", "1", "1", "1"]

    def test_says_why_a_work_is_where_it_is(self, alice, busy):
        busy(7)
        html = alice.get("/ops/queue/").text
        assert "never enriched" in html
        assert "overdue by 3 d" in html

    def test_says_when_a_failed_one_is_tried_again(self, alice, busy):
        busy(7)
        html = alice.get("/ops/queue/?state=failed").text
        assert "TMDB: It could not be reached" in html
        assert "in 4 minutes" in html

    def test_grows_on_demand(self, alice, work):
        for n in range(50):
            Refresh.objects.create(work=work(n))
        page = alice.get("/ops/queue/").context["page"]
        assert len(page.works) == 40
        assert len(alice.get(page.more.next_url).context["page"].works) == 50


class TestSources:
    @pytest.mark.usefixtures("broken")
    def test_say_who_is_left_alone_and_until_when(self, alice, settings):
        settings.PROVIDERS = settings.PROVIDERS | {"tmdb": settings.PROVIDERS["tmdb"] | {"enabled": True}}
        html = alice.get("/ops/sources/").text
        assert "left alone" in html
        assert "in 2 minutes" in html
        assert "Ask again now" in html


class TestWorks:
    def test_are_found_by_the_beginning_of_their_title(self, alice, busy, heat):
        busy(3)
        html = alice.get("/ops/works/?title=hea").text
        assert "Heat (1995)" in html
        assert "Work 1" not in html

    def test_say_when_nothing_is_found(self, alice, busy):
        busy(1)
        assert "No such work" in alice.get("/ops/works/?title=zzz").text

    def test_keep_their_filters_from_page_to_page(self, alice, busy):
        busy(64)
        page = alice.get("/ops/works/?kind=film").context["page"]
        assert "kind=film" in page.more.next_url


class TestCompleteness:
    def test_lists_the_least_complete_first(self, alice, busy):
        busy(4)
        page = alice.get("/ops/completeness/").context["page"]
        assert [line.title for line in page.works] == [f"Work {n} (1990)" for n in range(4)]

    def test_holds_ratings_against_their_goal(self, alice, busy):
        busy(4)
        html = alice.get("/ops/completeness/").text
        assert "the goal of 60 % is reached" in html
        assert 'class="goal"' in html

    def test_leads_from_a_field_to_the_works_that_lack_it(self, alice, busy):
        busy(4)
        assert "missing=awards" in alice.get("/ops/completeness/").text
        assert not alice.get("/ops/completeness/?missing=plot").context["page"].works


class TestQuality:
    def test_draws_the_trend_of_each_rule(self, alice, busy):
        busy(5)
        html = alice.get("/ops/quality/").text
        assert "No year" in html
        assert 'aria-label="5 runs, from 1 to 5"' in html

    def test_leads_to_the_works_concerned(self, alice, busy):
        busy(5)
        html = alice.get("/ops/quality/no_year/").text
        assert "/film/work-1" in html
        assert "It has no year." in html

    def test_puts_alerts_first_also_on_the_overview(self, alice):
        Alert.objects.create(kind="rule", subject="no_year", message="Ten more without a year.", raised_at=clock.now())
        for path in ("/ops/", "/ops/quality/"):
            assert "Ten more without a year." in alice.get(path).text


def test_pictures_say_why_some_could_not_be_had(alice, busy):
    busy(3)
    html = alice.get("/ops/pictures/").text
    assert "It is no picture." in html
    assert "126 kB" in html


def test_a_page_comes_without_its_frame_where_htmx_asks(alice, busy):
    busy(3)
    for path in PAGES:
        assert "<html" not in alice.get(path, headers={"HX-Request": "true"}).text, path
