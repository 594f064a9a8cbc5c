"""How commands tell of a run: each work as it is done, the figures at its end."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from cineteca.config import commandline
from cineteca.config.commanding import Command
from cineteca.enrich.domain.outcomes import WorkOutcome
from cineteca.enrich.models import Run

FIGURES = ("checked", "ingested", "skipped", "failed", "calls", "duration_ms")


class RunReport(Command):
    """A command that does one run in the foreground."""

    def telling(self, advance: Callable[..., None]) -> Callable[[WorkOutcome], None]:
        """What a run calls for every work: moves the bar, or prints a line for machines."""

        def told(outcome: WorkOutcome) -> None:
            advance(1, outcome.title)
            if self.json:
                self.out_json(asdict(outcome))

        return told

    def report(self, run: Run, **more: Any) -> None:
        """The figures, and a failing exit code where something failed."""
        if self.json:
            self.out_json({"run": run.id, **{name: getattr(run, name) for name in FIGURES}, **more, **_said(run)})
        else:
            self._tell(run)
        if run.failed or run.errors:
            self.leave(commandline.FAILED)

    def _tell(self, run: Run) -> None:
        seconds = (run.duration_ms or 0) / 1000
        self.say(
            f"{run.checked} checked, {run.ingested} ingested, {run.skipped} skipped, {run.failed} failed "
            f"in {seconds:.1f} s ({run.calls} calls)."
        )
        for name, said in run.outcomes.items():
            self.say(f"  {name}: {', '.join(f'{count} {word}' for word, count in said.items())}")
        for line in run.errors[:10]:
            self.say(f"  {line['title']}: {line['error']}")


def _said(run: Run) -> dict[str, Any]:
    return {"outcomes": run.outcomes, "errors": run.errors}
