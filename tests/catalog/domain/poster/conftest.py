import json
from pathlib import Path
from typing import Any

import pytest

from cineteca.catalog.domain.poster import Subject

FACTS = Path(__file__).parents[4] / "src" / "cineteca" / "simulator" / "facts"

HOSTILE = (
    "七人の侍",
    "기생충",
    "Броненосец «Потёмкин»",
    "Ο Θίασος",
    "فيلم قصير عن الحب",
    "पथेर पांचाली",
    "Crank 😀 Two",
    "",
    "   ",
    "\x00\x01<script>&\"'</title>",
    "W" * 80,
    "The Englishman Who Went Up a Hill But Came Down a Mountain and Stayed There Too",
    "A",
    "10",
    "...",
    "Ḽơᶉëᶆ ȋṕšᶙṁ ḍỡḽǭᵳ ʂǐť ӓṁệẗ",
    "\u202eRTL override",
    "a\ud800b",
    "".join(chr(code) for code in range(0xC0, 0x17F)),
    "Borat: Cultural Learnings of America for Make Benefit Glorious Nation of Kazakhstan",
)


def _subject(kind: str, fact: dict[str, Any]) -> Subject:
    year = fact.get("year")
    return Subject(f"{kind}:{fact.get('tmdb')}", fact["title"], year, tuple(fact.get("genres") or ()), "Alice Example")


@pytest.fixture(scope="session")
def demo() -> list[Subject]:
    """Every film of the demo catalogue in the order of its files."""
    lines = [line for path in sorted(FACTS.glob("films*.jsonl")) for line in path.read_text().splitlines()]
    assert lines, "the demo catalogue is part of the project"
    return [_subject("film", json.loads(line)) for line in lines]


@pytest.fixture(params=HOSTILE, ids=ascii)
def hostile(request) -> Subject:
    return Subject("film:1", request.param, 1999, ("Drama",), "Charlie <& Sons>")
