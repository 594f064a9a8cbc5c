"""Children that die, and how often they are started again."""

import os
import signal
import time

import pytest

from cineteca.config.processes import QUICK, QUICK_DEATHS, Family, how_ended
from tests.simulated import free_port, surroundings


class Watch:
    """A clock that the test moves, and what was said."""

    def __init__(self) -> None:
        self.at = 1000.0
        self.said: list[str] = []

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def watch():
    return Watch()


@pytest.fixture
def family(tmp_path, watch):
    made = Family(surroundings(), tmp_path, watch.said.append, clock=watch)
    yield made
    made.stop()


def let_die(family: Family, name: str) -> None:
    family.children[name].process.wait(30)


def test_who_dies_is_started_again_after_a_rest(family, watch):
    family.start("web", "simulator", "serve", "--port", str(free_port()))
    first = family.children["web"].process
    os.kill(first.pid, signal.SIGKILL)
    let_die(family, "web")
    assert family.tend() is None
    assert family.children["web"].process is first
    watch.at += 1
    assert family.tend() is None
    second = family.children["web"].process
    assert second.pid != first.pid
    assert second.poll() is None
    assert watch.said == ["The web ended (SIGKILL); it is started again."]


def test_who_never_comes_up_is_given_up_with_ever_longer_rests(family, watch):
    family.start("web", "--version")
    rests = []
    for _ in range(QUICK_DEATHS - 1):
        let_die(family, "web")
        assert family.tend() is None
        rests.append(family.children["web"].again_at - watch.at)
        watch.at = family.children["web"].again_at
        assert family.tend() is None
    let_die(family, "web")
    assert family.tend() == "web"
    assert rests == [1, 2, 4, 8]
    assert family.last_words("web").count("cineteca") == QUICK_DEATHS
    assert len(watch.said) == QUICK_DEATHS - 1


def test_who_lived_for_a_while_has_every_try_again(family, watch):
    family.start("web", "--version")
    for _ in range(3 * QUICK_DEATHS):
        let_die(family, "web")
        watch.at += QUICK
        assert family.tend() is None
        watch.at = family.children["web"].again_at
        assert family.tend() is None


def test_the_others_go_on_while_one_rests(family, watch):
    family.start("worker", "--version")
    family.start("web", "simulator", "serve", "--port", str(free_port()))
    let_die(family, "worker")
    started = time.monotonic()
    assert family.tend() is None
    assert time.monotonic() - started < 0.5
    assert family.children["web"].process.poll() is None


@pytest.mark.parametrize(
    ("code", "said"), [(0, "exit code 0"), (3, "exit code 3"), (-9, "SIGKILL"), (-77, "signal 77")]
)
def test_an_end_is_told_in_words(code, said):
    assert how_ended(code) == said
