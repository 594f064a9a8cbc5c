"""A figure, a table of them, and the file they are written to."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number. `better`: higher or lower."""

    name: str
    value: float
    unit: str
    goal: float
    better: str = "lower"

    @property
    def reached(self) -> bool:
        return self.value >= self.goal if self.better == "higher" else self.value <= self.goal


def show(figures: list[Figure], file: Path) -> bool:
    """Print the table, write one JSON line a figure. Returns whether every goal was reached."""
    table = Table(title="Cineteca, measured here", title_justify="left", box=None, padding=(0, 2, 0, 0))
    for column, justify in (("figure", "left"), ("value", "right"), ("unit", "left"), ("goal", "right"), ("", "left")):
        table.add_column(column, justify=justify)
    for figure in figures:
        sign = "≥" if figure.better == "higher" else "≤"
        mark = "[green]✓[/]" if figure.reached else "[red]✗[/]"
        table.add_row(figure.name, f"{figure.value:,.4g}", figure.unit, f"{sign} {figure.goal:g}", mark)
    Console(width=130).print(table)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(json.dumps(asdict(figure)) + "\n" for figure in figures))
    return all(figure.reached for figure in figures)
