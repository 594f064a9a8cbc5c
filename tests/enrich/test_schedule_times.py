"""When something that runs by the clock is next."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cineteca.enrich.domain.schedules import BadSchedule, Rule, next_run
from cineteca.enrich.domain.timetable import TIMETABLE

BERLIN = ZoneInfo("Europe/Berlin")
SPRING = datetime(2026, 3, 29, tzinfo=BERLIN)
AUTUMN = datetime(2026, 10, 25, tzinfo=BERLIN)

crons = st.sampled_from(
    [entry.cron for entry in TIMETABLE] + ["30 2 * * *", "*/7 * * * *", "0 0 1 * *", "*/20 2 * * *"]
)
zones = st.sampled_from(["UTC", "Europe/Berlin", "America/Sao_Paulo", "Australia/Lord_Howe", "Asia/Kathmandu"])
moments = st.integers(1577836800, 2051222400).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
rules = st.builds(Rule, st.text(max_size=5), crons, zones, st.integers(0, 3600))


def runs_of_day(cron: str, day: datetime, zone: str = "Europe/Berlin") -> list[str]:
    at, found = day - timedelta(seconds=1), []
    while (at := next_run(Rule("it", cron, zone), at)) < day + timedelta(days=1):
        found.append(f"{at.astimezone(day.tzinfo):%H:%M}")
    return found


class TestSummerTime:
    def test_a_skipped_hour_runs_once(self):
        assert runs_of_day("30 2 * * *", SPRING) == ["03:00"]

    def test_a_doubled_hour_runs_once(self):
        assert runs_of_day("30 2 * * *", AUTUMN) == ["02:30"]

    def test_every_other_hour_is_neither_lost_nor_doubled(self):
        assert len(runs_of_day("0 */2 * * *", SPRING)) == len(runs_of_day("0 */2 * * *", AUTUMN)) == 12

    def test_every_hour_that_passes_has_its_run(self):
        assert len(runs_of_day("0 * * * *", SPRING)) == 23
        assert len(runs_of_day("0 * * * *", AUTUMN)) == 25

    def test_the_wall_clock_of_the_zone_counts(self):
        assert next_run(Rule("it", "0 3 * * *", "Europe/Berlin"), datetime(2026, 7, 1, tzinfo=UTC)).hour == 1
        assert next_run(Rule("it", "0 3 * * *", "Europe/Berlin"), datetime(2026, 1, 1, tzinfo=UTC)).hour == 2


class TestTheNextRun:
    @given(rules, moments)
    def test_is_ahead_and_stays_the_same_until_it_comes(self, rule, after):
        planned = next_run(rule, after)
        assert planned > after
        assert planned.tzinfo is UTC
        halfway = after + (planned - after) / 2
        assert next_run(rule, halfway) == planned

    @given(rules, moments)
    def test_is_the_same_whoever_asks(self, rule, after):
        assert next_run(rule, after) == next_run(rule, after.astimezone(BERLIN))

    @given(crons, zones, st.integers(1, 3600), moments)
    def test_comes_at_most_the_jitter_later(self, cron, zone, jitter, after):
        plain, late = next_run(Rule("a", cron, zone), after), next_run(Rule("a", cron, zone, jitter), after)
        assert late <= plain + timedelta(seconds=jitter)

    def test_is_spread_over_the_jitter(self):
        day, seconds = datetime(2026, 1, 1, tzinfo=UTC), set()
        for _ in range(200):
            day = next_run(Rule("a", "0 3 * * *", "UTC", 600), day)
            seconds.add(day.minute * 60 + day.second)
        assert max(seconds) <= 600
        assert len(seconds) > 100
        assert max(seconds) - min(seconds) > 500


class TestWhatIsNoSchedule:
    @pytest.mark.parametrize(
        ("cron", "zone", "jitter", "said"),
        [
            ("61 * * * *", "UTC", 0, "minute"),
            ("0 3 * *", "UTC", 0, "minute, hour, day"),
            ("0 0 3 * * *", "UTC", 0, "minute, hour, day"),
            ("0 0 30 2 *", "UTC", 0, "day"),
            ("0 3 * * *", "Europe/Atlantis", 0, "Europe/Berlin"),
            ("0 3 * * *", "../etc/passwd", 0, "Europe/Berlin"),
            ("0 3 * * *", "UTC", -1, "seconds"),
            ("0 3 * * *", "UTC", 10**6, "seconds"),
        ],
    )
    def test_is_refused_with_what_would_do(self, cron, zone, jitter, said):
        with pytest.raises(BadSchedule, match=said):
            Rule("it", cron, zone, jitter)


class TestTheTimetable:
    def test_is_all_readable_and_named_once(self):
        assert all(next_run(Rule(e.name, e.cron, "UTC", e.jitter), SPRING) for e in TIMETABLE)
        assert len({entry.name for entry in TIMETABLE}) == len(TIMETABLE)

    def test_gives_a_run_no_more_time_than_until_the_next(self):
        for entry in TIMETABLE:
            first = next_run(Rule(entry.name, entry.cron), SPRING)
            assert timedelta(minutes=entry.minutes) <= next_run(Rule(entry.name, entry.cron), first) - first, entry.name
