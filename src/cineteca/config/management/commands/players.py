"""``cineteca players``: who is told of works that changed."""

from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from cineteca.config import commanding, commandline
from cineteca.enrich import operations as enrich
from cineteca.enrich.players import KINDS
from cineteca.outbound.errors import OutboundError


class Command(commanding.Command):
    help = "Players that show the same works (Kodi, Jellyfin, Emby, Plex): try whether they are reached, tell them."
    with_json = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        what = parser.add_subparsers(dest="what", metavar="try|tell")
        tried = what.add_parser("try", help="ask each for its name and version")
        tried.add_argument("player", nargs="?", choices=sorted(KINDS))
        tell = what.add_parser("tell", help="have every player read a work anew")
        tell.add_argument("work", type=int, metavar="ID")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["what"] == "tell":
            self.tell(options["work"])
            return
        tried = list(enrich.players.try_players(only=options.get("player")))
        if self.json:
            for one in tried:
                self.out_json(asdict(one))
        else:
            self.table("", ("player", "says"), [(KINDS[one.player].title, one.about or one.error) for one in tried])
        if any(one.error for one in tried):
            self.leave(commandline.UNREACHABLE)

    def tell(self, work_id: int) -> None:
        if not enrich.players.configured():
            list(enrich.players.try_players())
        for player in enrich.players.configured():
            try:
                told = enrich.players.tell_player(player=player, work_id=work_id)
            except OutboundError as error:
                self.leave(commandline.UNREACHABLE, f"{KINDS[player].title}: {error}")
            self.say(f"{KINDS[player].title}: {told} items are read anew.")
