"""``cineteca run``: web server and worker together."""

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings

from cineteca.config import commanding, commandline
from cineteca.config.ports import is_free, port_number
from cineteca.config.preparing import close_connections, leave_database, prepare
from cineteca.config.processes import Family, Stopped, stop_on_signals


class Command(commanding.Command):
    help = "Web server and worker together, with the embedded database unless DATABASE_URL names another."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--port", type=port_number, default=settings.CINETECA_PORT)

    def handle(self, *args: Any, **options: Any) -> None:
        stop_on_signals()
        host, port = settings.ENV["CINETECA_HOST"], options["port"]
        if not is_free(host, port):
            self.leave(commandline.FAILED, f"{host}:{port} is taken, or not ours to listen on. Choose another --port.")
        prepare(self.say)
        close_connections()
        family = Family(os.environ, Path(settings.CINETECA_HOME) / "logs", self.say)
        try:
            family.start("web", "web", "--port", str(port))
            family.start("worker", "worker")
            self.say(f"Cineteca is at http://{host}:{port}/  (Ctrl-C stops it)")
            lost = family.watch()
        except Stopped:
            lost = None
        finally:
            family.stop()
            leave_database()
        if lost:
            self.leave(commandline.FAILED, f"The {lost} does not come up any more:\n{family.last_words(lost)}")
        self.say("Stopped.")
