"""``cineteca run``: web server and worker together."""

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings

from cineteca.config import commanding, commandline
from cineteca.config.ports import port_number
from cineteca.config.preparing import close_connections, leave_database, prepare
from cineteca.config.processes import Family, Stopped, stop_on_signals


class Command(commanding.Command):
    help = "Web server and worker together, with the embedded database unless DATABASE_URL names another."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--port", type=port_number, default=settings.CINETECA_PORT)

    def handle(self, *args: Any, **options: Any) -> None:
        stop_on_signals()
        prepare(self.say)
        close_connections()
        family = Family(os.environ, Path(settings.CINETECA_HOME) / "logs")
        try:
            family.start("web", "web", "--port", str(options["port"]))
            family.start("worker", "worker")
            self.say(f"Cineteca is at http://{settings.ENV['CINETECA_HOST']}:{options['port']}/  (Ctrl-C stops it)")
            ended = family.watch()
        except Stopped:
            ended = None
        finally:
            family.stop()
            leave_database()
        if ended:
            self.leave(commandline.FAILED, f"The {ended} stopped by itself:\n{family.last_words(ended)}")
        self.say("Stopped.")
