"""``cineteca web``: the web server."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings

from cineteca.config import commanding, commandline, server
from cineteca.config.ports import is_free, port_number
from cineteca.config.preparing import close_connections, prepare


class Command(commanding.Command):
    help = "The web server: pages, API and live streams on one port."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--host", default=settings.ENV["CINETECA_HOST"], help="address to listen on")
        parser.add_argument("--port", type=port_number, default=settings.CINETECA_PORT)
        parser.add_argument("--processes", type=int, default=1, help="server processes, about one a core")
        parser.add_argument(
            "--interface", choices=["asgi", "wsgi"], default="asgi", help="wsgi: pages without live streams"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not is_free(options["host"], options["port"]):
            self.leave(
                commandline.FAILED,
                f"{options['host']}:{options['port']} is taken, or not ours to listen on. Choose another --port.",
            )
        prepare(self.say)
        close_connections()
        self.say(f"Cineteca is at http://{options['host']}:{options['port']}/")
        server.serve(
            host=options["host"], port=options["port"], processes=options["processes"], interface=options["interface"]
        )
