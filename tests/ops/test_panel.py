from datetime import timedelta

import pytest

from cineteca.core import clock
from cineteca.enrich.models import Refresh, Run
from cineteca.ops import states
from cineteca.outbound.models import CallLog
from tests.web.conftest import alice, bob, charlie, heat  # noqa: F401 - the same people and works


@pytest.fixture
def calls(db):
    at = clock.now() - timedelta(minutes=5)
    CallLog.objects.bulk_create(
        CallLog(
            provider="tmdb", host="api.themoviedb.org", endpoint="movie/{id}", method="GET", path=f"/3/movie/{n}",
            status=200, ms=10.0 * n, cached="hit" if n % 2 else "miss", attempts=(n + 1) % 2, at=at,
        )
        for n in range(1, 11)
    )  # fmt: skip
    CallLog.objects.create(
        provider="omdb", host="www.omdbapi.com", endpoint="by-id", method="GET", path="/?i=tt1", status=401, ms=3,
        cached="miss", attempts=1, error="Refused", at=at,
    )  # fmt: skip


class TestThePanel:
    def test_is_for_staff(self, alice, bob, charlie):  # noqa: F811
        assert alice.get("/ops/").status_code == 200
        assert bob.get("/ops/").status_code == 404
        assert charlie.get("/ops/")["Location"] == "/sign-in/?next=/ops/"

    @pytest.mark.usefixtures("calls")
    def test_shows_calls_by_endpoint_and_what_went_wrong(self, alice):  # noqa: F811
        html = alice.get("/ops/").text
        assert "movie/{id}" in html
        assert "It said no (401)" in html
        assert "Refused" not in html

    @pytest.mark.usefixtures("calls")
    def test_draws_the_line_and_has_a_table_behind_it(self, alice):  # noqa: F811
        html = alice.get("/ops/").text
        assert '<svg class="spark"' in html
        assert "The line as a table" in html
        assert 'aria-label="11 calls in 24 hours' in html

    def test_shows_the_queue(self, alice, heat):  # noqa: F811
        Refresh.objects.create(work=heat, urgent=True, completeness=heat.completeness)
        html = alice.get("/ops/").text
        assert "Heat (1995)" in html
        assert "asked for now" in html

    def test_shows_runs_and_leaves_out_those_that_found_nothing_to_do(self, alice):  # noqa: F811
        at = clock.now()
        for source, checked in (("queue", 0), ("discovery", 12)):
            Run.objects.create(
                source=source, trigger="scheduled", started_at=at, heard_at=at, ended_at=at, checked=checked
            )
        html = alice.get("/ops/").text
        assert "Discovery" in html
        assert "Refresh queue" not in html

    def test_says_of_a_silent_run_that_it_was_stopped(self, alice):  # noqa: F811
        before = clock.now() - timedelta(hours=1)
        Run.objects.create(source="queue", trigger="scheduled", started_at=before, heard_at=before)
        assert "stopped by force" in alice.get("/ops/").text

    def test_says_which_source_is_switched_off(self, alice):  # noqa: F811
        assert "switched off" in alice.get("/ops/").text

    def test_comes_without_its_frame_where_htmx_asks(self, alice):  # noqa: F811
        part = alice.get("/ops/", headers={"HX-Request": "true"}).text
        assert part.lstrip().startswith('<dl class="gauges">')

    def test_of_an_empty_house_says_so(self, alice):  # noqa: F811
        html = alice.get("/ops/").text
        assert "Nothing waits" in html
        assert "Nothing has run yet" in html


@pytest.mark.parametrize("path", ["/ops/components", "/ops/components/browse", "/ops/components/work"])
def test_the_gallery_is_for_staff(alice, bob, charlie, path):  # noqa: F811
    assert [person.get(path).status_code for person in (alice, bob, charlie)] == [200, 404, 302]


def test_a_run_that_failed_for_some_is_not_simply_done():
    assert states.of_run("done", failed=8) != states.of_run("done")
    assert states.of_run("done", failed=8).tone == "warning"
