"""Files become tables for the first time."""

import pytest
from django.db import connection

from cineteca.imdb import queries
from cineteca.imdb.events import DatasetsLoaded
from cineteca.imdb.models import Crew, Dataset, Episode, Load, Name, Principal, Rating, Title
from cineteca.imdb.operations.loading import publishing, staging
from tests.imdb import made
from tests.imdb.conftest import AT
from tests.imdb.loading.looking import FILMS, indexes


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


def test_the_rows_of_the_mass_tables_are_known_to_the_planner(load):
    load()
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples::int FROM pg_class WHERE relname = 'imdb_title'")
        assert cursor.fetchone() == (len(made.BASICS),)
