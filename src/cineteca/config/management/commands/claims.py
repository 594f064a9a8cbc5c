"""``cineteca claims``: read kept answers again, merge anew."""

from argparse import ArgumentParser
from typing import Any

from cineteca.catalog import operations as catalog
from cineteca.config import commanding
from cineteca.core import clock
from cineteca.enrich.operations.sources import readers


class Command(commanding.Command):
    help = "Claims are what each provider said. Read their kept answers again when our reading improved, or merge anew."
    with_json = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        what = parser.add_subparsers(dest="what", required=True, metavar="reread|remerge")
        reread = what.add_parser("reread", help="normalise the kept answers again and merge; asks nobody")
        reread.add_argument("--provider", choices=sorted(readers()), help="only this provider's")
        what.add_parser("remerge", help="merge every work's claims again, as after a change of priorities")

    def handle(self, *args: Any, **options: Any) -> None:
        with self.progress("Reading again" if options["what"] == "reread" else "Merging again", None) as advance:
            done: catalog.Reread | catalog.Remerged
            if options["what"] == "reread":
                done = catalog.reread(read=readers(), provider=options["provider"], at=clock.now(), progress=advance)
            else:
                done = catalog.remerge(at=clock.now(), progress=advance)
        if self.json:
            self.out_json(done)
        else:
            self.say(str(done))
