"""``cineteca replay``: a catalogue from recorded answers."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from cineteca.config import commanding, commandline, replaying
from cineteca.config.preparing import prepare


class Command(commanding.Command):
    help = (
        "Build a catalogue from recorded answers: directories with an index.jsonl of calls to TMDB or Trakt, files of "
        "OMDb bodies."
    )
    with_json = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("sources", nargs="+", type=Path, metavar="DIR", help="searched through, however deep")

    def handle(self, *args: Any, **options: Any) -> None:
        missing = [str(source) for source in options["sources"] if not source.exists()]
        if missing:
            self.leave(commandline.USAGE, f"There is nothing at {', '.join(missing)}.")
        prepare(self.say)
        recorded = replaying.gather(options["sources"])
        if not recorded:
            self.leave(
                commandline.FAILED, "No recorded answers were found there (index.jsonl with bodies, or OMDb bodies)."
            )
        with self.progress("Replaying", len(recorded)) as advance:
            counts = replaying.replay(recorded, progress=advance)
        if self.json:
            self.out_json(counts)
        else:
            self.table("", ("what", "count"), sorted(counts.items()))
