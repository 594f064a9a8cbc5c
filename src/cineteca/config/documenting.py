"""Reference pages made from the program itself."""

import io
import re
from argparse import HelpFormatter
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from django.core.management import load_command_class

from cineteca.api import reference as rest
from cineteca.catalog import documenting as tables
from cineteca.config.commandline import GROUPS
from cineteca.config.environment import SETTINGS

_MADE = "<!-- Written by `cineteca docs`; change the program, not this page. -->\n"


def pages() -> dict[str, str]:
    """File name → text of every generated page of the reference."""
    return {
        "settings.md": settings_page(),
        "commands.md": commands_page(),
        "tables.md": _MADE + tables.page(),
        "api.md": _MADE + rest.markdown(),
    }


def is_current(file: Path, text: str) -> bool:
    return file.exists() and file.read_text() == text


def settings_page() -> str:
    """Every environment variable with its default and meaning."""
    secret = {True: " *Secret.*", False: ""}
    rows = [f"| `{s.name}` | {_default(s.default)} | {s.meaning}{secret[s.secret]} |" for s in SETTINGS]
    return "\n".join(
        [
            "# Settings",
            "",
            _MADE,
            "All settings are environment variables, read once at start. A value of no use stops the program,",
            "with a message that names the variable; a secret is never printed.",
            "",
            "| variable | default | meaning |",
            "|---|---|---|",
            *rows,
            "",
        ]
    )


def _default(value: object) -> str:
    if value is None or value in ("", ()):
        return "–"
    if isinstance(value, bool):
        return "`yes`" if value else "`no`"
    if isinstance(value, tuple):
        joined = "/".join(f"{part:g}" for part in value) if isinstance(value[0], int) else ",".join(value)
        return f"`{joined}`"
    return f"`{value}`"


def commands_page() -> str:
    """Every command with its own help."""
    return "\n".join(["# Commands", "", _MADE, *_exit_codes(), *_commands()])


def _exit_codes() -> Iterator[str]:
    yield "Results go to standard output, what is said to people to standard error; `--json`, where it is offered,"
    yield "prints one JSON value a line. Exit codes: 0 done · 1 done in part, or something failed · 2 not understood ·"
    yield "3 a setting is missing or wrong · 4 the database or another server cannot be reached · 130 stopped."
    yield ""


def _commands() -> Iterator[str]:
    for purpose, commands in GROUPS.items():
        yield f"## {purpose}\n"
        for name, meaning in commands.items():
            yield f"### cineteca {name}\n"
            yield f"{meaning}.\n"
            yield f"```\n{_help(name)}\n```\n"


def _help(name: str) -> str:
    parser = load_command_class("cineteca.config", name).create_parser("cineteca", name)
    parser.formatter_class = partial(HelpFormatter, width=100)  # the same on every terminal
    out = io.StringIO()
    parser.print_help(out)
    return re.sub(r"[ \t]+$", "", out.getvalue(), flags=re.MULTILINE).strip()
