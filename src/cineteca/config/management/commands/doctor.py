"""``cineteca doctor``: what is set up, what is missing, what that turns off."""

from contextlib import suppress
from dataclasses import asdict
from typing import Any

from django.conf import settings
from django.db import DatabaseError

from cineteca.config import commanding, commandline, health
from cineteca.config.preparing import prepare
from cineteca.core.errors import CinetecaError


class Command(commanding.Command):
    help = "What is set up, what is missing, and what that turns off. Tries the keys that are set."
    with_json = True

    def add_arguments(self, parser: Any) -> None:
        super().add_arguments(parser)
        parser.add_argument("--offline", action="store_true", help="do not call the providers")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.ENV["DATABASE_URL"]:
            # Ours to prepare, and a key can only be tried with tables. What does not work is among the findings.
            with suppress(DatabaseError, CinetecaError):
                prepare(self.say)
        findings = health.examine(call_providers=not options["offline"])
        if self.json:
            for finding in findings:
                self.out_json(asdict(finding))
        else:
            for finding in findings:
                mark, style = {"good": ("✓", "green"), "off": ("–", "yellow"), "bad": ("✗", "red")}[finding.state]
                self.console.print(f"[{style}]{mark}[/] [bold]{finding.what}[/]: ", end="")
                self.console.print(finding.says, markup=False)
                if finding.do:
                    self.console.print(f"    {finding.do}", markup=False, style="dim")
        if any(finding.state == "bad" for finding in findings):
            self.leave(commandline.SETTING)
