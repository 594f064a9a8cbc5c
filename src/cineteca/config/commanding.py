"""What our commands have in common: a console, ``--json``, exit codes, progress."""

import sys
from argparse import SUPPRESS, ArgumentParser, _SubParsersAction
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NoReturn

import orjson
from django.conf import settings
from django.core.management.base import BaseCommand
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.table import Table

_WIDE = 240
"""Columns of what is no terminal."""


class Command(BaseCommand):
    """Base of our commands. `say` speaks to people (stderr), `out` and `out_json` give the result (stdout)."""

    requires_system_checks: list[str] = []
    with_json = False

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> Any:  # noqa: ARG002 - Django's interface
        parser = super().create_parser("cineteca", subcommand, **kwargs)
        # Django's own options mean nothing to the people who use these commands.
        for action in parser._actions:  # noqa: SLF001
            if {
                "--settings",
                "--pythonpath",
                "--traceback",
                "--no-color",
                "--force-color",
                "--skip-checks",
                "-v",
            } & set(action.option_strings) or action.dest == "version":
                action.help = SUPPRESS
        if self.with_json:
            for verb in _verbs(parser):  # understood after the verb, too
                verb.add_argument("--json", action="store_true", default=SUPPRESS, help=SUPPRESS)
        return parser

    def add_arguments(self, parser: ArgumentParser) -> None:
        if self.with_json:
            parser.add_argument("--json", action="store_true", help="machine-readable output, one JSON value a line")

    def execute(self, *args: Any, **options: Any) -> Any:
        self.json = bool(options.get("json"))
        self.console = Console(stderr=True, highlight=False)
        settings.CINETECA_PROGRESS = self.say
        return super().execute(*args, **options)

    def say(self, text: str) -> None:
        """Tell the person what is going on; silent for machines."""
        if not self.json:
            self.console.print(text, markup=False, soft_wrap=True)

    def out(self, text: str) -> None:
        sys.stdout.write(f"{text}\n")

    def out_json(self, value: object) -> None:
        sys.stdout.write(orjson.dumps(value, default=str, option=orjson.OPT_NON_STR_KEYS).decode() + "\n")

    def table(self, title: str, columns: tuple[str, ...], rows: Sequence[tuple[object, ...]]) -> None:
        """Print a table; numbers stand on the right."""
        table = Table(title=title, title_justify="left", title_style="bold", box=None, padding=(0, 2, 0, 0))
        for place, column in enumerate(columns):
            numeric = bool(rows) and all(isinstance(row[place], int | float) for row in rows)
            table.add_column(column, justify="right" if numeric else "left", overflow="fold")
        for row in rows:
            table.add_row(*(f"{cell:,}" if isinstance(cell, int | float) else str(cell) for cell in row))
        console = Console(highlight=False)
        if not console.is_terminal:  # nobody's window: whole words stay on their line
            console = Console(highlight=False, width=_WIDE)
        console.print(table)

    def leave(self, code: int, text: str = "") -> NoReturn:
        """Stop here with an exit code and, for people, the reason."""
        if text:
            self.console.print(text, style="red", markup=False, soft_wrap=True)
        sys.exit(code)

    @contextmanager
    def progress(self, what: str, total: int | None) -> Iterator[Any]:
        """A progress bar on a terminal; yields ``advance(steps, note, total)``. Silent where nobody watches."""
        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            TextColumn("{task.fields[note]}", style="dim"),
        )
        disable = self.json or not self.console.is_terminal
        with Progress(*columns, console=self.console, disable=disable, transient=False) as bar:
            task = bar.add_task(what, total=total, note="")

            def advance(steps: int = 1, note: str = "", total: int | None = None) -> None:
                bar.update(task, advance=steps, note=note[:60], total=total)

            yield advance


def _verbs(parser: ArgumentParser) -> Iterator[ArgumentParser]:
    """The parsers of all verbs, of verbs of verbs too."""
    for action in parser._actions:  # noqa: SLF001
        if isinstance(action, _SubParsersAction):
            for verb in action.choices.values():
                yield verb
                yield from _verbs(verb)
