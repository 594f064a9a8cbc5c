"""The first page: the whole house at a glance."""

from dataclasses import dataclass

from cineteca.ops.contexts.lines import AlertLine, CallLine, ErrorLine, HostLine, RunLine, ScheduleLine, WorkLine
from cineteca.ops.contexts.shared import Gauge, ShareLine, Spark


@dataclass(frozen=True, slots=True)
class Overview:
    alerts: tuple[AlertLine, ...]
    gauges: tuple[Gauge, ...]
    running: tuple[RunLine, ...]
    runs: tuple[RunLine, ...]
    schedules: tuple[ScheduleLine, ...]
    queue: tuple[WorkLine, ...]
    fresh: tuple[ShareLine, ...]
    lacking: tuple[ShareLine, ...]
    rated: tuple[ShareLine, ...]
    hosts: tuple[HostLine, ...]
    traffic: Spark | None
    calls: tuple[CallLine, ...]
    errors: tuple[ErrorLine, ...]
