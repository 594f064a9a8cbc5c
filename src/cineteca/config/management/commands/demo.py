"""``cineteca demo``: a whole archive with sample works, everything embedded."""

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings

from cineteca.config import commanding, commandline, demo
from cineteca.config.ports import first_free, port_number
from cineteca.config.processes import Stopped, stop_on_signals
from cineteca.simulator.errors import BadFault
from cineteca.simulator.faults import parse_all


class Command(commanding.Command):
    help = (
        "A whole archive with sample works: database, stand-in for the providers, web server and worker, all embedded. "
        "Its state is kept apart from a real archive's, so nothing of yours is touched."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--port", type=port_number, help="port of the web server (default: the first free from 8640)"
        )
        parser.add_argument(
            "--fault", action="append", default=[], metavar="HOST=KIND:SHARE", help="make a provider fail"
        )

        parser.add_argument(
            "--alive", action="store_true", help="let works change, and new ones come out, every minute"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        stop_on_signals()
        self.refuse_bad_faults(options["fault"])
        wanted = options["port"] or settings.CINETECA_PORT
        port = first_free(wanted, fixed=bool(options["port"]) or "CINETECA_PORT" in os.environ)
        if port is None:
            self.leave(commandline.FAILED, f"Port {wanted} is taken. Choose another: --port 8700")
        stage = self.stage(port, options["fault"], alive=options["alive"])
        try:
            stage.open()
            self.say(f"\n  Open  http://127.0.0.1:{port}/")
            self.say(f"  Sign in as staff  {stage.sign_in_link()}\n  Ctrl-C stops everything.\n")
            self.watch_filling(stage)
            failed = stage.family.watch()
        except Stopped:
            failed = None
        except demo.DidNotStart as error:
            stage.close()
            self.leave(commandline.FAILED, str(error))
        finally:
            stage.close()
        if failed:
            words = stage.family.last_words(failed)
            self.leave(commandline.FAILED, f"The {failed} does not come up any more:\n{words}")
        self.say("\nStopped; nothing is left running. The demo's state is kept for next time.")

    def stage(self, port: int, faults: list[str], *, alive: bool) -> demo.Stage:
        home = Path(settings.CINETECA_HOME)
        try:
            return demo.Stage(home=home, port=port, faults=tuple(faults), say=self.say, alive=alive)
        except demo.AlreadyOpen as error:
            self.leave(commandline.FAILED, str(error))

    def refuse_bad_faults(self, faults: list[str]) -> None:
        """Leave where the stand-in would not know what to do, before anything is started."""
        try:
            parse_all(faults)
        except BadFault as error:
            self.leave(commandline.USAGE, str(error))

    def watch_filling(self, stage: demo.Stage) -> None:
        """Show the enrichment as the worker goes through the queue."""
        waiting = stage.waiting()
        if not waiting:
            return
        with self.progress("Asking TMDB and OMDb (the stand-in)", waiting) as advance:
            for left, title in stage.filling():
                advance(waiting - left, title)
                waiting = left
        self.say(stage.report())
