from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cineteca.enrich.domain.life import Life, lived

PACINO = Life(birth_date=date(1940, 4, 25))
BRANDO = Life(birth_date=date(1924, 4, 3), death_date=date(2004, 7, 1))


class TestAge:
    @pytest.mark.parametrize(("today", "age"), [(date(2026, 4, 24), 85), (date(2026, 4, 25), 86)])
    def test_changes_on_the_birthday(self, today, age):
        assert PACINO.age(today) == age

    def test_of_the_dead_is_that_at_death(self):
        assert (BRANDO.age(date(2026, 1, 1)), BRANDO.age_at_death) == (None, 80)

    def test_is_unknown_where_only_the_year_is(self):
        assert Life(birth_year=1940).age(date(2026, 1, 1)) is None
        assert Life(birth_year=1924, death_year=2004).age_at_death is None

    def test_is_unknown_where_nobody_gets_so_old(self):
        assert Life(birth_date=date(1850, 1, 1)).age(date(2026, 1, 1)) is None

    @given(st.dates(), st.dates())
    def test_is_never_negative(self, born, today):
        assert (Life(birth_date=born).age(today) or 0) >= 0


class TestBirthday:
    def test_is_on_the_day(self):
        assert PACINO.has_birthday(date(2026, 4, 25))
        assert not PACINO.has_birthday(date(2026, 4, 26))

    def test_of_a_leap_day_is_the_day_before_in_other_years(self):
        leap = Life(birth_date=date(1972, 2, 29))
        assert leap.has_birthday(date(2027, 2, 28))
        assert leap.has_birthday(date(2028, 2, 29))
        assert not leap.has_birthday(date(2028, 2, 28))

    def test_is_not_kept_for_the_dead(self):
        assert not BRANDO.has_birthday(date(2026, 4, 3))


class TestLived:
    def test_takes_what_is_missing_alone(self):
        assert lived(PACINO, Life(birth_year=1941)) == Life(birth_date=date(1940, 4, 25), birth_year=1940)
        assert lived(Life(), Life(birth_year=1940, death_year=1999)) == Life(birth_year=1940, death_year=1999)
