"""A load that fails or is in others' way: readers see the old or the new, never a part."""

import pytest
from django.db import connection

from cineteca.imdb.models import Load, Title
from cineteca.imdb.operations.loading import publishing, running
from tests.imdb import made
from tests.imdb.loading.looking import versions, written


class TestALoadThatFails:
    def test_leaves_the_old_data_and_the_next_goes_on(self, load, folder, monkeypatch):
        load()
        before = versions()
        made.write(folder, title_basics=made.BASICS[1:], title_akas=made.AKAS[1:])
        monkeypatch.setattr(
            running, "publish", lambda *_, **__: (_ for _ in ()).throw(OSError("No space left on device"))
        )
        with pytest.raises(OSError, match="No space"):
            load()
        monkeypatch.undo()
        assert versions() == before
        row = Load.objects.order_by("-id").first()
        assert (row.state, row.error) == ("failed", "OSError: No space left on device")
        report = load()
        assert report.resumed
        assert written(report) == {"title.basics": (0, 0, 1, 0), "title.akas": (0, 0, 1, 0)}

    def test_leaves_nothing_to_a_load_of_other_files(self, load, folder, monkeypatch):
        monkeypatch.setattr(running, "publish", lambda *_, **__: (_ for _ in ()).throw(OSError("No space")))
        with pytest.raises(OSError, match="No space"):
            load()
        monkeypatch.undo()
        made.write(folder, title_basics=made.BASICS[1:])
        assert not load().resumed
        assert Title.objects.count() == len(made.BASICS) - 1

    def test_by_ctrl_c_is_called_stopped(self, load):
        def stop(_):
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            load(told=stop)
        assert Load.objects.get().state == "stopped"


def test_popularity_is_reckoned_while_everybody_reads(transactional_db, load, folder, monkeypatch):
    """No lock is held then that keeps a reader out, nor in the whole load of a new day."""
    load()
    held: list[list[tuple[str, str]]] = []

    def look(name):
        real = getattr(publishing, name)

        def looking(*args, **more):
            result = real(*args, **more)
            with connection.cursor() as cursor:
                cursor.execute(_EXCLUSIVE)
                held.append(cursor.fetchall())
            return result

        monkeypatch.setattr(publishing, name, looking)

    look("_refresh_popularity")
    look("record_datasets")
    made.write(folder, title_ratings=[["tt0000101", "8.4", "800000"], *made.RATINGS[1:]])
    load()
    assert held == [[], []]


_EXCLUSIVE = """
    SELECT relation::regclass::text, mode FROM pg_locks
    WHERE pid = pg_backend_pid() AND mode = 'AccessExclusiveLock' AND relation::regclass::text ~ '^imdb_[a-z]+$'
"""
