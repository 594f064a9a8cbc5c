"""An archive in which a good deal has happened."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from cineteca.catalog.models import Picture, PictureSource, Rating, Work, WorkId
from cineteca.core import clock
from cineteca.enrich.models import Alert, Finding, Refresh, RuleCount, Run
from cineteca.enrich.operations import schedules
from cineteca.outbound.models import Breaker, CachedResponse, CallLog, DailyQuota, HostLimit
from tests.web.conftest import alice, bob, charlie, heat  # noqa: F401 - the same people and works

PAGES = (
    "/ops/",
    "/ops/runs/",
    "/ops/calls/",
    "/ops/queue/",
    "/ops/schedules/",
    "/ops/sources/",
    "/ops/works/",
    "/ops/completeness/",
    "/ops/freshness/",
    "/ops/quality/",
    "/ops/pictures/",
    "/ops/search/",
    "/ops/memory/",
    "/ops/imdb/",
)
STATES = (
    {"status": "pending"},
    {"status": "complete", "due_on": -3},
    {"status": "complete", "due_on": 9},
    {"status": "processing", "leased_until": True},
    {"status": "failed", "retries": 2, "last_error": "tmdb: It cannot be reached (ConnectError)."},
    {"status": "failed", "retries": 6, "dead": True},
    {"status": "complete", "due_on": 9, "monitored": False},
)


@pytest.fixture
def work() -> Callable[..., Work]:
    """``work(3, completeness=40)``: one more work; its number is in its title."""

    def make(n: int, **more) -> Work:
        values = {
            "kind": "show" if n % 5 == 0 else "film",
            "completeness": n % 95,
            "missing": ["awards", "tagline"],
        } | more
        made = Work.objects.create(slug=f"work-{n}", title=f"Work {n}", sort_title=f"work {n:06}", year=1990, **values)
        WorkId.objects.create(work=made, source="imdb", kind=made.kind, value=f"tt{n:07}")
        return made

    return make


@pytest.fixture
def busy(db, work) -> Callable[[int], None]:
    """``busy(7)``: so many more of everything that a page of operations lists."""
    done = 0

    def more(number: int) -> None:
        nonlocal done
        at = clock.now()
        for n in range(done, done + number):
            made = work(n)
            _stand(made, n, at)
            _run(n, at)
            _call(n, at)
            _find(made, n, at)
            _keep(n, at)
        done += number

    return more


def _stand(made: Work, n: int, at: datetime) -> None:
    values = dict(STATES[n % len(STATES)])
    if "due_on" in values:
        values |= {"due_on": at.date() + timedelta(days=values["due_on"]), "enriched_at": at - timedelta(days=2)}
    if values.pop("leased_until", None):
        values["leased_until"] = at + timedelta(minutes=2)
    never = datetime.max.replace(tzinfo=at.tzinfo, microsecond=0)
    values["not_before"] = never if values.pop("dead", None) else at + timedelta(minutes=n % 50)
    Refresh.objects.create(
        work=made, text_at=at, text_next_at=at + timedelta(days=n % 3 - 1), ratings_at=at, opened_at=at, **values
    )
    Rating.objects.create(work=made, source="imdb", raw="8.0", value=8, scale=10, value_100=80, told_by="omdb")


def _run(n: int, at: datetime) -> None:
    started = at - timedelta(minutes=n)
    Run.objects.create(
        source=("queue", "discovery", "offers")[n % 3],
        trigger=("scheduled", "manual")[n % 2],
        started_at=started,
        heard_at=at if n % 4 == 0 else started,
        ended_at=None if n % 4 == 0 else started + timedelta(seconds=40),
        checked=10,
        ingested=9,
        failed=n % 2,
        calls=20,
        outcomes={"tmdb": {"successful": 9, "failed": 1}},
        titles=["Heat", "Alien"],
        errors=[{"title": "Stalker", "error": "tmdb: Its answer broke off (RemoteProtocolError)."}] if n % 2 else [],
    )


def _call(n: int, at: datetime) -> None:
    CallLog.objects.create(
        provider=("tmdb", "omdb")[n % 2], host="api.themoviedb.org", endpoint=f"thing/{n}", method="GET",
        path=f"/3/movie/{n}", status=500 if n % 3 == 0 else 200, ms=10.0 * n, cached="hit" if n % 4 == 1 else "miss",
        attempts=1, error="RemoteProtocolError" if n % 3 == 0 else "", at=at - timedelta(minutes=n % 50 + 1),
    )  # fmt: skip
    day = at.date() - timedelta(days=n % 14)
    DailyQuota.objects.update_or_create(provider="omdb", day=day, defaults={"spent": n})
    CachedResponse.objects.create(
        key=f"00000000-0000-0000-0000-{n:012}", provider="tmdb", address="https://api.themoviedb.org/3/movie/1",
        status=200, body=b"", stored_at=at, fresh_until=at + timedelta(days=1),
    )  # fmt: skip


def _find(made: Work, n: int, at: datetime) -> None:
    run = Run.objects.order_by("-id").first()
    for rule in (f"rule_{n}", "no_year"):
        RuleCount.objects.create(
            run=run, rule=rule, severity="warning", count=n + 1, counted_at=at - timedelta(days=20) + timedelta(hours=n)
        )
    Finding.objects.create(
        rule="no_year", severity="warning", work=made, subject=f"work {n:06}", detail="It has no year.",
        first_seen_at=at - timedelta(days=2), last_seen_at=at,
    )  # fmt: skip
    Alert.objects.create(kind="quality.jump", subject=f"rule_{n}", message=f"Rule {n} jumped.", raised_at=at)


def _keep(n: int, at: datetime) -> None:
    picture = Picture.objects.create(
        sha256=f"{n:064}", width=500, height=750, widths=[342], size_bytes=42_000, created_at=at
    )
    PictureSource.objects.create(
        key=f"{n:032}",
        url=f"https://image.tmdb.org/{n}.jpg",
        kind="poster",
        picture=picture,
        state="stored",
        not_before=at,
    )
    PictureSource.objects.create(
        key=f"r{n:031}", url=f"https://image.tmdb.org/r{n}.jpg", kind="poster", state="refused", reason="It is no picture.",
        not_before=at, checked_at=at,
    )  # fmt: skip


@pytest.fixture
def planned(db) -> None:
    """The schedules as the timetable has them."""
    schedules.ensure(at=clock.now())


@pytest.fixture
def broken(db) -> None:
    """TMDB is left alone."""
    at = clock.now()
    Breaker.objects.create(
        provider="tmdb", host="api.themoviedb.org", failures=6, opened_at=at, until=at + timedelta(minutes=2),
        last_error="It cannot be reached (ConnectError).",
    )  # fmt: skip
    HostLimit.objects.create(provider="tmdb", host="api.themoviedb.org", taken=[at.timestamp() - 1] * 12)
