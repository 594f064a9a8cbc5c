"""Files become tables: the first time, the next day, chosen otherwise, and never in part."""

import gzip

import pytest
from django.db import connection

from cineteca.imdb import operations as imdb
from cineteca.imdb import queries
from cineteca.imdb.dataset.errors import NotTheDataset
from cineteca.imdb.domain.filters import filters
from cineteca.imdb.events import DatasetsLoaded
from cineteca.imdb.models import Aka, Change, Crew, Dataset, Episode, Load, Name, Principal, Rating, Title
from cineteca.imdb.operations.loading import publishing, running, shrinking, staging
from tests.imdb import made
from tests.imdb.conftest import AT

FILMS = filters(["movie", "tvSeries"])


def written(report: imdb.Report) -> dict[str, tuple[int, int, int, int]]:
    """New, changed, deleted, marked rows of each file that had some."""
    told = {file.name: (file.inserted, file.updated, file.deleted, file.marked) for file in report.files}
    return {name: counts for name, counts in told.items() if any(counts)}


def versions() -> list[tuple[object, ...]]:
    """Where each row stands and who wrote it: the same as long as nobody writes."""
    found = []
    with connection.cursor() as cursor:
        for table in (Title, Rating, Episode, Aka, Principal, Crew, Name):
            cursor.execute(f"SELECT '{table.__name__}', ctid::text, xmin::text, * FROM {table._meta.db_table}")
            found += [tuple(map(str, row)) for row in cursor.fetchall()]
    return sorted(found)


class TestTheFirstLoad:
    def test_brings_all_that_the_files_tell(self, load):
        report = load()
        assert report.lines == sum(len(rows) for rows in made.ALL.values())
        title = queries.title(101)
        assert (title.title, title.original, title.kind) == ("The Long Night", "Die lange Nacht", "movie")
        assert (title.start_year, title.runtime, title.genres) == (1995, 170, ("Crime", "Drama"))
        assert (title.rating, title.votes) == (pytest.approx(8.3), 700000)
        assert queries.title(102).original == ""
        assert queries.title(103).end_year == 2014
        assert queries.title(105).adult
        assert Episode.objects.get(pk=104).parent_id == 103
        assert queries.person(202).professions == ("actress",)
        assert list(Crew.objects.values_list("title_id", "directors", "writers").order_by("title_id")) == [
            (101, [203], [203, 205]),
            (103, [], [205]),
        ]

    def test_keeps_quotes_and_signs_of_characters(self, load):
        load()
        assert Principal.objects.get(title_id=101, ordering=1).characters == ["Vincent", 'The "Fox"']
        assert Principal.objects.get(title_id=102, ordering=1).characters == ["María \\ Luz"]

    def test_leaves_the_tables_with_the_indexes_they_had(self, load):
        before = indexes()
        load()
        assert indexes() == before
        assert any("imdb_principal_name" in line for line in before)

    def test_leaves_nothing_behind(self, load):
        load()
        assert not staging.exists("imdb_stage.progress")

    def test_tells_how_much_people_are_seen(self, load):
        load()
        popularity = dict(Name.objects.values_list("id", "popularity"))
        assert popularity[201] > popularity[202] > popularity[204] == 0
        assert popularity[201] == pytest.approx((700000 + 9000) ** 0.5)
        assert popularity[203] == pytest.approx((700000 * 0.8) ** 0.5)

    def test_is_told_of_once_it_is_true(self, load, monkeypatch, django_capture_on_commit_callbacks):
        heard = []
        monkeypatch.setattr(publishing.events, "publish", heard.append)
        load()
        assert heard == [DatasetsLoaded(tuple(staging.TABLES), len(made.BASICS), len(made.NAMES), AT)]

    def test_reads_packed_files_and_trusts_their_own_day(self, load, tmp_path):
        load(folder=made.write(tmp_path / "packed", packed=True))
        assert Title.objects.count() == len(made.BASICS)
        assert Dataset.objects.get(pk="title.akas").published_at.timestamp() == 1_700_000_000

    def test_of_some_files_alone_brings_these(self, load, tmp_path):
        folder = tmp_path / "some"
        folder.mkdir()
        made.write_one(folder, "title.ratings", made.text("title.ratings", made.RATINGS).encode())
        made.write_one(folder, "name.basics", made.text("name.basics", made.NAMES).encode())
        load(FILMS, folder=folder)
        assert (Rating.objects.count(), Name.objects.count()) == (3, 6)

    def test_is_on_record_with_its_report(self, load):
        report = load()
        row = Load.objects.get()
        assert (row.state, row.ended_at, row.report["lines"]) == ("done", AT, report.lines)
        assert row.progress["title.akas"]["kept"] == len(made.AKAS)


class TestASecondLoad:
    def test_of_the_same_files_reads_and_writes_nothing(self, load):
        load()
        before = versions()
        report = load()
        assert report.lines == report.written == 0
        assert not any(file.read for file in report.files)
        assert versions() == before

    def test_of_files_with_the_same_text_reads_and_writes_nothing(self, load, folder):
        load()
        before = versions()
        for file in folder.iterdir():  # the same lines, packed anew
            (folder / f"{file.name}.gz").write_bytes(gzip.compress(file.read_bytes()))
            file.unlink()
        report = load()
        assert report.lines > 0
        assert report.written == 0
        assert versions() == before
        assert not Change.objects.exists()

    def test_of_a_new_day_writes_what_changed_and_nothing_else(self, load, folder):
        load()
        before = versions()
        ratings = [["tt0000101", "8.4", "700100"], *made.RATINGS[1:]]
        akas = [made.AKAS[0], [*made.AKAS[1][:2], "La noche larga", *made.AKAS[1][3:]], *made.AKAS[2:3]]
        basics = [*made.BASICS, ["tt0000107", "movie", "Brand New", "Brand New", "0", "2026", "\\N", "\\N", "\\N"]]
        made.write(folder, title_ratings=ratings, title_akas=akas, title_basics=basics)
        report = load()
        assert written(report) == {
            "title.ratings": (0, 1, 0, 0),
            "title.basics": (1, 1, 0, 0),
            "title.akas": (0, 1, 1, 0),
        }
        assert queries.title(101).votes == 700100
        assert [aka.title for aka in queries.akas(101)] == ["Die lange Nacht", "La noche larga"]
        assert queries.changed_titles(since_load=0, among=[101, 102, 103, 104, 107]) == {101, 104, 107}
        unchanged = [row for row in before if row[0] in {"Principal", "Crew", "Episode"}]
        assert [row for row in versions() if row[0] in {"Principal", "Crew", "Episode"}] == unchanged

    def test_of_new_ratings_alone_renews_the_titles(self, load, folder):
        load()
        made.write(folder, title_ratings=[["tt0000101", "8.4", "800000"], *made.RATINGS[1:]])
        report = load()
        assert [file.name for file in report.files if file.read] == ["title.ratings"]
        assert queries.title(101).votes == 800000
        assert queries.person(201).popularity == pytest.approx((800000 + 9000) ** 0.5)
        assert queries.changed_titles(since_load=0, among=range(200)) == {101}

    def test_brings_a_rating_that_came_before_its_title(self, load, folder):
        made.write(folder, title_basics=made.BASICS[1:])
        load()
        made.write(folder)
        load()
        assert queries.title(101).votes == 700000


class TestWhatIsGone:
    def test_is_dropped_when_nobody_uses_it(self, load, folder, used):
        load()
        made.write(folder, title_basics=made.BASICS[1:], name_basics=made.NAMES[1:])
        assert written(load()) == {"title.basics": (0, 0, 1, 0), "name.basics": (0, 0, 1, 0)}
        assert queries.title(101) is None

    def test_is_marked_and_keeps_its_akas_and_credits_when_the_catalogue_uses_it(self, load, folder, used):
        load()
        used("title", 101)
        used("name", 201)
        without = {
            "title_basics": made.BASICS[1:],
            "title_akas": made.AKAS[2:],
            "title_principals": made.PRINCIPALS[3:],
            "title_ratings": made.RATINGS[1:],
            "name_basics": made.NAMES[1:],
        }
        made.write(folder, **without)
        report = written(load())
        assert (report["title.basics"], report["name.basics"]) == ((0, 0, 0, 1), (0, 0, 0, 1))
        assert queries.title(101).gone_at == AT
        assert queries.person(201).gone_at == AT
        assert len(queries.akas(101)) == 2
        assert [one.name_id for one in queries.cast_and_crew(101)][:3] == [201, 202, 203]

    def test_stays_marked_and_is_not_written_again(self, load, folder, used):
        load()
        used("title", 101)
        made.write(folder, title_basics=made.BASICS[1:])
        load()
        made.write(folder, title_basics=made.BASICS[2:])
        assert written(load()) == {"title.basics": (0, 0, 1, 0)}

    def test_and_comes_back_is_as_before(self, load, folder, used):
        load()
        used("title", 101)
        made.write(folder, title_basics=made.BASICS[1:])
        load()
        made.write(folder)
        load()
        assert queries.title(101).gone_at is None

    def test_is_not_told_by_a_torn_file(self, load, folder):
        load()
        whole = gzip.compress(made.text("title.basics", made.BASICS).encode())
        (folder / "title.basics.tsv").unlink()
        (folder / "title.basics.tsv.gz").write_bytes(whole[:-30])
        report = load()
        assert report.of("title.basics").torn
        assert Title.objects.count() == len(made.BASICS)
        (folder / "title.basics.tsv.gz").write_bytes(whole)
        assert load().of("title.basics").read, "a whole file is read, whatever the torn one brought"


class TestFilters:
    def test_keep_the_kinds_that_are_wanted_and_what_belongs_to_them(self, load):
        load(FILMS)
        assert set(Title.objects.values_list("id", flat=True)) == {101, 102, 103}
        assert set(Aka.objects.values_list("title_id", flat=True)) == {101, 103}
        assert set(Principal.objects.values_list("title_id", flat=True)) == {101, 102, 103}
        assert not Episode.objects.exists()

    def test_keep_the_people_of_kept_titles_alone(self, load):
        load(FILMS)
        assert set(Name.objects.values_list("id", flat=True)) == {201, 202, 203, 205}

    def test_keep_titles_with_enough_votes(self, load):
        load(filters(["movie"], min_votes=100))
        assert set(Title.objects.values_list("id", flat=True)) == {101}

    def test_keep_what_the_catalogue_uses_whatever_it_is(self, load, used):
        used("title", 106, 10**12)
        used("name", 206)
        load(filters(["movie"], min_votes=100))
        assert set(Title.objects.values_list("id", flat=True)) == {101, 106}
        assert Name.objects.filter(id=206).exists()

    def test_that_changed_bring_and_drop_what_they_should_of_the_same_files(self, load):
        load(FILMS)
        load(filters(["movie", "tvSeries"], episodes=True, adult=True))
        assert set(Title.objects.values_list("id", flat=True)) == {101, 102, 103, 104, 105}
        assert Episode.objects.count() == 1
        assert Name.objects.filter(id=204).exists()
        load(filters(["movie"], min_votes=100))
        assert set(Title.objects.values_list("id", flat=True)) == {101}
        assert set(Principal.objects.values_list("title_id", flat=True)) == {101}
        assert not load(filters(["movie"], min_votes=100)).written

    def test_by_votes_look_at_new_ratings_of_the_same_titles(self, load, folder):
        load(filters(["movie"], min_votes=100))
        made.write(folder, title_ratings=[*made.RATINGS[:1], ["tt0000102", "6.1", "120"]])
        load(filters(["movie"], min_votes=100))
        assert set(Title.objects.values_list("id", flat=True)) == {101, 102}
        assert Name.objects.filter(id=202).exists()

    def test_of_a_kind_that_nobody_knows_are_refused(self):
        with pytest.raises(Exception, match="IMDb has no kind films"):
            filters(["films"])


class TestBadLines:
    def test_are_skipped_counted_and_shown(self, load, folder):
        rows = [*made.BASICS, ["tt0000108", "hologram", "X", "X", "0", "\\N", "\\N", "\\N", "\\N"], ["tt0000109"]]
        made.write(folder, title_basics=rows)
        file = load().of("title.basics")
        assert file.bad == {"an unknown titleType": 1, "wrong number of columns": 1}
        assert file.samples["wrong number of columns"] == ["line 9: tt0000109"]
        assert Dataset.objects.get(pk="title.basics").report["bad"] == file.bad
        assert Title.objects.count() == len(made.BASICS)

    def test_of_a_genre_that_nobody_knows_lose_the_genre_alone(self, load, folder):
        made.write(folder, title_basics=[[*made.BASICS[0][:8], "Drama,Slow Cinema"]])
        assert load().of("title.basics").bad == {"an unknown genre, left out": 1}
        assert queries.title(101).genres == ("Drama",)

    def test_that_say_the_same_id_twice_leave_the_first(self, load, folder):
        made.write(folder, title_basics=[*made.BASICS, ["tt0000101", "short", "Other", *made.BASICS[0][3:]]])
        report = load()
        assert report.of("title.basics").doubles == 1
        assert queries.title(101).title == "The Long Night"
        made.write(folder, title_akas=[*made.AKAS, *made.AKAS])
        assert load().of("title.akas").doubles == len(made.AKAS)

    def test_with_signs_that_mean_something_to_the_database_are_kept_as_they_are(self, load, folder):
        odd = 'back\\slash \\n {braces} "quotes" \x02 \\.'
        made.write(folder, title_basics=[["tt0000101", "movie", odd, "\\.", *made.BASICS[0][4:]]])
        load()
        assert queries.title(101).title == odd
        assert queries.title(101).original == "\\."


class TestAFileThatIsNotWhatItSays:
    @pytest.mark.parametrize("data", [b"", b"<html></html>", made.text("title.akas", made.AKAS).encode()])
    def test_is_refused_before_anything_is_touched(self, load, folder, data):
        load()
        before = versions()
        made.write_one(folder, "title.ratings", data)
        made.write(folder, title_ratings=None, title_basics=made.BASICS[1:])
        with pytest.raises(NotTheDataset, match=r"title\.ratings"):
            load()
        assert versions() == before

    def test_is_refused_when_none_of_its_lines_can_be_read(self, load, folder):
        made.write_one(folder, "title.ratings", made.text("title.ratings", [["rubbish"]] * 30).encode())
        with pytest.raises(NotTheDataset, match=r"30 × wrong number of columns"):
            load()

    def test_is_refused_when_it_holds_no_line(self, load, folder):
        load()
        made.write(folder, title_basics=[])
        with pytest.raises(NotTheDataset, match="no line"):
            load()
        assert Title.objects.count() == len(made.BASICS)


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


class TestAFileWithFarFewerRows:
    @pytest.fixture
    def many(self, load, folder, monkeypatch):
        monkeypatch.setattr(shrinking, "MATTERS", 6)
        load()
        made.write(folder, title_basics=made.BASICS[:2])

    def test_is_refused_and_says_what_to_do(self, many, load):
        before = versions()
        with pytest.raises(imdb.FarFewer, match=r"brings 2 rows of title.basics, the last one brought 6.*--force"):
            load()
        assert versions() == before
        assert "--force" in Load.objects.latest("id").error

    def test_is_taken_in_by_force_and_goes_on_where_it_was_refused(self, many, load):
        with pytest.raises(imdb.FarFewer):
            load()
        report = load(force=True)
        assert report.resumed
        assert Title.objects.count() == 2

    def test_is_taken_in_when_the_filters_are_others(self, many, load):
        load(FILMS)
        assert Title.objects.count() == 2

    def test_is_taken_in_when_half_of_them_are_left(self, many, load, folder):
        made.write(folder, title_basics=made.BASICS[:3])
        load()
        assert Title.objects.count() == 3


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


def indexes() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE tablename LIKE 'imdb\\_%' ORDER BY 1")
        return [row[0] for row in cursor.fetchall()]


def test_the_rows_of_the_mass_tables_are_known_to_the_planner(load):
    load()
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples::int FROM pg_class WHERE relname = 'imdb_title'")
        assert cursor.fetchone() == (len(made.BASICS),)
