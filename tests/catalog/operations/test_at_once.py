"""Several who write at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier

import pytest
from django.db import connection, connections, transaction

from cineteca.catalog import operations as catalog
from cineteca.catalog.models import Claim, Credit, IdConflict, Person, PersonId, Service, Work, WorkId
from cineteca.providers.records import CreditRecord, PersonRef
from tests.catalog import answers
from tests.catalog.answers import offer

pytestmark = pytest.mark.django_db(transaction=True)
AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def people(count, *, backwards=False):
    numbers = range(count, 0, -1) if backwards else range(1, count + 1)
    return tuple(
        CreditRecord(kind="cast", person=PersonRef(name=f"Person {number % 9}", ids={"tmdb": str(number)}), order=place)
        for place, number in enumerate(numbers)
    )


def services(*, backwards=False):
    names = [f"Service {number}" for number in range(12)]
    return tuple(offer(name) for name in (reversed(names) if backwards else names))


def add(title, number):
    return catalog.add_work(kind="film", ids={"tmdb": str(number)}, title=title, at=AT)


def together(*verbs):
    """Run all of `verbs` at the same moment, each on a connection of its own. Raises what any of them raises."""
    ready = Barrier(len(verbs))

    def run(verb):
        try:
            ready.wait(10)
            return verb()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(verbs)) as threads:
        return [done.result(60) for done in [threads.submit(run, verb) for verb in verbs]]


def claim(work, record):
    return lambda: catalog.claim(work_id=work.id, answers={"tmdb": catalog.ProviderSaid(record)}, at=AT)


class TestTwoWorksThatShareNewPeople:
    @pytest.mark.parametrize("_", range(5))
    def test_neither_wait_for_each_other_for_ever_nor_add_anybody_twice(self, _):
        one, other = add("One", 1), add("Other", 2)
        together(
            claim(one, answers.heat(ids={"tmdb": "1"}, cast=people(60), crew=(), offers=services())),
            claim(
                other,
                answers.heat(
                    ids={"tmdb": "2"}, cast=people(60, backwards=True), crew=(), offers=services(backwards=True)
                ),
            ),
        )
        assert Person.objects.count() == PersonId.objects.count() == 60
        assert Credit.objects.count() == 120
        assert Service.objects.count() == 12

    def test_leave_nobody_behind_who_did_nothing(self):
        works = [add(f"Film {number}", number) for number in range(1, 5)]
        together(*(claim(work, answers.heat(ids={}, cast=people(20), crew=())) for work in works))
        assert not Person.objects.filter(credits=None).exists()
        assert Person.objects.values("slug").distinct().count() == 20


class TestTwoClaimsOfOneWork:
    def test_follow_each_other(self):
        heat = add("Heat", 949)
        together(
            claim(heat, answers.heat()),
            lambda: catalog.claim(
                work_id=heat.id, answers={"omdb": catalog.ProviderSaid(answers.heat_at_omdb())}, at=AT
            ),
        )
        heat.refresh_from_db()
        assert heat.completeness == 100
        assert Claim.objects.count() == 2

    def test_that_say_the_same_leave_one(self):
        heat = add("Heat", 949)
        outcomes = together(*[claim(heat, answers.heat())] * 3)
        assert sorted(bool(outcome.changed) for outcome in outcomes) == [False, False, True]
        assert Credit.objects.count() == 4


class TestTwoWorksThatWantOneIdentifier:
    def test_get_it_once_and_a_conflict(self):
        one, other = add("One", 1), add("Other", 2)
        together(
            claim(one, answers.heat(ids={"tmdb": "1", "imdb": "tt0113277"})),
            claim(other, answers.heat(ids={"tmdb": "2", "imdb": "tt0113277"})),
        )
        holder = WorkId.objects.get(source="imdb").work
        conflict = IdConflict.objects.get()
        assert {holder, conflict.work} == {one, other}
        assert (conflict.reason, conflict.provider) == ("taken", "tmdb")


class TestAddingOneWorkTwice:
    def test_adds_it_once(self):
        works = together(*[lambda: add("Heat", 949)] * 4)
        assert len({work.id for work in works}) == 1
        assert Work.objects.count() == 1


class TestAFailure:
    def test_in_the_middle_leaves_nothing_half_done(self, monkeypatch):
        heat = add("Heat", 949)
        monkeypatch.setattr("cineteca.catalog.operations.writing.card_statement", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            claim(heat, answers.heat())()
        assert not Claim.objects.exists()
        assert not Person.objects.exists()

    def test_of_the_surrounding_transaction_takes_the_claim_back(self):
        heat = add("Heat", 949)
        with transaction.atomic():
            claim(heat, answers.heat())()
            transaction.set_rollback(True)
        assert not Credit.objects.exists()
        assert not connection.in_atomic_block
