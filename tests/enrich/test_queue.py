"""Who comes next."""

from datetime import timedelta

import pytest

from cineteca.enrich import operations as enrich
from cineteca.enrich import queries
from cineteca.enrich.domain import policy
from cineteca.enrich.models import Refresh
from cineteca.enrich.operations.subjects import read_subjects

from .conftest import MONDAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def queued(make_work):
    """Make a work with its place in the queue."""

    def make(title: str, **values) -> Refresh:
        return Refresh.objects.create(work=make_work(title), not_before=MONDAY, **values)

    return make


@pytest.fixture
def make_work(db):
    from cineteca.catalog import operations as catalog

    def make(title: str):
        return catalog.add_work(
            kind="film", ids={"tmdb": str(abs(hash(title)) % 10**8 + 1)}, title=title, year=None, at=MONDAY
        )

    return make


def titles(rows) -> list[str]:
    return [row.title for row in rows]


class TestTheOrder:
    def test_is_urgent_never_overdue_demand_completeness(self, queued):
        today = MONDAY.date()
        queued("complete", due_on=today - timedelta(days=3), demand=1, completeness=90)
        queued("incomplete", due_on=today - timedelta(days=3), demand=1, completeness=10)
        queued("in demand", due_on=today - timedelta(days=3), demand=5, completeness=90)
        queued("most overdue", due_on=today - timedelta(days=9), completeness=100)
        queued("never", due_on=None)
        queued("urgent", due_on=today + timedelta(days=9), urgent=True, status="complete")
        expected = ["urgent", "never", "most overdue", "in demand", "incomplete", "complete"]
        assert titles(queries.list_next(at=MONDAY)) == expected
        leased = [lease.work_id for lease in enrich.lease_next(limit=10, at=MONDAY)]
        assert [Refresh.objects.get(work=work).work.title for work in leased] == expected

    def test_can_be_without_the_overdue(self, queued):
        queued("overdue", due_on=MONDAY.date())
        ours = {queued("never").work_id, queued("asked for", due_on=MONDAY.date(), urgent=True).work_id}
        assert {lease.work_id for lease in enrich.lease_next(limit=10, at=MONDAY, overdue=False)} == ours
        assert len(enrich.lease_next(limit=10, at=MONDAY)) == 1

    def test_leaves_out_what_is_fresh_left_alone_or_waiting_to_be_tried_again(self, queued):
        queued("fresh", status="complete", due_on=MONDAY.date() + timedelta(days=1))
        queued("left alone", monitored=False)
        failed = queued("failed", status="failed")
        Refresh.objects.filter(pk=failed.pk).update(not_before=MONDAY + timedelta(minutes=1))
        assert enrich.lease_next(limit=10, at=MONDAY) == []
        assert len(enrich.lease_next(limit=10, at=MONDAY + timedelta(minutes=2))) == 1


class TestALease:
    def test_is_for_one_worker(self, queued):
        queued("Heat")
        assert len(enrich.lease_next(limit=10, at=MONDAY)) == 1
        assert enrich.lease_next(limit=10, at=MONDAY) == []

    def test_of_a_dead_worker_comes_back_by_the_clock(self, queued):
        queued("Heat")
        enrich.lease_next(limit=10, at=MONDAY)
        assert enrich.lease_next(limit=10, at=MONDAY + policy.LEASE - timedelta(seconds=1)) == []
        assert len(enrich.lease_next(limit=10, at=MONDAY + policy.LEASE + timedelta(seconds=1))) == 1

    def test_can_be_given_back(self, queued):
        queued("Heat")
        [lease] = enrich.lease_next(limit=10, at=MONDAY)
        enrich.release(lease)
        assert len(enrich.lease_next(limit=10, at=MONDAY)) == 1


class TestADeadLetter:
    def test_is_taken_up_again_when_somebody_asks(self, queued):
        dead = queued("Lost", status="failed", retries=6)
        enrich.ask_now(work_id=dead.work_id, at=MONDAY)
        assert titles(queries.list_next(at=MONDAY)) == ["Lost"]

    def test_all_can_be_retried(self, queued):
        queued("Lost", status="failed", retries=6)
        assert enrich.retry_dead(at=MONDAY) == 1
        assert titles(queries.list_next(at=MONDAY)) == ["Lost"]


class TestTheListing:
    def test_costs_the_same_queries_for_twice_the_rows(self, queued, django_assert_num_queries):
        for number in range(5):
            queued(f"work {number}")
        with django_assert_num_queries(3):
            queries.list_next(at=MONDAY, limit=50)
        for number in range(5):
            queued(f"more {number}")
        with django_assert_num_queries(3):
            queries.list_next(at=MONDAY, limit=50)


class TestTheStandingOfAWork:
    def test_tells_last_and_next_by_kind_of_fact(self, queued):
        times = {"text_at": MONDAY, "text_next_at": MONDAY + timedelta(days=30), "ratings_at": MONDAY}
        row = queued("Heat", due_on=(MONDAY + timedelta(days=30)).date(), **times)
        standing = queries.get_standing(row.work_id, at=MONDAY)
        assert standing.last == {"text": MONDAY, "ratings": MONDAY, "offers": None}
        assert standing.next == {
            "text": MONDAY + timedelta(days=30),
            "ratings": MONDAY + timedelta(days=7),
            "offers": None,
        }

    def test_reckons_with_who_cares_about_it(self, queued):
        row = queued("Heat", text_at=MONDAY, text_next_at=MONDAY + timedelta(days=30), offers_at=MONDAY)
        assert queries.get_standing(row.work_id, at=MONDAY).next["offers"] == MONDAY + timedelta(days=30)
        enrich.note_opened(work_id=row.work_id, at=MONDAY)
        assert queries.get_standing(row.work_id, at=MONDAY).next["offers"] == MONDAY + timedelta(days=1)
        enrich.ask_now(work_id=row.work_id, at=MONDAY)
        assert queries.get_standing(row.work_id, at=MONDAY).next["offers"] == MONDAY + timedelta(hours=12)

    def test_costs_one_query(self, queued, django_assert_num_queries):
        row = queued("Heat")
        with django_assert_num_queries(1):
            queries.get_standing(row.work_id, at=MONDAY)


class TestWhatIsReadOfLeasedWorks:
    def test_costs_the_same_queries_for_twice_the_works(self, queued, django_assert_num_queries):
        for number in range(6):
            queued(f"work {number}")
        leases = enrich.lease_next(limit=6, at=MONDAY)
        for some in (leases[:3], leases):
            with django_assert_num_queries(2):
                assert len(read_subjects(some, at=MONDAY)) == len(some)
