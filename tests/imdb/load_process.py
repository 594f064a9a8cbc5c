"""Loads a folder in a process of its own and kills itself with -9 at a given step: ``FOLDER STEP``; 0: never.

A step is a bundle of lines on its way to the database, a transaction that has ended, or a new stage.
"""

import os
import signal
import sys
from pathlib import Path

import django

django.setup()

from cineteca.imdb import operations as imdb  # noqa: E402
from cineteca.imdb.dataset import unpacking  # noqa: E402
from cineteca.imdb.domain.filters import filters  # noqa: E402
from cineteca.imdb.operations.loading import reading, staging  # noqa: E402

folder, last = Path(sys.argv[1]), int(sys.argv[2])
steps = 0


def step(_: object = None) -> None:
    global steps  # noqa: PLW0603
    steps += 1
    if steps == last:
        os.kill(os.getpid(), signal.SIGKILL)


def stepping(source):
    for bundle in source:
        step()
        yield bundle


unpacking.PIECE = 512
whole_blocks = reading.blocks
reading.blocks = lambda path, *, start: whole_blocks(path, start=start, size=512)
staging.TOGETHER = 1500


class Stepping(reading.Ahead):
    def __iter__(self):
        return stepping(super().__iter__())


staging.Ahead = Stepping
report = imdb.load(folder=folder, filters=filters(["all"], episodes=True, adult=True), told=step)
sys.stdout.write(f"{steps} {report.resumed} {report.lines}\n")
