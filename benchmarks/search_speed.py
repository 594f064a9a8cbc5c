"""How long answers take: each sort of question, one client and eight, each a process with a connection of its own."""

import itertools
import multiprocessing
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection, connections

from benchmarks.figures import Figure
from benchmarks.search_questions import Sort
from cineteca.search import queries as search

CLIENTS = 8
# Eight that never pause, on two cores, each wait for three others at least.
CROWDED = 4


@dataclass(frozen=True, slots=True)
class Taken:
    """Milliseconds of every answer, in no order. `empty`: how many had no hit; `errors`: what was raised."""

    times: list[float]
    empty: int = 0
    errors: tuple[str, ...] = ()

    @property
    def p95(self) -> float:
        return statistics.quantiles(self.times, n=100, method="inclusive")[94]


def measure(sorts: Sequence[Sort], where: str) -> list[Figure]:
    figures: list[Figure] = []
    for sort in sorts:
        figures += _figures(alone(sort.questions), f"{sort.name}, {where}, 1 client", sort.goal)
        crowd = together(sort.questions)
        figures += _figures(crowd, f"{sort.name}, {where}, {CLIENTS} clients", sort.goal * CROWDED)
    return figures


def _figures(taken: Taken, name: str, goal: float) -> list[Figure]:
    for error in dict.fromkeys(taken.errors):
        print(f"  {name}: {error}", flush=True)
    return [
        Figure(f"{name}: p50", statistics.median(taken.times), "ms", goal),
        Figure(f"{name}: p95", taken.p95, "ms", goal),
        # The slowest of some hundreds says what else the machine did: it is shown, and only shameful ones miss.
        Figure(f"{name}: slowest", max(taken.times), "ms", max(500, goal * 10)),
        Figure(f"{name}: without an answer", 100 * taken.empty / len(taken.times), "%", 25),
        Figure(f"{name}: errors", len(taken.errors), "errors", 0),
    ]


def alone(questions: Sequence[search.Query]) -> Taken:
    """One after the other. The first twenty only warm what is warm in a server that runs."""
    for question in questions[:20]:
        search.search(question)
    times, empty, errors = [], 0, []
    for question in questions:
        started = time.perf_counter()
        try:
            empty += not search.search(question).hits
        except Exception as error:  # noqa: BLE001 - what is measured too
            errors.append(f"{question.text!r}: {error!r}")
        times.append((time.perf_counter() - started) * 1000)
    return Taken(times, empty, tuple(errors))


def together(questions: Sequence[search.Query]) -> Taken:
    """All of them by each of eight processes, which begin at different places."""
    connections.close_all()
    connection.close_pool()  # its threads do not survive a fork: each client makes its own
    context = multiprocessing.get_context("fork")
    turns = [(*questions[place:], *questions[:place]) for place in _places(len(questions))]
    with context.Pool(CLIENTS) as pool:
        taken = pool.map(alone, turns, chunksize=1)
    connection.ensure_connection()
    return Taken(
        list(itertools.chain.from_iterable(one.times for one in taken)),
        sum(one.empty for one in taken),
        tuple(itertools.chain.from_iterable(one.errors for one in taken)),
    )


def _places(count: int) -> list[int]:
    return [client * count // CLIENTS for client in range(CLIENTS)]
