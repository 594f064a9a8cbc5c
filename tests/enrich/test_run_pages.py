from datetime import UTC, datetime, timedelta

import pytest

from cineteca.core.pagination import BadCursor, Page
from cineteca.enrich import queries
from cineteca.enrich.models import Run
from cineteca.enrich.queries import RunFilter

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def ran(n: int = 0, *, ended: bool = True, heard: datetime | None = None, **more) -> Run:
    at = MONDAY - timedelta(minutes=n)
    values = {"source": "queue", "trigger": "scheduled", "checked": 5} | more
    return Run.objects.create(started_at=at, heard_at=heard or at, ended_at=at if ended else None, **values)


def listed(which: RunFilter | None = None, page: Page | None = None, **more) -> list[int]:
    found = queries.list_run_page(which or RunFilter(**more), page or Page(), at=MONDAY)
    return [row.id for row in found.items]


class TestTheListOfRuns:
    def test_is_newest_first_and_paged_without_gap_or_repetition(self):
        runs = [ran(n // 2).id for n in range(7)]
        seen, after = [], ""
        while True:
            found = queries.list_run_page(RunFilter(), Page(3, after), at=MONDAY)
            seen += [row.id for row in found.items]
            if not (after := found.next):
                break
        assert sorted(seen) == sorted(runs)
        assert len(seen) == len(set(seen))

    def test_leaves_out_what_found_nothing_to_do(self):
        idle, busy = ran(checked=0).id, ran(1).id
        assert listed() == [busy]
        assert listed(idle=True) == [idle, busy]

    def test_can_be_narrowed_by_source_trigger_and_state(self):
        good, partly = ran(1).id, ran(2, failed=2, source="discovery", trigger="manual").id
        stopped, running = ran(10, ended=False).id, ran(0, ended=False).id
        assert listed(source="discovery") == listed(trigger="manual") == listed(state="partly") == [partly]
        assert listed(state="done") == [good]
        assert listed(state="stopped") == [stopped]
        assert listed(state="running") == [running]

    def test_names_the_first_error_alone(self):
        ran(errors=[{"title": "Heat", "error": "nobody answered"}, {"title": "Alien", "error": "neither"}])
        assert queries.list_run_page(RunFilter(), Page(), at=MONDAY).items[0].error["title"] == "Heat"

    @pytest.mark.parametrize("place", ["nonsense", "WzEsMl0", "WyJ4Iiwgbl0"])
    def test_refuses_a_place_that_nobody_handed_out(self, place):
        with pytest.raises(BadCursor):
            listed(page=Page(3, place))


class TestRunningOnes:
    def test_are_those_that_gave_a_sign_of_life(self):
        ran(10, ended=False)
        running = ran(1, ended=False).id
        ran(2)
        assert [row.id for row in queries.list_running(at=MONDAY)] == [running]


def test_sources_are_named_once():
    ran(1)
    ran(2)
    ran(3, source="discovery")
    assert queries.list_run_sources() == ["discovery", "queue"]
