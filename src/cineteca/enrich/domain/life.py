"""When somebody lived: days where they are known, else years."""

from dataclasses import dataclass
from datetime import date

_OLDEST = 122
"""Nobody is known to have lived longer. Source: Jeanne Calment, 1875–1997."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """A day without its year is not told anywhere, a year without its day often."""

    birth_date: date | None = None
    birth_year: int | None = None
    birth_place: str = ""
    death_date: date | None = None
    death_year: int | None = None

    @property
    def is_over(self) -> bool:
        return self.death_date is not None or self.death_year is not None

    def age(self, today: date) -> int | None:
        """Full years of somebody who lives; None where only the year is known, or nobody gets so old."""
        if self.is_over or self.birth_date is None:
            return None
        years = _between(self.birth_date, today)
        return years if 0 <= years <= _OLDEST else None

    @property
    def age_at_death(self) -> int | None:
        if self.birth_date is None or self.death_date is None:
            return None
        years = _between(self.birth_date, self.death_date)
        return years if 0 <= years <= _OLDEST else None

    def has_birthday(self, today: date) -> bool:
        """Whether it is the birthday of somebody who lives. Those born on 29 February have it on the 28th else."""
        if self.is_over or self.birth_date is None:
            return False
        born = self.birth_date.month, self.birth_date.day
        if born == (2, 29) and not _is_leap(today.year):
            born = (2, 28)
        return (today.month, today.day) == born


def lived(known: Life, told: Life) -> Life:
    """`known`, and what only `told` says. A year beside a day that says otherwise is not taken."""
    return Life(
        birth_date=known.birth_date or told.birth_date,
        birth_year=_year(known.birth_date, known.birth_year, told.birth_date, told.birth_year),
        birth_place=known.birth_place or told.birth_place,
        death_date=known.death_date or told.death_date,
        death_year=_year(known.death_date, known.death_year, told.death_date, told.death_year),
    )


def _year(*told: date | int | None) -> int | None:
    first = next((moment for moment in told if moment is not None), None)
    return first.year if isinstance(first, date) else first


def _between(first: date, last: date) -> int:
    return last.year - first.year - ((last.month, last.day) < (first.month, first.day))


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
