"""What runs by the clock: written once, changed by people, carried out by workers."""

from cineteca.enrich.operations.schedules.changing import (
    StillRunning,
    UnknownSchedule,
    change,
    ensure,
    pause,
    resume,
    run_now,
)
from cineteca.enrich.operations.schedules.running import perform, run_due, run_here

__all__ = [
    "StillRunning",
    "UnknownSchedule",
    "change",
    "ensure",
    "pause",
    "perform",
    "resume",
    "run_due",
    "run_here",
    "run_now",
]
