"""``cineteca worker``: a worker."""

from argparse import ArgumentParser
from typing import Any

from cineteca.config import commanding, worker
from cineteca.config.preparing import close_connections, prepare


class Command(commanding.Command):
    help = "A worker: works the refresh queue and every other job. Run as many as you like."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--jobs", type=int, default=worker.JOBS, help="jobs at the same time")
        parser.add_argument("--once", action="store_true", help="stop when nothing waits")

    def handle(self, *args: Any, **options: Any) -> None:
        prepare(self.say)
        worker.look_at_clock()
        close_connections()
        self.say("Worker ready; Ctrl-C stops it.")
        worker.work(jobs_at_once=options["jobs"], once=options["once"])
