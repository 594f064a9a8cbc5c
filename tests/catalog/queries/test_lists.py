from datetime import date

import orjson
import pytest
from django.db import connection

from cineteca.catalog import operations as catalog
from cineteca.catalog import queries as catalogue
from cineteca.catalog.models import Work
from cineteca.catalog.queries import lists
from cineteca.catalog.queries.lists import Filter, Sort
from cineteca.core.pagination import BadCursor, Page, Slice
from cineteca.providers.records import Kind
from tests.catalog import answers


def titles(found: Slice) -> list[str]:
    return [orjson.loads(card.short)["title"] for card in found.items]


@pytest.fixture
def shelf(archive):
    """Five works that differ in everything one can sort by; of the last nothing is known."""
    rows = (
        ("The Wire", "show", 2002, 50.0, 9.3, ("Crime",)),
        ("Heat", "film", 1995, 40.0, 8.3, ("Crime", "Drama")),
        ("Alien", "film", 1979, 40.0, 8.5, ("Horror",)),
        ("A Serious Man", "film", 2009, 10.0, None, ("Drama",)),
    )
    for number, (title, kind, year, popularity, score, genres) in enumerate(rows, start=1):
        work = archive.add(title, kind=kind, year=year, tmdb=str(number))
        when = {"first_air_date" if kind == "show" else "release_date": date(year, 6, 1)}
        ratings = (answers.rating("imdb", score, votes=100_000),) if score else ()
        record = answers.WorkRecord(
            ids={"tmdb": str(number)}, title=title, year=year, popularity=popularity, genres=genres, ratings=ratings,
            outline="x" * number if number > 1 else None, **when,
        )  # fmt: skip
        archive.hear(work, tmdb=record)
    archive.add("Unknown", year=None, tmdb="5")
    return archive


class TestAList:
    @pytest.mark.parametrize(
        ("sort", "expected"),
        [
            ("popularity", ["The Wire", "Alien", "Heat", "A Serious Man", "Unknown"]),
            ("rated", ["The Wire", "Alien", "Heat"]),  # the others nobody has rated
            ("newest", ["A Serious Man", "The Wire", "Heat", "Alien", "Unknown"]),
            ("oldest", ["Alien", "Heat", "The Wire", "A Serious Man", "Unknown"]),
            ("title", ["Alien", "Heat", "A Serious Man", "Unknown", "The Wire"]),
        ],
    )
    def test_is_in_the_order_asked_for(self, shelf, sort, expected):
        assert titles(catalogue.list_works(Filter(sort=sort))) == expected

    @pytest.mark.parametrize("sort", list(Sort))
    def test_read_page_by_page_is_the_whole_list(self, shelf, sort):
        whole = titles(catalogue.list_works(Filter(sort=sort)))
        after, read = "", []
        while True:
            found = catalogue.list_works(Filter(sort=sort), Page(2, after))
            read += titles(found)
            after = found.next
            if not after:
                break
        assert read == whole

    @pytest.mark.parametrize(
        ("which", "expected"),
        [
            (Filter(kind="show"), ["The Wire"]),
            (Filter(kind=Kind.FILM, genre="Crime"), ["Heat"]),
            (Filter(genre="Crime"), ["The Wire", "Heat"]),
            (Filter(decade=1990), ["Heat"]),
            (Filter(decade=2000, sort="oldest"), ["The Wire", "A Serious Man"]),
            (Filter(genre="Opera"), []),
        ],
    )
    def test_holds_what_the_filter_asks_for(self, shelf, which, expected):
        found = catalogue.list_works(which)
        assert titles(found) == expected
        assert catalogue.count(which) == len(expected)

    def test_leaves_works_for_adults_out_unless_asked(self, shelf):
        Work.objects.filter(title="Heat").update(adult=True)
        assert "Heat" not in titles(catalogue.list_works(Filter()))
        assert "Heat" in titles(catalogue.list_works(Filter(adult=True)))

    def test_is_the_same_when_works_are_added_before_the_place(self, shelf):
        first = catalogue.list_works(Filter(sort="newest"), Page(2))
        work = shelf.add("Brand new", year=2025, tmdb="77")
        shelf.hear(work, tmdb=answers.WorkRecord(ids={"tmdb": "77"}, title="Brand new", year=2025))
        assert titles(catalogue.list_works(Filter(sort="newest"), Page(2, first.next))) == ["Heat", "Alien"]

    @pytest.mark.parametrize("after", ["nonsense", "W10", "WzFd", "WyJhIiwxXQ", "WzEsImEiXQ", "!!!"])
    def test_has_no_page_after_a_place_that_is_none(self, shelf, after):
        with pytest.raises(BadCursor):
            catalogue.list_works(Filter(), Page(2, after))

    def test_costs_one_query_however_long(self, shelf, django_assert_num_queries):
        with django_assert_num_queries(1):
            catalogue.list_works(Filter())
        catalog.add_stubs(
            (catalog.Stub(kind=Kind.FILM, title=f"Film {n}", ids={"tmdb": str(1000 + n)}) for n in range(50)),
            at=shelf.at,
        )
        with django_assert_num_queries(1):
            catalogue.list_works(Filter(), Page(50))


class TestTheListAsJSON:
    def test_holds_the_short_cards(self, shelf):
        found = catalogue.list_cards_json(Filter(sort="title"), Page(2))
        body = orjson.loads(found.body)
        assert [card["title"] for card in body["items"]] == ["Alien", "Heat"]
        assert orjson.loads(catalogue.list_cards_json(Filter(sort="title"), Page(2, body["next"])).body)["items"]

    def test_has_another_etag_when_a_card_changed(self, shelf):
        before = catalogue.list_cards_json(Filter()).etag
        assert catalogue.list_cards_json(Filter()).etag == before
        heat = Work.objects.get(title="Heat")
        shelf.hear(heat, tmdb=answers.WorkRecord(ids={"tmdb": "2"}, title="Heat (restored)"))
        assert catalogue.list_cards_json(Filter()).etag != before


class TestFacets:
    def test_count_what_one_can_filter_by(self, shelf):
        found = catalogue.facets(Filter())
        assert [(facet.value, facet.count) for facet in found.kinds] == [("film", 4), ("show", 1)]
        assert [(facet.value, facet.count) for facet in found.genres] == [("Crime", 2), ("Drama", 2), ("Horror", 1)]
        assert [(facet.value, facet.count) for facet in found.decades] == [("2000", 2), ("1990", 1), ("1970", 1)]

    def test_count_under_the_other_filters(self, shelf):
        found = catalogue.facets(Filter(kind="film", genre="Drama"))
        assert [(facet.value, facet.count) for facet in found.genres] == [("Drama", 2), ("Crime", 1), ("Horror", 1)]
        assert [facet.value for facet in found.decades] == ["2000", "1990"]

    def test_cost_the_same_queries_for_twice_as_many(self, shelf, django_assert_num_queries):
        with django_assert_num_queries(4):
            catalogue.facets(Filter())


@pytest.fixture
def many_works(archive):
    """Enough works for the planner to care."""
    sql = """
        INSERT INTO catalog_work (kind, slug, title, original_title, sort_title, original_language, year, status,
            popularity, adult, genres, completeness, missing)
        SELECT CASE WHEN n %% 20 = 0 THEN 'show' ELSE 'film' END, 'w' || n, 'W ' || n, '', 'w ' || n, '', 1950 + n %% 70,
            '', n %% 977, false, ARRAY[CASE WHEN n %% 3 = 0 THEN 'Drama' ELSE 'Comedy' END], n %% 100, '{}'
        FROM generate_series(1, 20000) AS n;
        INSERT INTO catalog_card (work_id, payload, short, etag) SELECT id, '{}', '{}', id::text FROM catalog_work;
        INSERT INTO catalog_workscore SELECT id, id %% 89, 0, 100, 'test' FROM catalog_work WHERE id %% 3 > 0;
        ANALYZE catalog_work; ANALYZE catalog_card; ANALYZE catalog_workscore;
    """
    with connection.cursor() as cursor:
        cursor.execute(sql.replace("%%", "%"))


def plan(which, page=None):
    sql, parameters, _ = lists.listing(which, page or Page(40))
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {sql}", parameters)
        return "\n".join(line for (line,) in cursor.fetchall())


class TestTheIndexes:
    @pytest.mark.parametrize(
        ("sort", "index"),
        [
            ("popularity", "work_by_popularity"),
            ("rated", "workscore_by_value"),
            ("newest", "work_by_newest"),
            ("oldest", "work_by_oldest"),
            ("title", "work_by_title"),
            ("incomplete", "work_by_completeness"),
        ],
    )
    def test_serve_first_and_later_pages_without_sorting(self, many_works, sort, index):
        first = plan(Filter(sort=sort))
        after = catalogue.list_works(Filter(sort=sort), Page(40)).next
        later = plan(Filter(sort=sort), Page(40, after))
        for found in (first, later):
            assert index in found
            assert "Sort" not in found
        assert "Index Cond: (ROW(" in later

    def test_serve_a_list_of_one_kind(self, many_works):
        assert "work_by_popularity" in plan(Filter(kind="film"))

    @pytest.mark.parametrize("sort", ["newest", "popularity", "title"])
    def test_are_read_in_order_no_further_than_needed(self, many_works, sort):
        statement = lists.looking_ahead(Filter(kind="film", sort=sort), Page(40))
        assert "Sort" not in explained(statement)

    def test_find_together_what_fits_a_rare_combination(self, many_works):
        statement = lists.gathering(Filter(kind="show", genre="Drama", decade=1970), Page(40))
        assert "work_facets_gin" in explained(statement)


def explained(statement):
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {statement.sql}", statement.parameters)
        return "\n".join(line for (line,) in cursor.fetchall())


class TestAnyCombination:
    """However few works fit, and wherever they stand in the order, a list says what going through all of them says."""

    WHICH = (
        Filter(kind="show"),
        Filter(genre="Drama", decade=1970),
        Filter(kind="show", genre="Comedy", decade=2010, sort="oldest"),
        Filter(genre="Nonsense"),
        Filter(kind="film", decade=1950, sort="rated"),
    )

    @pytest.mark.parametrize("which", WHICH, ids=str)
    def test_is_found_whole_page_by_page(self, many_works, which):
        ids, after = [], ""
        while True:
            found = catalogue.list_works(which, Page(200, after))
            ids += [card.work_id for card in found.items]
            if not (after := found.next):
                break
        assert len(ids) == catalogue.count(which) == len(set(ids))
        assert ids == [row[1] for row in lists.send_one(*lists.listing(which, Everything()))]

    def test_that_nothing_fits_takes_two_short_looks(self, many_works, django_assert_num_queries):
        with django_assert_num_queries(2):
            assert catalogue.list_works(Filter(genre="Nonsense")).items == ()


class Everything(Page):
    """A page without an end."""

    limit = 30_000


class TestTrending:
    def test_lists_those_alone_that_are_talked_about(self, shelf):
        for title, heat in (("Alien", 2.5), ("Heat", 4.0)):
            Work.objects.filter(title=title).update(heat=heat)
        assert titles(catalogue.list_works(Filter(sort="trending"))) == ["Heat", "Alien"]
        assert catalogue.count(Filter(sort="trending")) == 2
        assert [facet.count for facet in catalogue.facets(Filter(sort="trending")).genres] == [1, 1, 1]

    def test_is_there_when_something_is(self, shelf):
        assert not catalogue.has_trends()
        Work.objects.filter(title="Heat").update(heat=1.0)
        assert catalogue.has_trends()


class TestWorksForAdults:
    @pytest.fixture
    def one(self, shelf):
        Work.objects.filter(title="Alien").update(adult=True)

    def test_are_in_no_list_count_or_choice(self, one):
        which = catalogue.read_filter({})
        assert "Alien" not in titles(catalogue.list_works(which))
        assert catalogue.count(which) == 4
        assert "Horror" not in {facet.value for facet in catalogue.facets(which).genres}
        assert b"Alien" not in catalogue.list_cards_json(which).body

    def test_are_there_where_the_setting_lets_them_in(self, one, settings):
        settings.ADULT = True
        which = catalogue.read_filter({})
        assert "Alien" in titles(catalogue.list_works(which))
        assert catalogue.count(which) == 5


class TestTheDaysOfAPremiere:
    @pytest.mark.parametrize(
        ("since", "until", "sort", "expected"),
        [
            (date(1990, 1, 1), date(2005, 1, 1), "newest", ["The Wire", "Heat"]),
            (date(1990, 1, 1), date(2005, 1, 1), "oldest", ["Heat", "The Wire"]),
            (date(1995, 6, 1), None, "popularity", ["The Wire", "Heat", "A Serious Man"]),
            (None, date(1995, 6, 1), "title", ["Alien", "Heat"]),
        ],
    )
    def test_narrow_a_list_and_its_count(self, shelf, since, until, sort, expected):
        which = Filter(since=since, until=until, sort=sort)
        assert titles(catalogue.list_works(which)) == expected
        assert catalogue.count(which) == len(expected)

    def test_go_with_other_choices(self, shelf):
        which = Filter(since=date(1990, 1, 1), genre="Drama", sort="newest")
        assert titles(catalogue.list_works(which)) == ["A Serious Man", "Heat"]
        assert {facet.value for facet in catalogue.facets(which).kinds} == {"film"}
