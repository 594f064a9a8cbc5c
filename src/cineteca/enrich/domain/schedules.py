"""When something that runs by the clock is next: cron, time zone, jitter. Pure: the time comes in.

A schedule with fixed hours runs once on a day whose hour is skipped or doubled by summer time; one for every hour runs
every hour that passes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cronsim import CronSim, CronSimError

from cineteca.core.errors import CinetecaError

MOST_JITTER = 6 * 3600
_FIELDS = 5


class BadSchedule(CinetecaError):
    """What was asked for is no time at which anything could run."""


@dataclass(frozen=True, slots=True)
class Rule:
    """When `name` runs: five fields of cron as read in `time_zone`, each time up to `jitter` seconds later."""

    name: str
    cron: str
    time_zone: str = "UTC"
    jitter: int = 0

    def __post_init__(self) -> None:
        """Raises `BadSchedule` saying what would do."""
        if not 0 <= self.jitter <= MOST_JITTER:
            raise BadSchedule(f"A jitter of {self.jitter} s cannot be; write 0 to {MOST_JITTER} seconds.")
        if len(self.cron.split()) != _FIELDS:
            raise BadSchedule(
                f"“{self.cron}” is no schedule: write minute, hour, day, month and weekday, as 30 4 * * 1."
            )
        try:
            next(CronSim(self.cron, datetime(2000, 1, 1, tzinfo=zone(self.time_zone))))
        except CronSimError as error:
            raise BadSchedule(f"“{self.cron}” is no schedule: {str(error).lower()}.") from None
        except StopIteration:
            raise BadSchedule(f"“{self.cron}” never comes.") from None


def zone(name: str) -> ZoneInfo:
    """The time zone called `name`. Raises `BadSchedule`."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise BadSchedule(f"“{name}” is no time zone; write one as Europe/Berlin, or UTC.") from None


def next_run(rule: Rule, after: datetime) -> datetime:
    """The first moment (UTC) after `after` at which `rule` runs, jitter included.

    It depends on the arguments alone, so that all workers agree; what was missed before `after` is not made up for.
    """
    best: datetime | None = None
    for moment in occurrences(rule, after - timedelta(seconds=rule.jitter)):
        if best is not None and moment >= best:
            return best
        planned = moment + delay(rule, moment)
        if planned > after and (best is None or planned < best):
            best = planned
    raise BadSchedule(f"“{rule.cron}” does not come again.")


def occurrences(rule: Rule, after: datetime) -> Iterator[datetime]:
    """The moments (UTC, ascending, without jitter) of `rule` after `after`."""
    last = after.astimezone(UTC)
    for local in CronSim(_expanded(rule.cron), after.astimezone(zone(rule.time_zone))):
        # Around the end of summer time the same wall clock is read twice: the earlier one may be behind us.
        if (moment := local.astimezone(UTC)) > last:
            yield moment
            last = moment


def delay(rule: Rule, moment: datetime) -> timedelta:
    """How much later than `moment` it runs: spread evenly over the jitter, and the same whoever asks."""
    drawn = blake2b(f"{rule.name} {moment.timestamp():.0f}".encode(), digest_size=8).digest()
    return timedelta(seconds=int.from_bytes(drawn) % (rule.jitter + 1))


def _expanded(cron: str) -> str:
    """The same with hours and minutes as numbers, unless it is for every hour."""
    # cronsim takes a field with a star to go by the time that passes: every other hour would be lost or doubled.
    minute, hour, *rest = cron.split()
    if hour == "*":
        return cron
    return " ".join([_numbers(minute, 59), _numbers(hour, 23), *rest])


def _numbers(field: str, last: int) -> str:
    return f"0-{last}{field[1:]}" if field.startswith("*") else field
