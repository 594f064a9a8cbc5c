"""The refresh of what is overdue keeps to the quota of the day, whoever and however many run it."""

from datetime import timedelta

import pytest

from cineteca.catalog import operations as catalog
from cineteca.config import demo
from cineteca.core import clock
from cineteca.enrich import operations as enrich
from cineteca.enrich.models import Refresh
from cineteca.enrich.operations.refreshing import size_of_refresh
from cineteca.outbound.models import DailyQuota
from tests.enrich.test_schedules_side_by_side import workers  # noqa: F401 - a fixture

WORKS, QUOTA, RESERVE = 30, 14, 4


@pytest.fixture
def scarce(simulator, settings):
    """OMDb answers fourteen times a day; four of these are for people."""
    omdb = settings.PROVIDERS["omdb"] | {"quota": QUOTA, "reserve": RESERVE}
    settings.PROVIDERS = settings.PROVIDERS | {"omdb": omdb}


@pytest.fixture
def overdue(transactional_db):
    catalog.add_stubs(demo.stubs()[:WORKS], at=clock.now())
    enrich.enqueue_all(at=clock.now())
    Refresh.objects.update(urgent=False, due_on=clock.now().date() - timedelta(days=3))


def spent() -> int:
    return DailyQuota.objects.get(provider="omdb").spent


def asked(simulator) -> int:
    return simulator.served()["omdb"]


class TestOverSeveralRuns:
    def test_the_reserve_is_left_to_people(self, scarce, overdue, simulator):
        before = asked(simulator)
        for _ in range(3):
            run = enrich.refresh_overdue(trigger="scheduled")
            Refresh.objects.update(due_on=clock.now().date() - timedelta(days=3))
        assert run.failed == 0
        assert spent() == asked(simulator) - before == QUOTA - RESERVE
        enrich.run_queue(trigger="manual", force=True, limit=10)
        assert spent() == asked(simulator) - before == QUOTA

    def test_of_several_processes_the_day_is_one(self, scarce, overdue, simulator, workers, monkeypatch):  # noqa: F811
        for name, value in environment(simulator).items():
            monkeypatch.setenv(name, value)
        before = asked(simulator)
        for child in workers("refresh", 3):
            assert child.wait(60) == 0
        assert spent() == asked(simulator) - before == QUOTA - RESERVE
        assert Refresh.objects.filter(status="complete").count() == WORKS


class TestTheSize:
    def test_follows_from_what_is_left(self, scarce, overdue):
        size = size_of_refresh(at=clock.now(), budget=timedelta(hours=1))
        assert size.works == WORKS
        assert size.by_source["omdb"] == QUOTA - RESERVE
        DailyQuota.objects.create(provider="omdb", day=clock.now().date(), spent=QUOTA)
        assert size_of_refresh(at=clock.now(), budget=timedelta(hours=1)).by_source["omdb"] == 0

    def test_follows_from_the_limit_and_the_time(self, simulator, settings, overdue):
        tmdb = settings.PROVIDERS["tmdb"] | {"limit": (10, 60.0)}
        settings.PROVIDERS = {"tmdb": tmdb, "omdb": settings.PROVIDERS["omdb"] | {"enabled": False}}
        assert size_of_refresh(at=clock.now(), budget=timedelta(minutes=2)).works == 20


def environment(simulator) -> dict[str, str]:
    """What tells another process the same."""
    return {
        "TMDB_URL": f"http://127.0.0.1:{simulator.port}/3",
        "OMDB_URL": f"http://127.0.0.1:{simulator.port}/omdb",
        "TMDB_API_KEY": "demo-key",
        "OMDB_API_KEY": "demo-key",
        "TMDB_LIMIT": "off",
        "OMDB_LIMIT": "off",
        "OMDB_DAILY_QUOTA": str(QUOTA),
        "OMDB_RESERVE": str(RESERVE),
    }
