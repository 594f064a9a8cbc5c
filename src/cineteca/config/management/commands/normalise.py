"""``cineteca normalise``: what we make of a provider's answer."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from cineteca.config import commanding, commandline
from cineteca.providers import outcomes, registry


class Command(commanding.Command):
    help = "Print for each body in the files one JSON line: the record we make of it and what was odd, or the error."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("provider", choices=sorted(registry.BY_NAME), metavar="PROVIDER")
        parser.add_argument("kind", choices=sorted({*outcomes.KINDS, *outcomes.ALIASES}), metavar="KIND")
        parser.add_argument(
            "files", nargs="+", metavar="FILE", help="JSON, JSON lines or gzip of either; - is standard input"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        failed = False
        for file in options["files"]:
            for outcome in outcomes.outcomes(options["provider"], options["kind"], self.read(file)):
                failed |= not outcome["ok"]
                self.out_json(outcome if len(options["files"]) == 1 else {"file": file, **outcome})
        if failed:
            self.leave(commandline.FAILED)

    def read(self, file: str) -> bytes:
        if file == "-":
            return sys.stdin.buffer.read()
        try:
            return Path(file).read_bytes()
        except OSError as error:
            self.leave(commandline.USAGE, f"{file} cannot be read: {error.strerror}.")
