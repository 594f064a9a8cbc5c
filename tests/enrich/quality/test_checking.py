"""A catalogue damaged on purpose: each rule tells of the works concerned, and of no others."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cineteca.catalog import operations as catalog
from cineteca.catalog.models import (
    Credit,
    Franchise,
    IdConflict,
    Offer,
    Person,
    Rating,
    Season,
    Service,
    Work,
    WorkDetails,
)
from cineteca.core.pagination import Page
from cineteca.enrich import operations as enrich
from cineteca.enrich import queries
from cineteca.enrich.domain.quality import BY_NAME
from cineteca.enrich.models import Alert, Finding, RuleCount
from cineteca.enrich.operations.quality import cleaning
from cineteca.enrich.operations.quality.reading import batches

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def film(title: str, *, number: int, **values) -> Work:
    work = catalog.add_work(kind="film", ids={"tmdb": str(number)}, title=title, year=1995, at=MONDAY)
    sound = {"runtime_minutes": 100 + number, "genres": ["Drama"], "completeness": 80}
    Work.objects.filter(id=work.id).update(**{**sound, **values})
    WorkDetails.objects.get_or_create(work_id=work.id)
    return work


def look(at: datetime = MONDAY):
    return enrich.check_quality(trigger="manual", now=lambda: at)


def told() -> dict[str, set[str]]:
    """Rule → titles of the works concerned."""
    found: dict[str, set[str]] = {}
    for rule, title in Finding.objects.values_list("rule", "work__title"):
        found.setdefault(rule, set()).add(title or "")
    return found


def test_a_sound_catalogue_counts_nothing_and_says_so_for_every_rule():
    film("Heat", number=1)
    run = look()
    assert (run.checked, run.failed, run.errors) == (1, 0, [])
    assert told() == {}
    assert set(RuleCount.objects.values_list("rule", "count")) == {(name, 0) for name in BY_NAME}


def test_each_damage_is_told_with_the_work_concerned():
    sound = film("Heat", number=1)
    film("Endless", number=2, runtime_minutes=2000)
    early = film("Early", number=3, release_date=date(1950, 1, 1), year=1950)
    born = Person.objects.create(slug="alice", name="Alice", birth_date=date(1960, 5, 5))
    Credit.objects.create(work=early, person=born, kind="crew", job="Director", position=0, name="Alice", source="tmdb")
    twin = film("Twin", number=4, runtime_minutes=99)
    other = film("Twin", number=5, runtime_minutes=99)
    Rating.objects.create(work=sound, source="imdb", raw="8", value=8, scale=10, value_100=50, votes=9, told_by="omdb")
    mubi = Service.objects.create(slug="mubi", name="Mubi")
    Service.objects.create(slug="gone", name="Gone")
    Offer.objects.create(work=twin, service=mubi, region="QX", type="stream", told_by="tmdb", last_seen_at=MONDAY)
    IdConflict.objects.create(
        work=sound, other=twin, provider="omdb", source="imdb", kind="film", value="tt0000001", reason="taken"
    )
    Franchise.objects.create(source="tmdb", value="1", name="Nobody's")
    Person.objects.create(slug="bob", name="Bob", birth_date=date(1960, 1, 1), death_date=date(1950, 1, 1))
    Season.objects.create(work=other, number=1, air_date=date(2020, 1, 1))
    run = look()
    assert told() == {
        "runtime-impossible": {"Endless"},
        "before-its-director": {"Early"},
        "duplicate": {"Twin"},
        "rating-off-scale": {"Heat"},
        "region-unknown": {"Twin"},
        "offer-without-link": {"Twin"},
        "id-conflict": {"Heat"},
        "season-empty": {"Twin"},
        "person-lifespan": {""},
        "person-orphan": {""},
        "service-unused": {""},
        "franchise-empty": {""},
    }
    assert Finding.objects.get(rule="duplicate").work == other
    assert run.failed == 0
    assert run.outcomes == {"rules": {"error": 6, "notice": 5, "warning": 1}}
    [found] = queries.list_findings("before-its-director", Page()).items
    assert (found.title, found.detail) == ("Early", "Alice *1960-05-05, 1950-01-01")


def test_an_offer_that_nobody_confirms_is_told_after_sixty_days():
    mubi = Service.objects.create(slug="mubi", name="Mubi")
    old = {"service": mubi, "region": "US", "type": "stream", "told_by": "tmdb", "link": "https://mubi.com/f"}
    Offer.objects.create(work=film("Heat", number=1), last_seen_at=MONDAY - timedelta(days=61), **old)
    Offer.objects.create(work=film("Fargo", number=2), last_seen_at=MONDAY - timedelta(days=59), **old)
    look()
    assert told() == {"offer-unseen": {"Heat"}}


def test_a_credit_without_a_name_is_told():
    nobody = Person.objects.create(slug="nobody", name=" ")
    heat = film("Heat", number=1)
    Credit.objects.create(work=heat, person=nobody, kind="cast", position=0, name="", character="Cop", source="tmdb")
    look()
    assert told() == {"credit-orphan": {"Heat"}}


def test_what_goes_on_keeps_its_first_day_and_what_is_mended_goes():
    endless = film("Endless", number=2, runtime_minutes=2000)
    film("?!", number=3)
    look()
    Work.objects.filter(title="?!").update(title="Named")
    look(MONDAY + timedelta(days=1))
    assert told() == {"runtime-impossible": {"Endless"}}
    found = Finding.objects.get(work=endless)
    assert (found.first_seen_at, found.last_seen_at) == (MONDAY, MONDAY + timedelta(days=1))
    assert list(queries.find_rule("title-empty", since=MONDAY).counts) == [
        (MONDAY, 1),
        (MONDAY + timedelta(days=1), 0),
    ]


def test_a_jump_raises_one_alert_that_ends_with_it():
    film("Heat", number=1)
    for day in range(3):
        look(MONDAY + timedelta(days=day))
    for number in range(2, 14):
        film(f"Endless {number}", number=number, runtime_minutes=2000 + number)
    look(MONDAY + timedelta(days=3))
    look(MONDAY + timedelta(days=4))
    [alert] = Alert.objects.filter(cleared_at=None)
    assert (alert.kind, alert.subject, alert.severity) == ("quality.jump", "runtime-impossible", "error")
    assert "12 found" in alert.message
    Work.objects.filter(title__startswith="Endless").update(runtime_minutes=90)
    look(MONDAY + timedelta(days=5))
    assert not Alert.objects.filter(cleared_at=None, subject="runtime-impossible").exists()


def test_a_look_cut_short_counts_nothing_and_says_so():
    film("Endless", number=2, runtime_minutes=2000)
    run = enrich.check_quality(trigger="scheduled", now=iter_clock(), budget=timedelta(minutes=1))
    assert "nothing was counted" in run.errors[0]["error"]
    assert not RuleCount.objects.exists()
    assert not Finding.objects.exists()


def iter_clock():
    """A clock on which every look takes an hour."""
    hours = iter(range(100))
    return lambda: MONDAY + timedelta(hours=next(hours))


def test_counts_are_complete_where_names_are_not(monkeypatch):
    monkeypatch.setattr("cineteca.enrich.operations.quality.checking.KEPT", 2)
    for number in range(1, 6):
        film(f"Endless {number}", number=number, runtime_minutes=2000 + number)
    look()
    assert RuleCount.objects.get(rule="runtime-impossible").count == 5
    assert Finding.objects.filter(rule="runtime-impossible").count() == 2


def test_twice_the_works_take_as_many_queries():
    def queries_for() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert sum(map(len, batches()))
        return len(seen)

    film("Heat", number=1)
    first = queries_for()
    film("Fargo", number=2)
    assert queries_for() == first


class TestMending:
    def test_a_dry_run_says_what_would_go_and_lets_it_be(self):
        Service.objects.create(slug="gone", name="Gone")
        done = enrich.quality.clean(rule="service-unused", at=MONDAY, dry_run=True)
        assert (done.count, done.names) == (1, ("Gone",))
        assert Service.objects.exists()

    def test_what_nothing_refers_to_goes_and_nothing_else(self):
        used = Service.objects.create(slug="mubi", name="Mubi")
        Service.objects.create(slug="gone", name="Gone")
        Offer.objects.create(work=film("Heat", number=1), service=used, region="US", type="stream", told_by="tmdb")
        look()
        assert enrich.quality.clean(rule="service-unused", at=MONDAY).count == 1
        assert list(Service.objects.all()) == [used]
        assert not Finding.objects.filter(rule="service-unused").exists()

    def test_a_person_that_a_source_told_about_stays(self):
        from cineteca.catalog.models import PersonClaim

        alice = Person.objects.create(slug="alice", name="Alice")
        Person.objects.create(slug="bob", name="Bob")
        PersonClaim.objects.create(
            person=alice, provider="tmdb", record={}, schema_version=1, claimed_at=MONDAY, confirmed={}
        )
        enrich.quality.clean(rule="person-orphan", at=MONDAY)
        assert list(Person.objects.all()) == [alice]

    def test_what_takes_a_person_to_judge_is_refused_with_what_does_not(self):
        with pytest.raises(cleaning.NoCleaner, match="service-unused"):
            enrich.quality.clean(rule="duplicate", at=MONDAY)

    def test_markup_is_read_again_without_a_call(self):
        heat = film("Heat", number=1)
        WorkDetails.objects.filter(work=heat).update(plot="Tom &amp; Jerry")
        look()
        assert told() == {"text-markup": {"Heat"}}
        assert enrich.quality.clean(rule="text-markup", at=MONDAY).names == ("Heat (1995)",)
