"""``make bench``: a table, and build/bench.jsonl. Everything runs in a home of its own that is removed afterwards."""

import os
import shutil
import sys
import tempfile
from functools import partial
from pathlib import Path

from benchmarks import stage

HOME = Path(tempfile.mkdtemp(prefix="cineteca-bench-"))
PORT = stage.free_port()
stage.point_settings_at(HOME, PORT)

import django  # noqa: E402 - the settings are pointed first

django.setup()

from benchmarks import enriching, limiting, pages, queueing, scoring, week  # noqa: E402
from benchmarks.figures import show  # noqa: E402


def main() -> int:
    """``--short`` leaves out what takes minutes by its nature; names choose single parts."""
    short = "--short" in sys.argv
    wanted = set(sys.argv[1:]) - {"--short"}
    parts = {
        "enriching": enriching.measure,
        "pages": pages.measure,
        "week": partial(week.measure, PORT, short=short),
        "limiting": partial(limiting.measure, short=short),
        "queueing": queueing.measure,
        "scoring": scoring.measure,
    }
    figures = []
    with stage.simulator(PORT):
        stage.prepare()
        for name, measure in parts.items():
            if not wanted or name in wanted:
                print(f"measuring: {name}", file=sys.stderr, flush=True)
                figures += measure()
    return 0 if show(figures, Path("build/bench.jsonl")) else 1


if __name__ == "__main__":
    try:
        code = main()
    finally:
        from cineteca.core import postgres

        postgres.stop(HOME)
        shutil.rmtree(HOME, ignore_errors=True)
    os._exit(code)
