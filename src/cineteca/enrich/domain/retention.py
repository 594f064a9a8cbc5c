"""How long records are kept. What people wrote, what was said of works and what was merged of it are none of these."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Keep:
    """`what` is let go `days` after it happened or ended. `setting` names the one that overrules the days."""

    what: str
    days: int
    why: str
    setting: str = ""


POLICY = (
    Keep("calls", 30, "enough to compare this week with the last ones", "KEEP_CALLS_DAYS"),
    Keep("failed calls", 90, "few, and the ones that are looked for later", "KEEP_FAILED_CALLS_DAYS"),
    Keep("answers", 30, "after its life: its ETag can still confirm it"),
    Keep("quotas", 400, "a year and its month, to compare with"),
    Keep("empty runs", 2, "that nothing was to be done interests nobody for long"),
    Keep("runs", 180, "half a year of what was fetched when, and by whom", "KEEP_RUNS_DAYS"),
    Keep("counts of rules", 730, "the trend of the catalogue's quality over two years"),
    Keep("hourly trends", 35, "popularity looks back a month"),
    Keep("daily trends", 400, "a year and its month, to compare with"),
    Keep("cleared alerts", 180, "as long as the runs they are about"),
    Keep("ended jobs", 30, "those that failed; the others go at once"),
    Keep("ended sessions", 0, "nobody can use them any more"),
)


def cutoffs(at: datetime, asked: Mapping[str, int]) -> dict[str, datetime]:
    """For each kind of record the moment before which it is let go. `asked`: days by the name of their setting."""
    return {keep.what: at - timedelta(days=max(0, asked.get(keep.setting, keep.days))) for keep in POLICY}
