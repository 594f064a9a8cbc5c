"""What the datasets tell of titles and people, in few questions however much there is to tell."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cineteca.imdb import queries
from cineteca.imdb.models import Aka, Principal, Title
from tests.imdb.conftest import AT


def count(ask) -> int:
    with CaptureQueriesContext(connection) as asked:
        ask()
    return len(asked)


class TestATitle:
    def test_that_nobody_knows_is_none(self, load):
        load()
        assert queries.title(999) is None
        assert queries.titles([101, 999, 2**40]).keys() == {101}

    def test_tells_its_names_elsewhere_in_order(self, load):
        load()
        first, second = queries.akas(101)
        assert (first.title, first.types, first.original) == ("Die lange Nacht", ("original",), True)
        assert (second.region, second.language, second.types) == ("ES", "es", ("imdbDisplay", "working"))

    def test_tells_its_cast_then_who_is_named_in_the_crew_alone(self, load):
        load()
        told = [(one.name, one.category, one.characters) for one in queries.cast_and_crew(101)]
        assert told == [
            ("Aldo Perrin", "actor", ("Vincent", 'The "Fox"')),
            ("Brida Holm", "actress", ("Justine",)),
            ("Carl Moss", "director", ()),
            ("Carl Moss", "writer", ()),
            ("Emil Rask", "writer", ()),
        ]


class TestAPerson:
    def test_has_a_filmography_newest_first(self, load):
        load()
        films = queries.filmography(201)
        assert [(film.title, film.year, film.category) for film in films] == [
            ("Harbour Lights", 2010, "actor"),
            ("The Long Night", 1995, "actor"),
        ]
        assert films[1].imdb_id == "tt0000101"

    def test_has_a_filmography_of_some_categories(self, load):
        load()
        assert [film.title for film in queries.filmography(203, categories=["director"])] == ["The Long Night"]
        assert queries.filmography(203, categories=["actor"]) == []
        assert queries.filmography(203, categories=["juggler"]) == []

    def test_is_known_for_titles_in_their_order(self, load):
        load()
        assert [title.title for title in queries.known_for(202)] == ["Second Harvest", "The Long Night"]
        assert queries.known_for(999) == []

    def test_has_collaborators(self, load):
        load()
        Principal.objects.create(title_id=103, ordering=9, name_id=202, category=2)
        told = [(one.name.name, one.titles_together, one.best.id) for one in queries.collaborators(201)]
        assert told == [("Brida Holm", 2, 101), ("Carl Moss", 1, 101)]


class TestTheWhole:
    def test_is_told_in_batches_each_row_once(self, load):
        load()
        titles = [one for batch in queries.each_title(batch=2) for one in batch]
        assert [one.row.id for one in titles] == [101, 102, 103, 104, 105, 106]
        assert set(titles[0].names) == {"Die lange Nacht", "La larga noche"}
        names = [one for batch in queries.each_name(batch=2) for one in batch]
        assert [one.row.id for one in names] == [201, 202, 203, 204, 205, 206]
        assert names[1].known_for == ("Second Harvest", "The Long Night")
        assert [one.row.id for batch in queries.each_name(after=204) for one in batch] == [205, 206]

    def test_leaves_out_what_is_gone(self, load):
        load()
        Title.objects.filter(id=102).update(gone_at=AT)
        assert 102 not in {one.row.id for batch in queries.each_title() for one in batch}


class TestTheState:
    def test_of_nothing_is_not_loaded_and_not_old(self, db):
        state = queries.state(AT)
        assert (state.loaded, state.old, state.oldest_at) == (False, False, None)

    def test_grows_old_after_a_day(self, load, folder):
        load(published=dict.fromkeys(("title.basics", "name.basics"), AT - timedelta(hours=20)))
        assert queries.state(AT).loaded
        ages = {file.name: file.stale for file in queries.state(AT + timedelta(hours=5)).files}
        assert ages["title.basics"] is True


@pytest.mark.parametrize(
    "ask",
    [
        lambda: queries.akas(101),
        lambda: queries.cast_and_crew(101),
        lambda: queries.filmography(201),
        lambda: queries.collaborators(201),
        lambda: list(queries.each_title(batch=10_000)),
        lambda: queries.titles(range(1000)),
    ],
)
def test_twice_the_rows_cost_the_same_queries(load, ask):
    load()
    before = count(ask)
    Aka.objects.bulk_create(Aka(title_id=101, ordering=10 + n, title=f"Aka {n}") for n in range(20))
    Title.objects.bulk_create(Title(id=500 + n, kind=1, title=f"Film {n}") for n in range(20))
    Principal.objects.bulk_create(
        Principal(title_id=title, ordering=20, name_id=name, category=1)
        for title in range(500, 520)
        for name in (201, 203)
        if name == 201
    )
    assert count(ask) == before
