import pytest

from cineteca.catalog import queries
from cineteca.catalog.models import Rating, Work, WorkId
from cineteca.catalog.queries import bands
from cineteca.core.database.sampling import share_of
from cineteca.core.pagination import BadCursor, Page

pytestmark = pytest.mark.django_db


def work(n: int, percent: int, *missing: str, kind: str = "film") -> Work:
    return Work.objects.create(
        kind=kind, slug=f"work-{n}", title=f"Work {n}", completeness=percent, missing=list(missing)
    )


@pytest.fixture
def few():
    work(1, 100)
    work(2, 75, "awards", "outline", "tagline")
    work(3, 25, "awards", "plot")
    work(4, 50, "awards", kind="show")


@pytest.mark.usefixtures("few")
class TestCompleteness:
    def test_is_told_kind_by_kind(self):
        films, shows = queries.completeness_by_kind()
        assert (films.kind, films.total, films.complete, films.partial, films.minimal) == ("film", 3, 1, 1, 1)
        assert (shows.kind, shows.average, shows.partial) == ("show", 50.0, 1)
        assert not films.about

    def test_of_a_part_says_so(self, monkeypatch):
        monkeypatch.setattr(bands, "sample_of", lambda _table, **_more: share_of(8, rows=8, large=1))
        films, _shows = queries.completeness_by_kind()
        assert films.about

    def test_names_what_is_missing_most(self):
        assert next((row.name, row.works) for row in queries.missing_fields()) == ("awards", 3)
        assert [(row.name, row.works) for row in queries.missing_fields(kind="show")] == [("awards", 1)]


@pytest.mark.usefixtures("few")
class TestTheIncomplete:
    def titles(self, **asked) -> list[str]:
        return [row.title for row in queries.list_incomplete(Page(), **asked).items]

    def test_come_worst_first_without_the_complete(self):
        assert self.titles() == ["Work 3", "Work 4", "Work 2"]

    def test_can_be_of_a_kind_or_lack_a_field(self):
        assert self.titles(kind="show") == ["Work 4"]
        assert self.titles(missing="plot") == ["Work 3"]

    def test_go_on_where_the_last_page_ended(self):
        first = queries.list_incomplete(Page(2))
        second = queries.list_incomplete(Page(2, first.next))
        assert [row.title for row in (*first.items, *second.items)] == self.titles()
        assert not second.next

    def test_refuse_a_place_of_another_list(self):
        with pytest.raises(BadCursor):
            queries.list_incomplete(Page(2, "WyJhIiwiYiJd"))


def test_rating_shares_are_of_works_with_an_imdb_id():
    for n in range(4):
        made = work(n, 50)
        if n:
            WorkId.objects.create(work=made, source="imdb", kind="film", value=f"tt{n:07}")
        if n != 3:
            Rating.objects.create(work=made, source="imdb", raw="8.0", value=8, scale=10, value_100=80, told_by="omdb")
    (imdb,) = queries.rating_shares()
    assert (imdb.source, imdb.works, round(imdb.share, 2)) == ("imdb", 2, 0.67)
