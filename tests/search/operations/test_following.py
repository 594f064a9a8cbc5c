"""The index follows what changes."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from procrastinate.contrib.django import app
from psycopg.errors import DeadlockDetected

from cineteca.catalog import operations as catalog
from cineteca.catalog.events import PersonChanged, WorkChanged
from cineteca.catalog.models import Credit, Person, Title, Work
from cineteca.core import clock, events
from cineteca.providers.records import Kind
from cineteca.search import operations
from cineteca.search import queries as search
from cineteca.search.models import Change, Index
from cineteca.search.operations import following
from cineteca.search.queries import Filters, Ref
from tests.catalog import answers

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def jobs() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'search.follow'")
        return cursor.fetchone()[0]


class TestAWork:
    def test_that_is_added_is_found_with_what_is_told_of_it(self, archive):
        work = archive.add("Heat", year=1995, tmdb="949")
        archive.follow()
        assert archive.ask("heat") == ["Heat"]
        archive.hear(work, tmdb=answers.heat())
        archive.follow()
        assert archive.ask("pacino") == ["Heat"]
        assert archive.ask("pacino", group="people") == ["Al Pacino"]

    def test_that_is_told_of_many_times_is_read_once(self, archive, heat, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            for _ in range(5):
                events.publish(WorkChanged(work_id=heat.id, fields=("plot",)))
        assert archive.follow() == 1
        assert jobs() == 1

    def test_that_goes_is_found_no_more(self, archive, heat, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            Work.objects.get(id=heat.id).delete()
        archive.follow()
        assert archive.ask("heat") == []
        assert archive.ask("pacino", group="people") == ["Al Pacino"]

    def test_for_adults_is_found_only_where_the_settings_let_it_in(self, archive, heat, settings):
        Work.objects.filter(id=heat.id).update(adult=True)
        operations.follow(heat.id)
        assert archive.ask("heat") == []
        settings.ADULT = True
        operations.follow(heat.id)
        assert archive.ask("heat") == ["Heat"]

    def test_finds_no_suppressed_title(self, archive, heat, django_capture_on_commit_callbacks):
        title = Title.objects.create(work=heat, title="Feuer und Wasser", source="tmdb")
        operations.follow(heat.id)
        assert archive.ask("feuer und wasser") == ["Heat"]
        with django_capture_on_commit_callbacks(execute=True):
            catalog.suppress_title(title_id=title.id, suppressed=True, by=None, at=AT)
        archive.follow()
        assert archive.ask("feuer und wasser") == []

    def test_is_narrowed_by_what_the_catalogue_says(self, archive, heat):
        assert archive.ask("", filters=Filters(kinds=("film",), decades=(1990,))) == ["Heat"]
        assert archive.ask("", filters=Filters(kinds=("show",))) == []


class TestAPerson:
    def test_is_read_again_when_they_change(self, archive, heat, django_capture_on_commit_callbacks):
        pacino = Person.objects.get(name="Al Pacino")
        Person.objects.filter(id=pacino.id).update(also_known_as=["Sonny Scott"])
        with django_capture_on_commit_callbacks(execute=True):
            events.publish(PersonChanged(person_id=pacino.id, fields=("also_known_as",)))
        archive.follow()
        assert archive.ask("sonny scott", group="people") == ["Al Pacino"]

    def test_tells_what_they_are_known_for(self, heat):
        (hit,) = search.search(search.Query(text="al pacino", group="people")).hits
        assert hit.note == "Heat"


class TestWhatIsNoted:
    def test_during_a_build_is_kept_for_the_new_index(self, archive, heat):
        Index.objects.update_or_create(id=1, defaults={"building_at": AT})
        operations.note([Ref("work", heat.id)])
        assert archive.follow() == 1
        assert list(Change.objects.values_list("followed", flat=True)) == [True]
        operations.rebuild()
        assert list(Change.objects.values_list("followed", flat=True)) == [False]
        assert archive.follow() == 1
        assert not Change.objects.exists()

    def test_while_it_is_read_is_read_again(self, heat, monkeypatch):
        from cineteca.search.operations import following

        operations.note([Ref("work", heat.id)])
        read = following.documents_of

        def meanwhile(refs):
            if following.Change.objects.get().version == 1:
                operations.note([Ref("work", heat.id)])
            return read(refs)

        monkeypatch.setattr(following, "documents_of", meanwhile)
        assert operations.follow_all() == 2

    def test_costs_one_statement_when_somebody_was_asked_already(self, heat):
        operations.note([Ref("work", heat.id)])
        with CaptureQueriesContext(
            connection,
        ) as told:
            operations.note([Ref("work", heat.id)])
        assert len(told) == 1

    def test_for_twice_as_many_works_costs_the_same_queries(self, archive):
        def cost(numbers):
            for number in numbers:
                archive.add(f"Film {number}", tmdb=str(number))
            with CaptureQueriesContext(connection) as told:
                archive.follow()
            return len(told)

        cost(range(1, 3))
        assert cost(range(10, 20)) == cost(range(30, 50))


class TestWhoLooksAfterIt:
    def test_asks_for_the_first_index(self, db):
        Index.objects.update_or_create(id=1, defaults={"built_at": None})
        operations.look_after(at=clock.now())
        assert search.health().state == "missing"
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'search.rebuild'")
            assert cursor.fetchone() == (1,)

    def test_takes_over_what_is_talked_about(self, archive, heat):
        archive.add("Ronin", year=1998, tmdb="8195")
        archive.follow()
        Work.objects.filter(title="Ronin").update(heat=3.0)
        operations.look_after(at=clock.now())
        assert archive.ask("", sort="trending")[0] == "Ronin"

    def test_lets_changes_go_that_were_kept_for_a_build_that_was_killed(self, heat):
        Index.objects.update_or_create(id=1, defaults={"building_at": AT})
        operations.note([Ref("work", heat.id)])
        operations.follow_all()
        operations.look_after(at=clock.now())
        assert not Change.objects.exists()
        assert Index.objects.get().building_at is None


@pytest.mark.django_db(transaction=True)
class TestAWorker:
    def test_has_a_change_in_the_index_within_a_second(self):
        work = catalog.add_work(kind=Kind.FILM, ids={"tmdb": "949"}, title="Heat", year=1995, at=AT)
        began = clock.now()
        with app.replace_connector(app.connector.get_worker_connector()) as worker:
            worker.run_worker(wait=False, install_signal_handlers=False, delete_jobs="always", concurrency=1)
        (hit,) = search.search(search.Query(text="heat")).hits
        assert hit.ref == Ref("work", work.id)
        assert (clock.now() - began).total_seconds() < 5  # a busy machine is given some room
        assert not Credit.objects.exists()


@pytest.mark.django_db(transaction=True)
class TestSeveralAtOnce:
    def test_tell_of_the_same_work_without_getting_in_each_others_way(self):
        work = catalog.add_work(kind="film", ids={"tmdb": "949"}, title="Heat", year=1995, at=AT)
        catalog.claim(work_id=work.id, answers={"tmdb": catalog.ProviderSaid(answers.heat())}, at=AT)

        def follow(_: int) -> None:
            try:
                operations.follow(work.id)
            finally:
                connection.close()

        with ThreadPoolExecutor(4) as several:
            list(several.map(follow, range(40)))
        assert [hit.name for hit in search.search(search.Query(text="heat")).hits] == ["Heat"]


class TestSomebodyWhoExchangesTables:
    def test_is_made_way_for_and_the_work_told_again(self, archive, heat, monkeypatch):
        """What a deadlock ends is done again."""
        crossed, read_again = [], following._read_again

        def cross(*args, **more):
            if len(crossed) < 2:
                crossed.append(args)
                raise OperationalError from DeadlockDetected("deadlock detected")
            return read_again(*args, **more)

        monkeypatch.setattr(following, "_read_again", cross)
        operations.note([Ref("work", heat.id)])
        assert operations.follow_all() == 1
        assert len(crossed) == 2
