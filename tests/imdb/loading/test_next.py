"""Files of another day: what they change, and what they no longer tell of."""

import gzip

import pytest

from cineteca.imdb import queries
from cineteca.imdb.models import Change, Title
from tests.imdb import made
from tests.imdb.conftest import AT
from tests.imdb.loading.looking import versions, written


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
