"""The days whose changes can be read: pure. And the page that is taken in."""

from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cineteca.catalog import operations as catalog
from cineteca.catalog.models import Work
from cineteca.core import clock
from cineteca.enrich import operations as enrich
from cineteca.enrich import queries
from cineteca.enrich.domain.changes import LONGEST, Window, first_cursor, last_closed, next_window, shortened
from cineteca.enrich.models import Refresh, SyncState
from cineteca.outbound.models import Breaker

TUESDAY = datetime(2026, 3, 3, 3, 0, tzinfo=UTC)
MONDAY = date(2026, 3, 2)


class TestADay:
    def test_is_whole_two_hours_after_its_end(self):
        assert last_closed(TUESDAY) == MONDAY
        assert last_closed(TUESDAY.replace(hour=1, minute=59)) == MONDAY - timedelta(days=1)
        assert last_closed(TUESDAY.replace(hour=2)) == MONDAY

    def test_that_is_going_on_is_not_read(self):
        assert next_window(TUESDAY.date(), TUESDAY) is None

    def test_a_first_run_begins_with_the_last_whole_one(self):
        assert next_window(first_cursor(TUESDAY), TUESDAY) == Window(MONDAY, MONDAY)


class TestWindows:
    @given(st.integers(0, 400), st.lists(st.integers(1, 90), min_size=1, max_size=20))
    def test_read_every_day_once_however_long_the_machine_was_off(self, behind, pauses):
        at, cursor, read = TUESDAY, MONDAY - timedelta(days=behind), []
        for pause in pauses:
            while window := next_window(cursor, at):
                days = (window.last - window.first).days + 1
                assert 1 <= days <= LONGEST
                assert window.last < at.date()
                read += [window.first + timedelta(days=n) for n in range(days)]
                cursor = window.last + timedelta(days=1)
            at += timedelta(days=pause)
        assert read == [read[0] + timedelta(days=n) for n in range(len(read))]

    def test_too_long_to_be_paged_through_is_halved(self):
        fortnight = Window(MONDAY - timedelta(days=13), MONDAY)
        assert shortened(fortnight) == Window(fortnight.first, fortnight.first + timedelta(days=6))
        assert shortened(Window(MONDAY, MONDAY)) is None
        assert shortened(Window(fortnight.first, MONDAY, page=3)) is None


@pytest.mark.slow
class TestASync:
    @pytest.fixture
    def changed(self, archive, simulator, heat):
        """Heat, enriched the day before yesterday and changed at TMDB yesterday; today's list is not whole yet."""
        archive.at = datetime.combine(clock.now().date(), datetime.min.time(), UTC) + timedelta(hours=3)
        simulator.set_day(archive.at.date() - timedelta(days=1))
        simulator.change("movie", 949, tagline="Changed.")
        simulator.set_day(None)
        long_ago, later = archive.at - timedelta(days=2), archive.at + timedelta(days=20)
        enrich.enqueue_all(at=archive.at)
        Refresh.objects.update(status="complete", text_at=long_ago, text_next_at=later, due_on=later.date())
        return heat

    def sync(self, archive):
        return enrich.sync_changes(trigger="scheduled", now=archive.now)

    def test_lets_what_was_changed_be_due_now_and_asks_for_nothing_else(self, archive, changed):
        run = self.sync(archive)
        row = Refresh.objects.get(work=changed)
        assert (row.due_on, row.text_next_at, row.text_at) == (
            archive.at.date(),
            archive.at,
            archive.at - timedelta(days=2),
        )
        assert (run.ingested, run.failed) == (1, 0)
        assert run.checked == run.skipped + 1

    def test_moves_its_place_to_the_day_that_is_going_on(self, archive, changed):
        self.sync(archive)
        assert set(SyncState.objects.values_list("kind", "cursor", "until", "page")) == {
            (kind, archive.at.date(), None, 0) for kind in ("film", "show", "person")
        }
        assert {row.days_behind for row in queries.list_sync_states(at=archive.at)} == {0}
        assert self.sync(archive).checked == 0

    def test_leaves_alone_what_was_asked_for_since(self, archive, changed):
        Refresh.objects.update(text_at=archive.at - timedelta(hours=1))
        assert self.sync(archive).ingested == 0

    def test_leaves_what_was_never_enriched_in_front_of_the_queue(self, archive, changed):
        Refresh.objects.update(due_on=None, text_at=None, text_next_at=None)
        self.sync(archive)
        assert Refresh.objects.get(work=changed).due_on is None

    def test_that_fails_stays_where_it_is_and_says_so(self, archive, changed, simulator):
        simulator.break_("tmdb=garbage")
        run = self.sync(archive)
        assert {line["title"] for line in run.errors} == {"tmdb: film", "tmdb: show", "tmdb: person"}
        assert set(SyncState.objects.values_list("checked", "page")) == {(0, 0)}
        simulator.break_()
        Breaker.objects.all().delete()  # as if it had been long ago
        assert self.sync(archive).ingested == 1

    def test_goes_on_within_a_window(self, archive, changed, simulator):
        state = SyncState.objects.create(
            source="tmdb", kind="person", cursor=archive.at.date() - timedelta(days=14), updated_at=archive.at
        )
        read = []
        enrich.sync_changes(trigger="manual", now=archive.now, progress=read.append)
        pages = [each.page for each in read if each.kind == "person"]
        assert pages == list(range(1, len(pages) + 1))
        assert len(pages) > 3
        state.refresh_from_db()
        assert (state.page, state.until) == (0, None)


@pytest.mark.django_db
class TestTheFreshnessOfNewReleases:
    def test_counts_from_the_day_of_release(self, archive_of):
        archive_of("Early", released_days_ago=10, came_hours_after=-48)
        archive_of("At once", released_days_ago=5, came_hours_after=20)
        archive_of("Late", released_days_ago=20, came_hours_after=100)
        archive_of("Old", released_days_ago=50, came_hours_after=1000)
        archive_of("To come", released_days_ago=-5, came_hours_after=-300)
        found = queries.get_release_freshness(at=TUESDAY)
        assert (found.released, found.within_a_day, found.slowest) == (3, 2, "Late")
        assert found.median_hours == pytest.approx(20)
        assert found.worst_hours == pytest.approx(100)

    def test_of_nothing_is_nothing(self, db):
        found = queries.get_release_freshness(at=TUESDAY)
        assert (found.released, found.share, found.median_hours) == (0, None, None)

    @pytest.fixture
    def archive_of(self, db):
        numbers = count(1)

        def add(title: str, *, released_days_ago: int, came_hours_after: float) -> None:
            day = TUESDAY.date() - timedelta(days=released_days_ago)
            at = datetime.combine(day, datetime.min.time(), UTC) + timedelta(hours=came_hours_after)
            work = catalog.add_work(kind="film", ids={"tmdb": str(next(numbers))}, title=title, at=at)
            Work.objects.filter(id=work.id).update(release_date=day, created_at=at)

        return add
