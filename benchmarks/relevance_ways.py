"""The set asked of the real films, brought in one way or another: ``python -m benchmarks.relevance_ways WAY``.

works      works of the catalogue, with their other titles and what is known of casts and directors
datasets   dataset files made of the films, loaded by ``cineteca imdb load``: names, years, votes, and nothing else
raw        the same, named as ml-25m has them: “Matrix, The”, “Amelie (Fabuleux destin d'Amélie Poulain, Le)”

Asked is as anybody would: a file of queries given to ``cineteca search --batch``. ``--missed`` tells what was not found
of the half that is tuned on; ``--home DIR`` keeps the database there and uses it again.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from benchmarks import relevance
from benchmarks.figures import Figure

WAYS = ("works", "datasets", "raw")
GOAL = 0.95
# What titles alone can answer; people too where works have them.
ANSWERABLE = {"works": {"titles", "people", "characters"}, "datasets": {"titles"}, "raw": {"titles"}}


def main() -> int:
    parser = argparse.ArgumentParser(prog="benchmarks.relevance_ways")
    parser.add_argument("way", choices=WAYS)
    parser.add_argument("--home", type=Path)
    parser.add_argument("--figures", type=Path)
    parser.add_argument("--missed", action="store_true")
    parser.add_argument("--rebuild", action="store_true", help="the index of a kept home anew")
    chosen = parser.parse_args()
    home = chosen.home or Path(tempfile.mkdtemp(prefix="cineteca-bench-"))
    fresh = not (home / "loaded").exists()
    home.mkdir(mode=0o711, parents=True, exist_ok=True)
    os.environ.update(CINETECA_HOME=str(home), DJANGO_SETTINGS_MODULE="cineteca.config.settings")
    os.environ.pop("DATABASE_URL", None)
    import django

    django.setup()
    try:
        if fresh:
            load(chosen.way, home)
        if fresh or chosen.rebuild:
            cineteca("search", "rebuild")
        figures = judge(chosen.way, home, missed=chosen.missed)
    finally:
        if not chosen.home:
            subprocess.run([*CINETECA, "database", "stop"], check=False, capture_output=True)
            shutil.rmtree(home, ignore_errors=True)
    if chosen.figures:
        chosen.figures.write_text("".join(json.dumps(asdict(figure)) + "\n" for figure in figures))
    return 0


CINETECA = (sys.executable, "-m", "cineteca")


def cineteca(*words: str) -> str:
    return subprocess.run([*CINETECA, *words], check=True, stdout=subprocess.PIPE, text=True).stdout


def load(way: str, home: Path) -> None:
    from benchmarks import relevance_films, relevance_loading

    films = relevance_films.read()
    if way == "works":
        _as_works(films)
    else:
        folder = relevance_loading.as_files(films, home / "files", raw=way == "raw")
        cineteca("prepare")
        cineteca("imdb", "load", "--dir", str(folder))
    (home / "loaded").touch()


def _as_works(films: list) -> None:
    from benchmarks import relevance_films, relevance_loading
    from cineteca.config.preparing import leave_database, prepare

    prepare(lambda _text: None)
    relevance_loading.as_works(films, relevance_films.parts(films))
    leave_database()


def judge(way: str, home: Path, *, missed: bool) -> list[Figure]:
    """Ask everything at once, print the tables, return the figures."""
    from benchmarks import relevance_films

    known = relevance_films.by_answer(relevance_films.read())
    asked = relevance.read()
    file = home / "queries.txt"
    file.write_text("".join(f"{one.text}\n" for one in asked), encoding="utf-8")
    answers = cineteca("search", "--batch", str(file), "--limit", "10", "--json").splitlines()
    assert len(answers) == len(asked), f"{len(asked)} queries, {len(answers)} answers"
    judged = [_judged(one, json.loads(line), known) for one, line in zip(asked, answers, strict=True)]
    fair = [one for one in judged if one.asked.needs in ANSWERABLE[way]]
    rest = [one for one in judged if one.asked.needs not in ANSWERABLE[way]]
    relevance.show(fair, f"Found among 62,423 films: {way}")
    if rest:
        relevance.show(rest, f"Asking for what this catalogue was not told: {way}")
    if missed:
        relevance.show_missed(judged)
    return figures_of(way, fair)


def _judged(asked: relevance.Asked, answer: dict, known: dict) -> relevance.Judged:
    from benchmarks import relevance_films

    right = {imdb for name, year in asked.answers for imdb in relevance_films.resolve(name, year, known)}
    hits = answer["hits"]
    found = relevance.rank_of([hit["ids"].get("imdb", "") for hit in hits], right)
    return relevance.Judged(asked, found, tuple(f"{hit['title']} ({hit['year']})" for hit in hits))


def figures_of(way: str, judged: list[relevance.Judged]) -> list[Figure]:
    held = [one for one in judged if one.asked.held]
    where = f"{len(judged)} queries, 62,423 films as {way}"
    return [
        Figure(f"recall@10: {where}", relevance.recall(judged), "", GOAL, "higher"),
        Figure(f"recall@10 of the half held back: {where}", relevance.recall(held), "", GOAL, "higher"),
        Figure(f"recall@1: {where}", relevance.recall(judged, depth=1), "", 0.8, "higher"),
        Figure(f"MRR: {where}", relevance.mean_reciprocal_rank(judged), "", 0.85, "higher"),
    ]


def figures_in(file: Path) -> list[Figure]:
    """What a judgement in a process of its own came to; a missed goal where it came to nothing."""
    if not file.exists():
        return [Figure(f"recall@10: could not be judged: {file.stem}", 0.0, "", GOAL, "higher")]
    return [Figure(**json.loads(line)) for line in file.read_text().splitlines()]


if __name__ == "__main__":
    sys.exit(main())
