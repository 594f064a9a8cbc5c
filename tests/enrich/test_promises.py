"""Runs whose number somebody is given before a worker begins."""

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from cineteca.enrich.models import Run
from cineteca.enrich.operations.opening import keep_promise, open_run, promise_run
from tests.enrich.conftest import MONDAY

pytestmark = pytest.mark.django_db


def promised(**more):
    return promise_run(operation="run_queue", source="queue", trigger="manual", at=MONDAY, **more)


def now():
    return MONDAY


class TestAPromise:
    def test_is_a_run_and_a_job_that_names_it(self):
        run = promised(options={"limit": 3})
        job = ProcrastinateJob.objects.get(task_name="enrich.keep_promise")
        assert job.args == {"run_id": run.id, "operation": "run_queue", "options": {"limit": 3}}

    def test_is_kept_as_the_run_that_was_promised(self):
        run, opened = promised(), []

        def work(*, trigger, limit):
            opened.append(open_run(source="queue", trigger=trigger, at=MONDAY).id)

        keep_promise(run_id=run.id, work=work, options={"limit": 3}, now=now)
        assert opened == [run.id]

    def test_is_kept_once(self):
        run, opened = promised(), []

        def work(*, trigger):
            opened.extend(open_run(source="queue", trigger=trigger, at=MONDAY).id for _ in range(2))

        keep_promise(run_id=run.id, work=work, options={}, now=now)
        assert opened[0] == run.id
        assert opened[1] != run.id

    def test_ends_with_the_work(self):
        run = promised()
        keep_promise(run_id=run.id, work=lambda *, trigger: None, options={}, now=now)
        run.refresh_from_db()
        assert run.ended_at == MONDAY

    def test_that_breaks_says_so_in_its_run(self):
        run = promised()

        def work(*, trigger):
            raise ValueError("no such list")

        with pytest.raises(ValueError, match="no such list"):
            keep_promise(run_id=run.id, work=work, options={}, now=now)
        run.refresh_from_db()
        assert (run.ended_at, run.errors) == (MONDAY, [{"title": "", "error": "ValueError: no such list"}])

    def test_of_a_run_that_is_gone_is_none(self):
        keep_promise(run_id=10**6, work=lambda **_: pytest.fail("nobody waits for it"), options={}, now=now)


def test_a_run_that_nobody_promised_is_a_new_one():
    run = open_run(source="queue", trigger="scheduled", at=MONDAY)
    assert list(Run.objects.values_list("id", flat=True)) == [run.id]
