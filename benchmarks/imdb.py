"""``make bench-imdb [ROWS=1000000]``: dataset files into the database, beside other importers of the same files.

Each importer is a process of its own on the same packed files, one after the other: ours into PostgreSQL, the others
into SQLite. Time is that of the whole process, its start included, until its indexes stand. Rows per second are of the
files that an importer reads: imdb-sqlite leaves out title.crew. Ours and imdb-sqlite take turns three times, and the
median of each counts: a machine is seldom idle. Many millions of rows are loaded once, without cinemagoer and the next
day. Memory is the most that the process itself had; what PostgreSQL keeps is not in it. A second load is compared by
the time of the load itself: a process needs about a second to start, however little there is to do. Writes
build/bench-imdb.jsonl.
"""

import gzip
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks import imdb_files, imdb_rivals
from benchmarks.figures import Figure, show

HOME = Path(tempfile.mkdtemp(prefix="cineteca-bench-"))
HOME.chmod(0o711)
os.environ.update(CINETECA_HOME=str(HOME), DJANGO_SETTINGS_MODULE="cineteca.config.settings")
os.environ.pop("DATABASE_URL", None)
# Importers start as installed programs do: from compiled modules, after a first run that compiles them.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
os.environ["PYTHONPYCACHEPREFIX"] = str(HOME / "compiled")

import django  # noqa: E402 - the settings are pointed first

django.setup()

REAL = Path("../shared/data/imdb")
TABLES = ("imdb_title", "imdb_rating", "imdb_episode", "imdb_aka", "imdb_principal", "imdb_crew", "imdb_name")
MANY = 5_000_000
OURS = ("--kinds", "all", "--with-episodes", "--adult", "--json")


@dataclass(frozen=True, slots=True)
class Run:
    """One process: how long it took, CPU of it and our PostgreSQL, the most memory it had, what it printed and read."""

    seconds: float
    cpu: float
    megabytes: float
    output: str
    rows: int

    @property
    def load_seconds(self) -> float:
        """Of the load itself, as our command tells; a hundredth at least."""
        return max(0.01, json.loads(self.output)["seconds"])

    @property
    def speed(self) -> float:
        return self.rows / self.seconds


def run(command: list[str], rows: int) -> Run:
    with tempfile.TemporaryFile("w+") as output:
        began, server = time.perf_counter(), server_cpu()
        child = subprocess.Popen(command, stdout=output, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - began
        child.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        if child.returncode:
            raise SystemExit(f"{command[:3]} ended with {child.returncode}")
        cpu = usage.ru_utime + usage.ru_stime + server_cpu() - server
        return Run(seconds, cpu, usage.ru_maxrss / 1024, output.read(), rows)


def server_cpu() -> float:
    """CPU seconds of our PostgreSQL: of its first process and of all that it has seen off."""
    pid = (HOME / "postgres" / "data" / "postmaster.pid").read_text().split()[0]
    ticks = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:15]
    return sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")


def ours(folder: Path) -> Run:
    done = run([sys.executable, "-m", "cineteca", "imdb", "load", "--dir", str(folder), *OURS], 0)
    return Run(done.seconds, done.cpu, done.megabytes, done.output, json.loads(done.output)["lines"])


def emptied() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {', '.join(TABLES)}, imdb_dataset")


def count_lines(folder: Path) -> dict[str, int]:
    counts = {}
    for file in sorted(folder.glob("*.tsv.gz")):
        with gzip.open(file) as lines:
            counts[file.name.removesuffix(".tsv.gz")] = sum(1 for _ in lines) - 1
    return counts


def rival(name: str, folder: Path, counts: dict[str, int]) -> Run:
    command = {"imdb-sqlite": imdb_rivals.imdb_sqlite, "cinemagoer": imdb_rivals.cinemagoer}[name]
    with tempfile.TemporaryDirectory(dir=HOME) as place:
        words, read = command(folder.absolute(), Path(place) / "rival.db", set(counts))
        return run(words, sum(counts[name] for name in read))


def compile_all() -> None:
    """Every module that a load imports, as an installed program has them."""
    ours(imdb_files.write(HOME / "few", 2_000))


def turns(folder: Path, counts: dict[str, int], rounds: int) -> tuple[Run, Run]:
    """Ours into empty tables and imdb-sqlite, in turns; the run of the median of each."""
    mine, theirs = [], []
    for _ in range(rounds):
        emptied()
        mine.append(ours(folder))
        theirs.append(rival("imdb-sqlite", folder, counts))
    for name, done in (("ours", mine), ("imdb-sqlite", theirs)):
        print(
            f"  {name:12} seconds {[round(run.seconds, 1) for run in done]}, CPU {[round(run.cpu, 1) for run in done]}"
        )
    return median(mine), median(theirs)


def median(runs: list[Run]) -> Run:
    middle = statistics.median_low(run.seconds for run in runs)
    return next(run for run in runs if run.seconds == middle)


def beside(label: str, folder: Path, *, many: bool = False) -> tuple[list[Figure], Run]:
    """Ours and the others on the files of `folder`, and our second load."""
    counts = count_lines(folder)
    first, sqlite = turns(folder, counts, 1 if many else 3)
    second = ours(folder)
    others = {"imdb-sqlite": sqlite}
    figures = []
    if not many:
        others["cinemagoer"] = rival("cinemagoer", folder, counts)
        beside_it = first.speed / others["cinemagoer"].speed
        figures = [Figure(f"imdb_{label}_beside_cinemagoer", beside_it, "×", 1.5, "higher")]
    figures += [
        Figure(f"imdb_{label}_rows_per_second", first.speed, "rows/s", 1.5 * others["imdb-sqlite"].speed, "higher"),
        Figure(f"imdb_{label}_beside_imdb_sqlite", first.speed / others["imdb-sqlite"].speed, "×", 1.5, "higher"),
        Figure(f"imdb_{label}_cpu_beside_imdb_sqlite", per_row(first) / per_row(others["imdb-sqlite"]), "×", 1),
        Figure(f"imdb_{label}_peak_memory", first.megabytes, "MB", 1000),
        Figure(f"imdb_{label}_second_load", first.load_seconds / second.load_seconds, "× faster", 10, "higher"),
    ]
    told = {"ours": first, "ours again": second, **others}
    for name, done in told.items():
        print(
            f"  {name:12} {done.rows:>12,} rows {done.seconds:8.1f} s {done.cpu:8.1f} s CPU"
            f" {done.speed:>11,.0f} rows/s {done.megabytes:6.0f} MB"
        )
    return figures, first


def per_row(done: Run) -> float:
    """CPU seconds a row: what can be compared on a machine that others use, too."""
    return done.cpu / done.rows


def next_day(label: str, folder: Path, first: Run) -> list[Figure]:
    """The files of the day after: one line in two hundred is another."""
    done = ours(folder)
    written = json.loads(done.output)["written"]
    print(f"  {'next day':12} {done.rows:>12,} rows {done.seconds:8.1f} s, {written:,} of them written")
    return [Figure(f"imdb_{label}_next_day_beside_first", done.load_seconds / first.load_seconds, "of its time", 1)]


def real_files() -> Path | None:
    """The real files of all kinds that there are, packed, as one folder."""
    if not REAL.is_dir():
        return None
    folder = HOME / "real"
    folder.mkdir()
    for file in sorted(REAL.rglob("*.tsv*")):
        place = folder / (file.name if file.suffix == ".gz" else f"{file.name}.gz")
        # Of two files of one name the larger, packed ones as they are.
        if place.exists() and place.stat().st_size > file.stat().st_size:
            continue
        place.write_bytes(file.read_bytes() if file.suffix == ".gz" else gzip.compress(file.read_bytes(), 6))
    return folder


def main() -> int:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    from cineteca.config.preparing import prepare

    prepare(lambda _: None)
    imdb_rivals.install()
    folder = Path("build") / f"imdb-{rows}"
    if not (folder / "name.basics.tsv.gz").exists():
        imdb_files.write(folder, rows)
    label = f"{rows // 1_000_000}m" if rows >= 1_000_000 else f"{rows // 1000}k"
    print(f"{rows:,} made rows")
    compile_all()
    figures, first = beside(label, folder, many=rows >= MANY)
    if rows < MANY:
        figures += next_day(label, imdb_files.write(HOME / "next", rows, day=1), first)
    if rows < MANY and (real := real_files()):
        print("Real files")
        figures += beside("real", real)[0]
    return 0 if show(figures, Path("build/bench-imdb.jsonl")) else 1


if __name__ == "__main__":
    try:
        code = main()
    finally:
        from django.db import connections

        from cineteca.core import postgres

        connections.close_all()
        postgres.stop(HOME)
        shutil.rmtree(HOME, ignore_errors=True)
    sys.exit(code)
