"""How often the film that is meant is among the first ten: ``python -m benchmarks.relevance``."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

SET = Path(__file__).with_suffix(".txt")
_ANSWER = re.compile(r"^(.*\S)\s+\((\d{4})\)$")
# What a catalogue must hold beside the films' own names, for queries of this kind to be answerable at all.
NEEDS = {
    "actor and word": "people",
    "director and title": "people",
    "characters": "characters",
    "other scripts": "scripts",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A query with its right answers. `held`: it is of the half that nothing is tuned on."""

    kind: str
    text: str
    answers: tuple[tuple[str, int], ...]
    held: bool

    @property
    def needs(self) -> str:
        return NEEDS.get(self.kind, "titles")


def read(file: Path = SET) -> list[Asked]:
    return list(_read(file.read_text(encoding="utf-8").splitlines()))


def _read(lines: Iterable[str]) -> Iterator[Asked]:
    kind, count = "", 0
    for line in lines:
        if line.startswith("["):
            kind = line.strip("[]")
        elif line.strip() and not line.startswith("#"):
            text, _, answers = line.rpartition(" | ")
            count += 1
            yield Asked(kind=kind, text=text, answers=tuple(map(_answer, answers.split(" ; "))), held=count % 2 == 0)


def _answer(text: str) -> tuple[str, int]:
    found = _ANSWER.match(text.strip())
    if not found:
        raise ValueError(f"An answer is “Title (year)”, this is not: {text!r}")
    return found[1], int(found[2])


@dataclass(frozen=True, slots=True)
class Judged:
    """`rank` is that of the first right answer, from 1; None where it is not among the ten."""

    asked: Asked
    rank: int | None
    instead: tuple[str, ...] = ()


def rank_of(answered: list[str], right: set[str], *, depth: int = 10) -> int | None:
    return next((rank for rank, one in enumerate(answered[:depth], 1) if one in right), None)


def recall(judged: list[Judged], *, depth: int = 10) -> float:
    return sum(one.rank is not None and one.rank <= depth for one in judged) / max(1, len(judged))


def mean_reciprocal_rank(judged: list[Judged]) -> float:
    return sum(1 / one.rank for one in judged if one.rank) / max(1, len(judged))


def show(judged: list[Judged], title: str) -> None:
    table = Table(title=title, title_justify="left", box=None, padding=(0, 2, 0, 0))
    for column in ("queries of this kind", "queries", "MRR", "recall@1", "recall@10", "tuned on", "held back"):
        table.add_column(column, justify="left" if column.startswith("queries of") else "right")
    by_kind: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        by_kind[one.asked.kind].append(one)
    for kind, some in (*by_kind.items(), ("all", judged)):
        tuned, held = ([one for one in some if one.asked.held is held] for held in (False, True))
        figures = (mean_reciprocal_rank(some), recall(some, depth=1), recall(some), recall(tuned), recall(held))
        table.add_row(kind, str(len(some)), *(f"{figure:.3f}" for figure in figures))
    Console(width=130).print(table)


def show_missed(judged: list[Judged], *, held: bool = False, say: Callable[[str], None] = print) -> None:
    """Which queries of the half that is tuned on were not answered, and what came instead."""
    for one in judged:
        if one.rank is None and one.asked.held is held:
            wanted = " ; ".join(f"{name} ({year})" for name, year in one.asked.answers)
            say(
                f"  {one.asked.kind}: “{one.asked.text}” → {wanted}; instead: {', '.join(one.instead[:3]) or 'nothing'}"
            )
