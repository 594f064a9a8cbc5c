from datetime import UTC, datetime, timedelta

import pytest

from cineteca.catalog.models import Work
from cineteca.core.pagination import BadCursor, Page
from cineteca.enrich import queries
from cineteca.enrich.models import Refresh
from cineteca.enrich.queries import works

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
NEVER_AGAIN = datetime.max.replace(tzinfo=UTC, microsecond=0)
pytestmark = pytest.mark.django_db


def waits(title: str, **more) -> Work:
    work = Work.objects.create(kind="film", slug=title.lower(), title=title, sort_title=title.lower(), year=1995)
    Refresh.objects.create(work=work, **{"not_before": MONDAY} | more)
    return work


@pytest.fixture
def queue():
    today, tomorrow = MONDAY.date(), MONDAY.date() + timedelta(days=1)
    waits("Never")
    waits("Due", status="complete", due_on=today, enriched_at=MONDAY - timedelta(days=7))
    waits("Fresh", status="complete", due_on=tomorrow, enriched_at=MONDAY)
    waits("Held", status="processing", leased_until=MONDAY + timedelta(minutes=3))
    waits("Failed", status="failed", retries=2, last_error="nobody answered", not_before=MONDAY + timedelta(hours=1))
    waits("Dead", status="failed", retries=6, not_before=NEVER_AGAIN)
    waits("Left", status="complete", monitored=False, due_on=today)


@pytest.mark.usefixtures("queue")
class TestTheFigures:
    def test_put_every_work_in_one_place(self):
        state = queries.get_queue_state(at=MONDAY)
        assert (state.never, state.due, state.fresh, state.processing) == (1, 1, 1, 1)
        assert (state.failed, state.dead, state.left) == (1, 1, 1)
        assert state.total == Refresh.objects.count()
        assert not state.about


@pytest.mark.usefixtures("queue")
class TestAPage:
    @pytest.mark.parametrize(
        ("state", "title"), [("processing", "Held"), ("failed", "Failed"), ("dead", "Dead"), ("left", "Left")]
    )
    def test_shows_the_works_of_its_state(self, state, title):
        assert [row.title for row in queries.list_queue_page(state, Page(), at=MONDAY).items] == [title]

    def test_says_when_it_is_tried_again_and_nothing_for_what_was_given_up(self):
        (failed,) = queries.list_queue_page("failed", Page(), at=MONDAY).items
        (dead,) = queries.list_queue_page("dead", Page(), at=MONDAY).items
        assert failed.until == MONDAY + timedelta(hours=1)
        assert dead.until is None

    def test_goes_on_where_the_last_one_ended(self):
        for n in range(5):
            waits(f"Again {n}", status="failed", not_before=MONDAY + timedelta(hours=1))
        seen, after = [], ""
        while True:
            found = queries.list_queue_page("failed", Page(2, after), at=MONDAY)
            seen += [row.work_id for row in found.items]
            if not (after := found.next):
                break
        assert len(seen) == len(set(seen)) == 6


@pytest.mark.usefixtures("queue")
class TestAllWorks:
    def titles(self, **asked) -> list[str]:
        found = queries.list_works(queries.WorkFilter(**asked), Page(), at=MONDAY)
        return [row.title for row in found.items]

    def test_come_by_title_whether_they_stand_in_the_queue_or_not(self):
        Work.objects.create(kind="show", slug="alone", title="Alone", sort_title="alone")
        assert self.titles() == ["Alone", "Dead", "Due", "Failed", "Fresh", "Held", "Left", "Never"]

    @pytest.mark.parametrize(
        ("state", "titles"),
        [
            ("never", ["Dead", "Failed", "Held", "Left", "Never"]),
            ("stale", ["Due"]),
            ("failed", ["Dead", "Failed"]),
            ("dead", ["Dead"]),
            ("left", ["Left"]),
        ],
    )
    def test_can_be_narrowed_by_state(self, state, titles):
        assert self.titles(state=state) == titles

    def test_are_found_by_how_their_title_begins(self):
        assert self.titles(title="F") == ["Failed", "Fresh"]
        assert self.titles(title="fre") == ["Fresh"]
        assert self.titles(title="resh") == []

    def test_are_paged(self):
        seen, after = [], ""
        while True:
            found = queries.list_works(queries.WorkFilter(), Page(2, after), at=MONDAY)
            seen += [row.title for row in found.items]
            if not (after := found.next):
                break
        assert seen == self.titles()

    def test_that_are_rare_are_looked_for_bit_by_bit(self, monkeypatch):
        monkeypatch.setattr(works, "LOOKED_AT", 3)
        seen, pages, after = [], 0, ""
        while True:
            found = queries.list_works(queries.WorkFilter(state="left"), Page(2, after), at=MONDAY)
            seen, pages = [*seen, *(row.title for row in found.items)], pages + 1
            if not (after := found.next):
                break
        assert seen == ["Left"]
        assert pages == 3  # of three works each, and what is left

    def test_that_are_many_and_indexed_are_walked_to_as_well(self, monkeypatch):
        monkeypatch.setattr(works, "LOOKED_AT", 1)
        first = queries.list_works(queries.WorkFilter(state="failed"), Page(2), at=MONDAY)
        assert [row.title for row in first.items] == ["Dead"]
        assert first.next

    @pytest.mark.parametrize("place", ["nonsense", "WzEsMl0"])
    def test_refuse_a_place_of_another_list(self, place):
        with pytest.raises(BadCursor):
            queries.list_works(queries.WorkFilter(), Page(2, place), at=MONDAY)
