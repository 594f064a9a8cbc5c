"""How PostgreSQL goes about the answers: which indexes serve them, and that no table is read from end to end."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connection, connections

from benchmarks.figures import Figure
from benchmarks.search_questions import Sort
from cineteca.search import queries as search

EACH = 8
LARGE = 5000
_NOTICE = re.compile(r"duration: ([\d.]+) ms\s+plan:\s*", re.DOTALL)
Plan = dict[str, Any]


def measure(sorts: Sequence[Sort], file: Path = Path("build/search-explain.txt")) -> list[Figure]:
    """The plans of a few questions of each sort; the slowest statement of each sort goes into `file` in full."""
    large = {table for table, rows in _sizes() if rows > LARGE}
    whole: Counter[str] = Counter()
    served: Counter[str] = Counter()
    slowest = []
    for sort in sorts:
        with explained() as plans:
            for question in sort.questions[20 : 20 + EACH]:
                search.search(question)
        for _, plan in plans:
            whole.update(f"{sort.name}: {node['Relation Name']}" for node in _scans(plan) if _name(node) in large)
            served.update(node["Index Name"] for node in _nodes(plan) if "Index Name" in node)
        took, worst = max(plans, key=lambda one: one[0])
        slowest.append(f"-- {sort.name}: {took:.1f} ms\n{json.dumps(worst, indent=1)}")
    file.parent.mkdir(exist_ok=True)
    file.write_text("\n\n".join(slowest) + "\n")
    for text, times in (*whole.most_common(), *served.most_common()):
        print(f"  {'read whole' if text in whole else 'served by'} {times} × {text}")
    return [
        Figure("tables of more than 5,000 rows read from end to end, by any sort of question", whole.total(), "×", 0),
        Figure("indexes that serve them", len(served), "indexes", 4, "higher"),
    ]


@contextmanager
def explained() -> Iterator[list[tuple[float, Plan]]]:
    """The plan of every statement meanwhile, with its milliseconds, as the server itself writes them down."""
    plans: list[tuple[float, Plan]] = []

    def note(said: Any) -> None:
        if found := _NOTICE.match(said.message_primary):
            plans.append((float(found[1]), json.loads(said.message_primary[found.end() :])))

    connection.ensure_connection()
    connection.connection.add_notice_handler(note)
    with connection.cursor() as cursor:
        cursor.execute("LOAD 'auto_explain'")
        cursor.execute("SET auto_explain.log_format = json; SET auto_explain.log_min_duration = 0")
        cursor.execute("SET auto_explain.log_analyze = on; SET client_min_messages = log")
    try:
        yield plans
    finally:
        connections.close_all()  # and with it what was set


def _nodes(plan: Plan) -> Iterator[Plan]:
    waiting = [plan.get("Plan", {})]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += node.get("Plans", [])


def _scans(plan: Plan) -> Iterator[Plan]:
    """Whole tables that really were read: a branch that was never gone counts nothing."""
    return (node for node in _nodes(plan) if node.get("Node Type") == "Seq Scan" and node.get("Actual Loops", 1))


def _name(node: Plan) -> str:
    return str(node["Relation Name"])


def _sizes() -> list[tuple[str, float]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, reltuples FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
        )
        return cursor.fetchall()


def megabytes() -> float:
    """What the tables of room `search` weigh, with their indexes."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sum(pg_total_relation_size(oid)) / 1e6 FROM pg_class WHERE relkind = 'r' AND relname ~ '^search_'"
        )
        return float(cursor.fetchone()[0])
