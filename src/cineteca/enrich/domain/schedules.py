"""When something that runs by the clock is next: cron, time zone, jitter. Pure: the time comes in.

A schedule with fixed hours runs once on a day whose hour is skipped or doubled by summer time; one for every hour runs
every hour that passes.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from typing import Any
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


MOST_MINUTES = 24 * 60
_LONGEST_OPTIONS = 4_000


def checked_options(options: Mapping[str, Any], known: Collection[str] | None) -> dict[str, Any]:
    """The options, where an operation that takes `known` (None: anything) can be told them. Raises `BadSchedule`."""
    if known is not None and (strange := sorted(set(options) - set(known))):
        told = ", ".join(sorted(known)) or "none"
        raise BadSchedule(f"There is no option “{strange[0][:60]}” here. There are: {told}.")
    minutes = options.get("minutes", 1)
    if isinstance(minutes, bool) or not isinstance(minutes, int | float) or not 0 < minutes <= MOST_MINUTES:
        raise BadSchedule(f"minutes says how long a run may take: write a number up to {MOST_MINUTES}.")
    text = repr(options)
    if "\\x00" in text or any("\ud800" <= sign <= "\udfff" for value in _texts(options) for sign in value):
        raise BadSchedule("An option holds a character that cannot be kept.")
    if len(text) > _LONGEST_OPTIONS:
        raise BadSchedule("The options are longer than anything that is asked for here.")
    return dict(options)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from (*_texts(name), *_texts(inner))
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)


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
