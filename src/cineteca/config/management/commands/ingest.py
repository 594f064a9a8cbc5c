"""``cineteca ingest``: add works by id."""

from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from cineteca.config import commanding, commandline
from cineteca.enrich import operations as enrich
from cineteca.enrich.domain.outcomes import Result, Said, WorkOutcome
from cineteca.enrich.domain.references import BadReference, Reference, parse

_STOOD = {
    Result.INGESTED: "was here already, refreshed",
    Result.SKIPPED: "was here already and fresh",
    Result.FAILED: "was here already and stays as it was",
}


class Command(commanding.Command):
    help = "Add works by id and enrich them: tmdb:603, tmdb:show:1396, imdb:tt0133093, or an address at TMDB or IMDb."
    with_json = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("works", nargs="+", metavar="WORK")
        parser.add_argument("--force", action="store_true", help="ask the providers even where a fresh answer is kept")

    def handle(self, *args: Any, **options: Any) -> None:
        references = self.read(options["works"])
        failed = 0
        with self.progress("Adding", len(references)) as advance:
            for done in enrich.ingest(references, trigger="manual", force=options["force"]):
                advance(1, str(done.reference))
                failed += bool(done.error)
                self.show(done)
        if failed:
            self.leave(commandline.FAILED)

    def read(self, texts: list[str]) -> list[Reference]:
        try:
            return [parse(text) for text in texts]
        except BadReference as error:
            self.leave(commandline.USAGE, f"{error} Nothing was added.")

    def show(self, done: enrich.Ingested) -> None:
        if self.json:
            self.out_json(asdict(done))
        elif done.outcome is None:
            self.say(done.error)
        else:
            how = "added" if done.added else _STOOD[done.outcome.result]
            self.say(f"{done.outcome.title}: {how}, {done.outcome.completeness_after} % complete (work {done.work_id})")
            for line in [done.error] if done.error else _silent(done.outcome):
                self.say(f"  {line}")


def _silent(outcome: WorkOutcome) -> list[str]:
    """What the providers that did not answer said, where others did."""
    failed = {name: told for name, told in outcome.providers.items() if told.said in {Said.FAILED, Said.RATE_LIMITED}}
    return [f"{name} did not answer: {told.reason}" for name, told in failed.items()]
