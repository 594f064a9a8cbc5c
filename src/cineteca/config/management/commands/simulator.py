"""``cineteca simulator``: a stand-in for TMDB and OMDb."""

from argparse import ArgumentParser
from typing import Any

from cineteca.config import commanding, commandline
from cineteca.simulator import control, serving


class Command(commanding.Command):
    help = "A local server that answers like TMDB and OMDb from bundled facts, with their limits, and fails on demand."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        what = parser.add_subparsers(dest="what", required=True, metavar="serve|fault")
        serve = what.add_parser("serve", help="serve until stopped")
        serve.add_argument("--port", type=int, default=8690)
        serve.add_argument("--no-limits", action="store_true", help="do not enforce the real rate limits")
        serve.add_argument(
            "--fault", action="append", default=[], metavar="HOST=KIND:SHARE", help="as tmdb=garbage:0.2"
        )
        fault = what.add_parser("fault", help="change the faults of a running one")
        fault.add_argument("faults", nargs="*", metavar="HOST=KIND:SHARE", help="none clears them all")
        fault.add_argument("--port", type=int, default=8690)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            (self._serve if options["what"] == "serve" else self._fault)(options)
        except control.BadFault as error:
            self.leave(commandline.USAGE, str(error))
        except control.NobodyThere as error:
            self.leave(commandline.UNREACHABLE, str(error))

    def _serve(self, options: dict[str, Any]) -> None:
        at = f"http://127.0.0.1:{options['port']}"
        serving.serve(
            port=options["port"],
            limits=not options["no_limits"],
            faults=options["fault"],
            announce=lambda: self.say(f"TMDB at {at}/3, OMDb at {at}/omdb"),
        )

    def _fault(self, options: dict[str, Any]) -> None:
        self.say(control.set_faults(port=options["port"], faults=options["faults"]))
