"""The whole index anew, while the old one answers."""

import os
import signal
import subprocess
import sys
import threading
import time
from urllib.parse import urlencode

import pytest
from django.db import connection, connections

from cineteca.catalog import operations as catalog
from cineteca.catalog.models import Work
from cineteca.core import clock
from cineteca.providers.records import Kind
from cineteca.search import operations
from cineteca.search import queries as search
from cineteca.search.models import Change, Index
from cineteca.search.operations import building
from cineteca.search.queries import Query, Ref
from tests.search.shelf import SHELF


def titles(text: str) -> list[str]:
    return [hit.name for hit in search.search(Query(text=text)).hits]


class TestARebuild:
    def test_finds_the_works_that_nobody_told_of(self, archive):
        stubs = [catalog.Stub(kind=Kind.FILM, title="Heat", year=1995, ids={"tmdb": "949"})]
        catalog.add_stubs(stubs, at=clock.now())
        assert archive.ask("heat") == []
        assert operations.rebuild() == 1
        assert archive.ask("heat") == ["Heat"]

    def test_tells_how_far_it_is_and_how_long_it_took(self, heat):
        told: list[int] = []
        done = operations.rebuild(progress=told.append)
        index = Index.objects.get()
        assert sum(told) == done == index.documents
        assert index.built_at is not None
        assert index.building_at is None
        assert search.health().state == "ready"

    def test_keeps_the_indexes_that_the_tables_have_by_their_names(self, heat):
        def names() -> set[tuple[str, str]]:
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT indexname, replace(indexdef, 'public.', '') FROM pg_indexes WHERE tablename LIKE 'search\\_%'"
                )
                return set(cursor.fetchall())

        before = names()
        operations.rebuild()
        operations.rebuild()
        assert names() == before

    def test_counts_the_facets_of_everything(self, heat):
        operations.rebuild()
        with connection.cursor() as cursor:
            cursor.execute("SELECT titles FROM search_facetcount WHERE facet = 'kind:film'")
            assert cursor.fetchone() == (1,)

    def test_for_many_more_works_costs_the_same_statements_a_batch(self, archive):
        from django.test.utils import CaptureQueriesContext

        def cost(numbers: range) -> int:
            for number in numbers:
                archive.add(f"Film {number}", tmdb=str(number))
            with CaptureQueriesContext(connection) as told:
                operations.rebuild()
            return len(told)

        first = cost(range(1, 10))
        assert cost(range(10, 60)) <= first + 5


@pytest.mark.django_db(transaction=True)
class TestMeanwhile:
    def test_the_old_index_answers_and_changes_are_in_both(self, monkeypatch):
        """Somebody adds a work and follows it after the build has read the works."""
        search.engine().index(SHELF)
        answered: list[list[str]] = []

        def reading():
            yield from ()
            work = catalog.add_work(kind=Kind.FILM, ids={"tmdb": "8195"}, title="Ronin", year=1998, at=clock.now())
            operations.follow_all()
            answered.extend([titles("matrix"), titles("ronin")])
            assert Change.objects.get(id=work.id * 8).followed

        monkeypatch.setattr(building, "each_document", reading)
        operations.rebuild()
        assert answered == [["The Matrix"], ["Ronin"]]
        assert titles("matrix") == []
        operations.follow_all()
        assert titles("ronin") == ["Ronin"]

    def test_another_build_is_refused(self, monkeypatch):
        refused: list[bool] = []

        def another() -> None:
            try:
                operations.rebuild()
            except operations.AlreadyBuilding:
                refused.append(True)
            finally:
                connections.close_all()

        def reading():
            thread = threading.Thread(target=another)
            thread.start()
            thread.join(60)
            yield from SHELF

        monkeypatch.setattr(building, "each_document", reading)
        operations.rebuild()
        assert refused == [True]

    def test_who_reads_for_long_does_not_keep_others_waiting(self):
        """A reader inside a transaction holds the exchange up; searches go on between its tries."""
        search.engine().index(SHELF)
        reading, done = threading.Event(), threading.Event()

        def reader() -> None:
            from django.db import transaction

            try:
                with transaction.atomic():
                    titles("matrix")
                    reading.set()
                    done.wait(3)
            finally:
                connections.close_all()

        thread = threading.Thread(target=reader)
        thread.start()
        assert reading.wait(30)
        search.engine().rebuild(SHELF[:1])
        done.set()
        thread.join(30)
        assert titles("matrix") == ["The Matrix"]
        assert titles("heat") == []


def database_url() -> str:
    made = connection.get_connection_params()
    query = {name: made[key] for name, key in (("host", "host"), ("port", "port"), ("user", "user")) if made.get(key)}
    query |= {"password": made["password"]} if made.get("password") else {}
    return f"postgresql:///{made['dbname']}?{urlencode(query)}"


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
class TestABuildThatIsKilled:
    def test_leaves_the_old_index_and_the_next_one_succeeds(self, tmp_path):
        stubs = [
            catalog.Stub(kind=Kind.FILM, title=f"Film {number}", ids={"tmdb": str(number)}) for number in range(1, 6000)
        ]
        catalog.add_stubs(stubs, at=clock.now())
        work = Work.objects.order_by("id")[0]
        operations.follow(work.id)
        environment = {
            **os.environ,
            "CINETECA_HOME": str(tmp_path),
            "DATABASE_URL": database_url(),
            "DJANGO_SETTINGS_MODULE": "cineteca.config.settings",
        }
        builder = subprocess.Popen(
            [sys.executable, "-m", "cineteca", "search", "rebuild"], env=environment, stderr=subprocess.DEVNULL
        )
        ends = time.monotonic() + 90
        while not Index.objects.filter(done__gt=0).exists() and time.monotonic() < ends:
            time.sleep(0.02)
        builder.send_signal(signal.SIGKILL)
        builder.wait(30)
        assert titles("film 1") == ["Film 1"]
        operations.note([Ref("work", work.id)])
        assert operations.follow_all() == 1
        assert operations.rebuild() == 5999
        assert "Film 77" in titles("film 77")
