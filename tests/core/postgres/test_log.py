import pytest

from cineteca.core.postgres import log as log_module
from cineteca.core.postgres.home import Home
from cineteca.core.postgres.log import Log


@pytest.fixture
def log(tmp_path, monkeypatch):
    monkeypatch.setattr(log_module, "BYTES_OF_ONE", 100)
    home = Home.at(tmp_path)
    home.prepare()
    return Log(home)


def test_the_tail_is_what_came_since(log):
    assert log.tail() == ""
    log.path.write_text("old\n")
    before = log.size()
    log.path.write_text("old\nnew\nnewer\n")
    assert log.tail(before) == "new\nnewer"
    assert log.tail(lines=1) == "newer"


def test_the_tail_survives_a_log_that_was_emptied_meanwhile(log):
    log.path.write_text("short\n")
    assert log.tail(since=10_000) == "short"


def test_a_small_log_stays(log):
    log.path.write_text("small")
    log.rotate_when_big()
    assert [path.name for path in log.path.parent.glob("*.log*")] == ["postgresql.log"]


def test_a_big_one_makes_room_and_the_oldest_go(log):
    fd = log.open()
    with open(fd, "w") as server:  # noqa: PTH123 - the server keeps writing to what it was started with
        for round_ in range(6):
            server.write(f"{round_}" * 101)
            server.flush()
            log.rotate_when_big()
        server.write("after")
    kept = {path.name: path.read_text()[:1] for path in log.path.parent.glob("*.log*")}
    assert kept == {"postgresql.log": "a", "postgresql.log.1": "5", "postgresql.log.2": "4", "postgresql.log.3": "3"}


def test_no_log_is_no_harm(log):
    log.rotate_when_big()
    assert log.size() == 0
