"""``make soak [MINUTES=10]``: the demo, every schedule at minute pace, a fifth of all calls going wrong in every way.

Prints its figures, writes build/soak.jsonl, and leaves with 1 where a goal was missed. Everything is in a home of its
own that is removed afterwards; a soak that missed a goal leaves its logs in build/soak-logs.
"""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from itertools import islice
from pathlib import Path
from random import Random

HOME = Path(tempfile.mkdtemp(prefix="cineteca-soak-"))
HOME.chmod(0o711)  # an unprivileged server has to get in
os.environ.update(CINETECA_HOME=str(HOME), DJANGO_SETTINGS_MODULE="cineteca.config.settings")
os.environ.pop("DATABASE_URL", None)

import django  # noqa: E402 - the home is chosen first

django.setup()

import httpx  # noqa: E402
import orjson  # noqa: E402

from benchmarks import losses, reckoning, stage  # noqa: E402
from benchmarks.figures import show  # noqa: E402
from benchmarks.watching import Visitor, Watch  # noqa: E402
from cineteca.catalog import queries as catalogue  # noqa: E402
from cineteca.catalog.models import WorkId  # noqa: E402
from cineteca.config import demo  # noqa: E402
from cineteca.config.preparing import close_connections  # noqa: E402
from cineteca.core import clock, jobs  # noqa: E402
from cineteca.enrich import operations as enrich  # noqa: E402
from cineteca.enrich import queries as enriched  # noqa: E402
from cineteca.simulator import control, faults  # noqa: E402
from cineteca.simulator.errors import NobodyThere  # noqa: E402

SHARE = 0.2
LOOK_EVERY = 2.0
CHANGED_A_LOOK = 2


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


@contextmanager
def opened() -> Iterator[demo.Stage]:
    """The demo, filled, on ports of its own."""
    running = demo.Stage(home=HOME, port=stage.free_port(), faults=(), say=say, alive=True)
    try:
        running.open()
        for _ in running.filling():
            pass
        say(running.report())
        yield running
    finally:
        running.close()


def hurry() -> None:
    """Every schedule at every minute, as anybody could change it."""
    enrich.schedules.ensure(at=clock.now())
    for row in enriched.list_schedules(clock.now()):
        told = {**row.options, "minutes": 1}
        enrich.schedules.change(name=row.name, by="soak", at=clock.now(), cron="* * * * *", jitter=0, options=told)


def break_everything(port: int, *, besides: str = "") -> None:
    """A fifth of the calls to every host, in all seven ways alike; all of those to the host `besides`."""
    share = SHARE / len(faults.KINDS)
    told = [f"{host}={kind}:{share:.4f}" for host in faults.HOSTS for kind in faults.KINDS if host != besides]
    with suppress(NobodyThere):
        control.set_faults(port=port, faults=[*told, *([f"{besides}=down"] if besides else [])])


def change_works(port: int, names: list[str], dice: Random, works: dict[str, int]) -> None:
    """Votes come in for some works, and somebody asks for these, as on their pages."""
    for name in dice.sample(names, CHANGED_A_LOOK):
        kind, _, number = name.partition(" tmdb:")
        with suppress(NobodyThere):  # it is busy answering: then these works stay as they are
            media = {"film": "movie", "show": "tv"}[kind]
            control.change(port=port, media=media, number=int(number), vote_count=dice.randrange(10**6))
            enrich.ask_now(work_id=works[name], at=clock.now())
            jobs.enqueue("enrich.refresh", once=f"enrich.refresh:{works[name]}:now", work_id=works[name], force=True)


def numbers() -> dict[str, int]:
    """The works by their names in a dump."""
    known = WorkId.objects.filter(source="tmdb").values_list("work__kind", "value", "work_id")
    return {f"{kind} tmdb:{value}": work_id for kind, value, work_id in known}


def held() -> dict[str, losses.Line]:
    """Every field of every work."""
    return losses.by_name(orjson.loads(line) for line in catalogue.dump())


def soak(running: demo.Stage, minutes: float, before: dict[str, losses.Line]) -> tuple[Watch, Visitor, int]:
    """Look on for so many minutes. What was seen, who looked, and how often a part died."""
    watch, visitor, dice = Watch(since=clock.now()), Visitor.signed_in(running), Random(1895)
    works = numbers()
    names = sorted(name for name in before if name in works)
    started, next_word, deaths = time.monotonic(), 0.0, set[int]()
    while (passed := time.monotonic() - started) < minutes * 60:
        change_works(running.stand_in, names, dice, works)
        if passed >= next_word:
            # In the middle minute one host is away altogether.
            break_everything(running.stand_in, besides="omdb" if next_word // 60 == minutes // 2 else "")
            next_word += 60
            say(f"  {passed / 60:.0f} min: {watch.runs()} runs, {len(watch.opened)} breakers opened")
        deaths |= {child.process.pid for child in running.family.children.values() if child.is_dead()}
        running.family.tend()
        watch.look()
        visitor.visit(running)
        time.sleep(LOOK_EVERY)
    return watch, visitor, len(deaths)


def took_offers(port: int, name: str) -> bool:
    """Whether the stand-in says that it changed the offers of this work."""
    kind, _, number = name.partition(" tmdb:")
    media = {"film": "movie", "show": "tv"}[kind]
    told = httpx.get(f"http://127.0.0.1:{port}/3/{media}/{number}/changes", params={"api_key": demo.STAND_IN_KEY})
    return any(change["key"] == "offers" for change in told.json()["changes"])


def main(minutes: float) -> int:
    with opened() as running:
        before = held()
        hurry()
        say(f"{len(before):,} works; {SHARE:.0%} of all calls go wrong for {minutes:g} minutes.")
        watch, visitor, deaths = soak(running, minutes, before)
        control.set_faults(port=running.stand_in, faults=())
        parts = (
            reckoning.of_parts(HOME / "logs", deaths, visitor),
            reckoning.of_values(before, held(), partial(took_offers, running.stand_in)),
            reckoning.of_clock(watch, minutes),
            reckoning.of_calls(watch),
        )
        close_connections()
    for line in (line for _, notes in parts for line in islice(notes, 25)):
        say(f"  {line}")
    reached = show([figure for figures, _ in parts for figure in figures], Path("build/soak.jsonl"))
    if not reached:
        shutil.copytree(HOME / "logs", "build/soak-logs", dirs_exist_ok=True)
    return 0 if reached else 1


if __name__ == "__main__":
    try:
        code = main(float(sys.argv[1]) if len(sys.argv) > 1 else 10)
    finally:
        from cineteca.core import postgres

        postgres.stop(HOME)
        shutil.rmtree(HOME, ignore_errors=True)
    os._exit(code)
