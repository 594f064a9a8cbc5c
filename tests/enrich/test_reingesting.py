"""Every work anew, each once, whatever comes between."""

import pytest

from cineteca.catalog import operations as catalog
from cineteca.config import demo
from cineteca.enrich import operations as enrich
from cineteca.enrich.models import Refresh, Run

pytestmark = pytest.mark.slow

WORKS = 40


class Stopped(BaseException):
    """Ctrl-C, as a test presses it."""


@pytest.fixture
def works(archive):
    catalog.add_stubs(demo.stubs()[:WORKS], at=archive.at)
    return archive


def reingest(archive, **options):
    return enrich.reingest(trigger="manual", now=archive.now, **options)


class TestAReingest:
    def test_goes_through_every_work(self, works):
        run = reingest(works)
        assert (run.checked, run.ingested) == (WORKS, WORKS)
        assert Refresh.objects.filter(last_run_id=run.id).count() == WORKS
        assert run.options["whole"]

    def test_can_be_of_one_kind(self, works):
        shows = [stub for stub in demo.stubs() if stub.kind == "show"][:3]
        catalog.add_stubs(shows, at=works.at)
        assert reingest(works, kind="show").checked == 3

    def test_stopped_at_half_and_gone_on_with_does_each_work_once(self, works):
        done: list[int] = []

        def stop_at_half(outcome) -> None:
            done.append(outcome.work_id)
            if len(done) == WORKS // 2:
                raise Stopped

        with pytest.raises(BaseException) as stopped:
            reingest(works, progress=stop_at_half)
        assert stopped.group_contains(Stopped) if isinstance(stopped.value, BaseExceptionGroup) else True
        assert Run.objects.get().options["whole"] is False
        settled = set(Refresh.objects.filter(status="complete").values_list("work_id", flat=True))
        assert 0 < len(settled) < WORKS

        again: list[int] = []
        run = reingest(works, resume=True, progress=lambda outcome: again.append(outcome.work_id))
        assert not settled & set(again)
        assert len(again) == len(set(again)) == WORKS - len(settled)
        assert Refresh.objects.filter(status="complete", last_run_id=run.id).count() == WORKS
        assert Run.objects.count() == 1

    def test_gone_on_with_frees_what_a_killed_process_held(self, works):
        run = Run.objects.create(
            source="reingest", trigger="manual", started_at=works.at, heard_at=works.at,
            options={"kind": None, "force": False, "after": 0, "whole": False},
        )  # fmt: skip
        from cineteca.enrich.operations import queue
        from cineteca.enrich.operations.reingesting import token_of

        enrich.enqueue_all(at=works.at)
        some = list(Refresh.objects.values_list("work_id", flat=True)[:5])
        queue.lease_these(work_ids=some, at=works.at, token=token_of(run))
        assert reingest(works, resume=True).checked == WORKS

    def test_that_came_to_its_end_cannot_be_gone_on_with(self, works):
        reingest(works)
        with pytest.raises(enrich.NothingToGoOnWith):
            reingest(works, resume=True)

    def test_as_a_promise_is_kept_by_a_worker(self, works):
        run = enrich.promise_run(operation="reingest", source="reingest", trigger="manual", at=works.at)
        enrich.keep_promise(run_id=run.id, work=enrich.reingest, options={"kind": None}, now=works.now)
        run.refresh_from_db()
        assert (run.checked, run.ended_at is not None) == (WORKS, True)
