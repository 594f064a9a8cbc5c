"""``make bench-search``: how fast and how well is found. A table, and build/bench-search.jsonl.

Everything runs in homes of its own that are removed afterwards, or in ``KEEP``, which is filled once and used again.
``SIZE`` works (a million) and twice as many people; names choose single parts: ``speed lookups relevance``.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import stage

KEPT = os.environ.get("KEEP", "")
HOME = Path(KEPT or tempfile.mkdtemp(prefix="cineteca-bench-"))
stage.point_settings_at(HOME, stage.free_port())

import django  # noqa: E402 - the settings are pointed first

django.setup()

from benchmarks import search_lookups, search_plans, search_questions, search_speed, search_world  # noqa: E402
from benchmarks.figures import Figure, show  # noqa: E402
from benchmarks.relevance_ways import WAYS, figures_in  # noqa: E402

SIZE = int(os.environ.get("SIZE", "1000000"))
COUNT = int(os.environ.get("QUESTIONS", "200"))
WHERE = f"{SIZE:,} works and {2 * SIZE:,} people"


def main() -> int:
    parts = sys.argv[1:] or ["speed", "lookups", "relevance"]
    figures: list[Figure] = []
    if {"speed", "lookups"} & set(parts):
        figures += build()
    if "speed" in parts:
        figures += search_speed.measure(search_questions.sorts(COUNT), WHERE)
        figures += search_plans.measure(search_questions.sorts(COUNT))
    if "lookups" in parts:
        figures += search_lookups.measure()
    if "relevance" in parts:
        for way in WAYS:
            figures += judged(way)
    return 0 if show(figures, Path("build/bench-search.jsonl")) else 1


def build() -> list[Figure]:
    from cineteca.catalog.models import Work
    from cineteca.config.preparing import prepare
    from cineteca.search import operations as search

    prepare(lambda _text: None)
    figures = []
    if not Work.objects.exists():
        filled = _seconds(lambda: search_world.fill(SIZE, 2 * SIZE))
        print(f"filled with {WHERE} in {filled:.0f} s", file=sys.stderr, flush=True)
        took = _seconds(search.rebuild)
        figures += [Figure(f"index of {WHERE} built", took, "s", max(60, SIZE / 1000))]
    return [*figures, Figure(f"size of the index of {WHERE}", search_plans.megabytes(), "MB", max(100, SIZE / 250))]


def _seconds(call) -> float:
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


def judged(way: str) -> list[Figure]:
    """In a process and home of its own: settings are pointed once."""
    file = HOME / f"relevance-{way}.jsonl"
    subprocess.run([sys.executable, "-m", "benchmarks.relevance_ways", way, "--figures", str(file)], check=False)
    return figures_in(file)


if __name__ == "__main__":
    code = 1
    try:
        code = main()
    finally:
        from cineteca.core import postgres

        postgres.stop(HOME)
        if not KEPT:
            shutil.rmtree(HOME, ignore_errors=True)
    os._exit(code)
