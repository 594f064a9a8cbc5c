"""``cineteca database``: the embedded database."""

import os
import subprocess
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.conf import settings

from cineteca.config import commanding, commandline
from cineteca.core import database, postgres


class Command(commanding.Command):
    help = "The database: where it is and how it fares; stop the embedded one; open psql."
    with_json = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("what", nargs="?", default="status", choices=["status", "start", "stop", "psql"])

    def handle(self, *args: Any, **options: Any) -> None:
        home = Path(settings.CINETECA_HOME)
        if settings.ENV["DATABASE_URL"] and options["what"] != "psql":
            self.say("DATABASE_URL is set: that server is used, and nothing is started or stopped here.")
            return
        getattr(self, options["what"])(home)

    def status(self, home: Path) -> None:
        status = postgres.status(home)
        if self.json:
            self.out_json(asdict(status))
            return
        self.out(f"phase: {status.phase}")
        if running := status.running:
            self.out(f"version: PostgreSQL {running.version}\naddress: {running.url}")
            self.out(f"account: {status.account}\nsupervisor: process {status.supervisor}")
            self.out(f"data: {running.data}\nlog: {running.log_file}")

    def start(self, home: Path) -> None:
        running = postgres.ensure_running(home, progress=self.say)
        self.say(f"Running at {running.url}\nIt stops with this command: press Enter to stop.")
        input()

    def stop(self, home: Path) -> None:
        postgres.stop(home)
        self.say("The embedded database is stopped.")

    def psql(self, _home: Path) -> None:
        programs = [] if settings.ENV["DATABASE_URL"] else [str(Path(str(postgres.installed_binaries().bin)) / "psql")]
        program = next((p for p in programs if os.access(p, os.X_OK)), "psql")
        try:
            done = subprocess.run([program, database.conninfo()], check=False)  # noqa: S603 - the person's own shell
        except FileNotFoundError:
            self.leave(
                commandline.FAILED, "psql is not installed here. Any client works; see: cineteca database status"
            )
        if done.returncode:
            self.leave(commandline.FAILED)
