"""``cineteca schedule``: what runs by the clock."""

import getpass
from argparse import ArgumentParser, ArgumentTypeError
from dataclasses import asdict
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import orjson

from cineteca.config import commanding, commandline
from cineteca.config.preparing import prepare
from cineteca.core import clock
from cineteca.enrich import operations as enrich
from cineteca.enrich import queries
from cineteca.enrich.domain.schedules import BadSchedule


def option(text: str) -> tuple[str, Any]:
    """``minutes=60``: a JSON value, or else the text itself."""
    name, equals, value = text.partition("=")
    if not name or not equals:
        raise ArgumentTypeError(f"“{text}” is no option; write NAME=VALUE, as minutes=60")
    try:
        return name, orjson.loads(value)
    except orjson.JSONDecodeError:
        return name, value


class Command(commanding.Command):
    help = "What runs by the clock: list it, pause and resume, run now, change when and how."
    with_json = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        what = parser.add_subparsers(dest="what", metavar="list|show|pause|resume|run|change")
        what.add_parser("list", help="everything, with its last and next run")
        what.add_parser("show", help="one of them in full").add_argument("name")
        what.add_parser("pause", help="let it rest; a run under way goes on").add_argument("name")
        what.add_parser("resume", help="let it run again").add_argument("name")
        run = what.add_parser("run", help="ask the worker for a run now")
        run.add_argument("name")
        run.add_argument("--here", action="store_true", help="run it in this process instead, and wait")
        change = what.add_parser("change", help="when it runs, and what it is told")
        change.add_argument("name")
        change.add_argument("--cron", metavar="“30 4 * * 1”", help="minute, hour, day, month, weekday")
        change.add_argument("--time-zone", metavar="Europe/Berlin")
        change.add_argument("--jitter", type=int, metavar="SECONDS", help="start up to so much later")
        change.add_argument(
            "--option",
            type=option,
            action="append",
            metavar="NAME=VALUE",
            help="one more option (minutes=60 bounds a run); NAME=null takes it back",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        prepare(self.say)
        enrich.schedules.ensure(at=clock.now())
        try:
            self._do(options["what"] or "list", options)
        except BadSchedule as error:
            self.leave(commandline.USAGE, f"{error} Nothing was changed.")

    def _do(self, what: str, options: dict[str, Any]) -> None:
        name, at, by = options.get("name", ""), clock.now(), getpass.getuser()
        if what == "list":
            self.list()
            return
        if what == "pause":
            enrich.schedules.pause(name=name, by=by)
        elif what == "resume":
            enrich.schedules.resume(name=name, by=by, at=at)
        elif what == "change":
            self.change(name, options, by, at)
        elif what == "run" and options["here"]:
            self.run_here(name)
        elif what == "run":
            enrich.schedules.run_now(name=name, by=by, at=at)
            self.say("The next free worker takes it.")
        self.show(name)

    def run_here(self, name: str) -> None:
        if enrich.schedules.run_here(name=name).state == "failed":
            self.show(name)
            self.leave(commandline.FAILED)

    def change(self, name: str, options: dict[str, Any], by: str, at: datetime) -> None:
        row = queries.get_schedule(name, at=at)
        told = {**(row.options if row else {}), **dict(options["option"] or ())}
        enrich.schedules.change(
            name=name,
            by=by,
            at=at,
            cron=options["cron"],
            time_zone=options["time_zone"],
            jitter=options["jitter"],
            options={name: value for name, value in told.items() if value is not None},
        )

    def show(self, name: str) -> None:
        row = queries.get_schedule(name, at=clock.now())
        if row is None:
            self.leave(commandline.FAILED, f"Nothing called “{name}” runs by the clock. See: cineteca schedule list")
        if self.json:
            self.out_json(asdict(row))
            return
        for column, value in asdict(row).items():
            shown = _local(value, row.time_zone) if isinstance(value, datetime) else value
            self.out(f"{column.replace('_', ' '):12} {'–' if shown in (None, '') else shown}")

    def list(self) -> None:
        rows = queries.list_schedules(clock.now())
        if self.json:
            for row in rows:
                self.out_json(asdict(row))
            return
        self.table("", ("name", "when", "next", "last", "how it went"), [_cells(row) for row in rows])


def _cells(row: queries.ScheduleRow) -> tuple[object, ...]:
    when = row.cron if row.time_zone == "UTC" else f"{row.cron} ({row.time_zone})"
    ahead = _local(row.next_at, row.time_zone) if row.next_at else "paused"
    last = _local(row.ended_at, row.time_zone) if row.ended_at else "never"
    return row.name, when, ahead, last, f"{row.state}{': ' + row.last_error[:60] if row.last_error else ''}"


def _local(at: datetime, time_zone: str) -> str:
    return f"{at.astimezone(ZoneInfo(time_zone)):%a %d %b %H:%M}"
