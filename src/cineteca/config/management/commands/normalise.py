"""``cineteca normalise``: what we make of a provider's answer."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from cineteca.config import commanding, commandline
from cineteca.providers import outcomes, registry

BODIES: Final = (".json", ".jsonl", ".json.gz", ".jsonl.gz")


class Command(commanding.Command):
    help = "Print for each body in the files one JSON line: the record we make of it and what was odd, or the error."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("provider", choices=sorted(registry.BY_NAME), metavar="PROVIDER")
        parser.add_argument("kind", choices=sorted({*outcomes.KINDS, *outcomes.ALIASES}), metavar="KIND")
        parser.add_argument(
            "files",
            nargs="+",
            metavar="FILE",
            help="JSON, JSON lines or gzip of either; a directory is searched through; - is standard input",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        failed = False
        files = list(self.files(options["files"]))
        for file in files:
            for outcome in outcomes.outcomes(options["provider"], options["kind"], self.read(file)):
                failed |= not outcome["ok"]
                self.out_json(outcome if len(files) == 1 else {"file": file, **outcome})
        if failed:
            self.leave(commandline.FAILED)

    def files(self, named: list[str]) -> Iterator[str]:
        """The files that are named, and in place of a directory those of bodies in it, however deep."""
        for name in named:
            if name != "-" and Path(name).is_dir():
                found = sorted(
                    str(file) for file in Path(name).rglob("*") if file.name.endswith(BODIES) and file.is_file()
                )
                if not found:
                    self.leave(commandline.USAGE, f"There are no bodies in {name} ({', '.join(BODIES)}).")
                yield from found
            else:
                yield name

    def read(self, file: str) -> bytes:
        if file == "-":
            return sys.stdin.buffer.read()
        try:
            return Path(file).read_bytes()
        except OSError as error:
            self.leave(commandline.USAGE, f"{file} cannot be read: {error.strerror}.")
