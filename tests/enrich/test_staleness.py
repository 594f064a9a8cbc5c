"""How long facts are fresh: the table, and what reads it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cineteca.enrich.domain import staleness
from cineteca.enrich.domain.staleness import TABLE, Facts, Interest, Phase, Subject, Times, due, every, phase
from cineteca.providers.records import Kind

TODAY = date(2026, 3, 2)
AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)

subjects = st.builds(
    Subject,
    kind=st.sampled_from(Kind),
    status=st.sampled_from(["", "Released", "Returning Series", "Ended", "Planned", "In Production", "rumored", "?"]),
    released=st.none() | st.dates(date(1870, 1, 1), date(2040, 1, 1)),
    aired=st.none() | st.dates(date(1940, 1, 1), date(2030, 1, 1)),
    in_cinemas_on=st.none() | st.dates(date(2025, 1, 1), TODAY),
    interest=st.sampled_from(Interest),
)


def film(days_old: int | None, **more) -> Subject:
    return Subject(kind=Kind.FILM, released=None if days_old is None else TODAY - timedelta(days=days_old), **more)


def show(days_old: int, aired: int | None = None, **more) -> Subject:
    last = None if aired is None else TODAY - timedelta(days=aired)
    return Subject(kind=Kind.SHOW, released=TODAY - timedelta(days=days_old), aired=last, **more)


class TestTheTable:
    def test_is_this(self):
        rows = [(r.facts, r.phase, r.interest, r.up_to, r.every) for r in TABLE]
        assert rows == [
            ("text", "imminent", None, None, DAY),
            ("text", "announced", None, None, 7 * DAY),
            ("text", "in cinemas", None, None, DAY),
            ("text", "on air", None, None, DAY),
            ("text", "continuing", None, None, 7 * DAY),
            ("text", None, None, 30, 2 * DAY),
            ("text", None, None, 180, 7 * DAY),
            ("text", None, None, 365, 14 * DAY),
            ("text", None, None, None, 30 * DAY),
            ("offers", None, "hot", None, 12 * HOUR),
            ("offers", None, "wanted", None, 24 * HOUR),
            ("offers", None, None, None, None),
            ("ratings", None, None, None, 7 * DAY),
        ]

    @given(st.sampled_from(Facts), subjects)
    def test_has_a_row_for_every_work(self, facts, subject):
        assert every(facts, subject, TODAY) >= 12 * HOUR


class TestText:
    @pytest.mark.parametrize(
        ("days_old", "days"),
        [(0, 2), (30, 2), (31, 7), (180, 7), (181, 14), (365, 14), (366, 30), (40_000, 30), (None, 30)],
    )
    def test_goes_by_age(self, days_old, days):
        assert every(Facts.TEXT, film(days_old), TODAY) == days * DAY

    def test_of_a_show_that_ended_goes_by_its_last_episode(self):
        assert every(Facts.TEXT, show(5000, aired=20, status="Ended"), TODAY) == 2 * DAY

    @pytest.mark.parametrize(
        ("subject", "expected"),
        [
            (film(-59), Phase.IMMINENT),
            (film(-61), Phase.ANNOUNCED),
            (film(None, status="Post Production"), Phase.ANNOUNCED),
            (film(10, status="Post Production"), Phase.OUT),
            (film(40, in_cinemas_on=TODAY - 3 * DAY), Phase.IN_CINEMAS),
            (film(40, in_cinemas_on=TODAY - 4 * DAY), Phase.OUT),
            (show(900, aired=30, status="Returning Series"), Phase.ON_AIR),
            (show(900, aired=31, status="Returning Series"), Phase.CONTINUING),
            (show(5, status="Returning Series"), Phase.ON_AIR),
            (show(900, aired=10, status="Canceled"), Phase.OUT),
        ],
    )
    def test_is_asked_for_sooner_by_the_phase_of_the_work(self, subject, expected):
        assert phase(subject, TODAY) is expected


class TestOffers:
    def test_of_what_matters_to_somebody_age_within_a_day(self):
        assert every(Facts.OFFERS, film(9000, interest=Interest.HOT), TODAY) == 12 * HOUR
        assert every(Facts.OFFERS, film(9000, interest=Interest.WANTED), TODAY) == 24 * HOUR

    @given(subjects)
    def test_of_everything_else_come_with_the_text(self, subject):
        if subject.interest is Interest.NONE:
            assert every(Facts.OFFERS, subject, TODAY) == every(Facts.TEXT, subject, TODAY)


class TestWhatIsDue:
    def test_is_everything_for_a_work_that_was_never_asked_for(self):
        assert due(Times(), film(9000), AT) == dict.fromkeys(Facts)

    def test_is_what_has_aged_and_says_since_when(self):
        times = Times(text_at=AT - DAY, text_next_at=AT + 29 * DAY, ratings_at=AT - 8 * DAY, offers_at=AT - DAY)
        assert due(times, film(9000), AT) == {Facts.RATINGS: AT - DAY}

    def test_goes_by_days_so_that_a_morning_run_takes_what_falls_due_that_evening(self):
        times = Times(text_at=AT - DAY, text_next_at=AT + 10 * HOUR, ratings_at=AT, offers_at=AT)
        assert due(times, film(3), AT) == {Facts.TEXT: AT}

    def test_goes_by_hours_for_offers(self):
        times = Times(text_at=AT, text_next_at=AT + DAY * 2, ratings_at=AT, offers_at=AT - 11 * HOUR)
        hot = film(3, interest=Interest.HOT)
        assert due(times, hot, AT) == {}
        assert due(times, hot, AT + HOUR) == {Facts.OFFERS: AT + HOUR}

    @given(subjects, st.timedeltas(timedelta(0), timedelta(days=40)))
    def test_asked_for_now_is_nothing_for_a_while(self, subject, passed):
        shortest = min(every(facts, subject, TODAY) for facts in Facts)
        times = Times(AT, AT + every(Facts.TEXT, subject, TODAY), AT, AT)
        assert not due(times, subject, AT)
        assert shortest >= 12 * HOUR
        assert staleness.next_times(times, subject, AT)[Facts.RATINGS] == AT + 7 * DAY
