"""``cineteca simulator``: a stand-in for the providers of metadata and pictures."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

import orjson

from cineteca.config import commanding, commandline
from cineteca.simulator import control, serving
from cineteca.simulator.errors import BadChange

PORT = 8690


class Command(commanding.Command):
    help = (
        "A local server that answers like TMDB, OMDb, Trakt, Fanart.tv and JustWatch from bundled facts, with their "
        "limits and with pictures, and fails on demand."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        what = parser.add_subparsers(dest="what", required=True, metavar="serve|fault|change|announce|day|clear")
        serve = what.add_parser("serve", help="serve until stopped")
        _serving(serve)
        fault = what.add_parser("fault", help="change the faults of a running one")
        fault.add_argument("faults", nargs="*", metavar="HOST=KIND:SHARE", help="none clears them all")
        fault.add_argument("--add", action="store_true", help="keep the others; a share of 0 takes one away")
        change = what.add_parser("change", help="change facts of a work in a running one")
        change.add_argument("media", choices=("movie", "tv"))
        change.add_argument("number", type=int, help="TMDB's number of the work")
        change.add_argument("fields", nargs="+", metavar="FIELD=VALUE", help='as vote_count=9 or offers={"US":[]}')
        announce = what.add_parser("announce", help="add a work to a running one")
        announce.add_argument("media", choices=("movie", "tv"))
        announce.add_argument("title")
        announce.add_argument("fields", nargs="*", metavar="FIELD=VALUE", help="as release_date=2026-12-24")
        day = what.add_parser("day", help="tell a running one what day it is")
        day.add_argument("day", nargs="?", type=date.fromisoformat, help="none is the day of the clock")
        clear = what.add_parser("clear", help="forget changes, added works and the day in a running one")
        for one in (fault, change, announce, day, clear):
            one.add_argument("--port", type=int, default=PORT)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            getattr(self, f"_{options['what']}")(options)
        except (control.BadFault, BadChange) as error:
            self.leave(commandline.USAGE, str(error))
        except control.NobodyThere as error:
            self.leave(commandline.UNREACHABLE, str(error))

    def _serve(self, options: dict[str, Any]) -> None:
        at = f"http://127.0.0.1:{options['port']}"
        serving.serve(
            port=options["port"],
            limits=not options["no_limits"],
            faults=options["fault"],
            today=options["today"],
            alive=options["alive"],
            seed=options["seed"],
            announce=lambda: self.say(
                f"TMDB at {at}/3, OMDb at {at}/omdb, Trakt at {at}/trakt, Fanart.tv at {at}/fanart, "
                f"JustWatch at {at}/justwatch, pictures at {at}/t/p"
            ),
        )

    def _fault(self, options: dict[str, Any]) -> None:
        tell = control.add_faults if options["add"] else control.set_faults
        self.say(tell(port=options["port"], faults=options["faults"]))

    def _change(self, options: dict[str, Any]) -> None:
        fields = _fields(options["fields"])
        control.change(port=options["port"], media=options["media"], number=options["number"], **fields)
        self.say(f"Changed {', '.join(fields)} of {options['media']}/{options['number']}.")

    def _announce(self, options: dict[str, Any]) -> None:
        fields = {**_fields(options["fields"]), "title": options["title"]}
        told = control.announce(port=options["port"], media=options["media"], **fields)
        self.say(f"Added {options['media']}/{told['tmdb']} ({told['imdb']}).")

    def _day(self, options: dict[str, Any]) -> None:
        control.set_day(port=options["port"], day=options["day"])
        self.say(f"It is {control.state(port=options['port'])['today']} there.")

    def _clear(self, options: dict[str, Any]) -> None:
        control.clear(port=options["port"])
        self.say("All is as the facts have it.")


def _serving(parser: ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=PORT)
    parser.add_argument("--no-limits", action="store_true", help="do not enforce the real rate limits")
    parser.add_argument("--fault", action="append", default=[], metavar="HOST=KIND:SHARE", help="as tmdb=garbage:0.2")
    parser.add_argument("--today", type=date.fromisoformat, metavar="DAY", help="what day it is there, as 2026-08-14")
    parser.add_argument(
        "--alive", nargs="?", type=float, const=60.0, metavar="SECONDS",
        help="let works change, and new ones come out, every minute or every so many seconds",
    )  # fmt: skip
    parser.add_argument("--seed", type=int, default=1895, help="another seed is another life")


def _fields(texts: list[str]) -> dict[str, Any]:
    """``name=value``, the value as JSON where it is any, else as text. Raises `BadChange`."""
    fields: dict[str, Any] = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals:
            raise BadChange(f"“{text}” is no change. Write FIELD=VALUE, as vote_count=9.")
        try:
            fields[name] = orjson.loads(value)
        except orjson.JSONDecodeError:
            fields[name] = value
    return fields
