import random

import orjson
import pytest

from cineteca.catalog import operations as catalog
from cineteca.catalog import queries as catalogue
from cineteca.catalog.models import Work
from cineteca.providers.records import PersonRef
from tests.catalog import answers


def told():
    """What two providers say of three works that share people, services and a franchise."""
    return [
        ("film", "949", "tmdb", answers.heat()),
        ("film", "949", "omdb", answers.heat_at_omdb()),
        ("film", "9008", "tmdb", answers.heat(ids={"tmdb": "9008"}, title="The Insider", year=1999)),
        ("film", "10", "tmdb", answers.heat(
            ids={"tmdb": "10"}, title="Ten",
            cast=(answers.cast(PersonRef(name="Alfredo Pacino", ids={"tmdb": "1158"}), "X"),),
        )),
        ("show", "1438", "tmdb", answers.wire()),
    ]  # fmt: skip


def fill(archive, sayings, works):
    for kind, number in works:
        archive.add(f"Stub {number}", kind=kind, year=2000, tmdb=number)
    for kind, number, provider, record in sayings:
        archive.hear(catalogue.find_by_id("tmdb", kind, number), **{provider: record})


WORKS = [("film", "949"), ("film", "9008"), ("film", "10"), ("show", "1438")]


class TestADump:
    @pytest.mark.parametrize("seed", range(4))
    def test_is_the_same_whatever_came_first(self, archive, seed):
        order = random.Random(seed)
        fill(archive, told(), WORKS)
        first = archive.dump()
        for work in Work.objects.all():
            work.delete()
        archive.later(days=3)
        fill(archive, order.sample(told(), 5), order.sample(WORKS, 4))
        assert archive.dump() == first

    def test_is_a_line_a_work_in_an_order_of_its_own(self, archive):
        fill(archive, told(), reversed(WORKS))
        lines = [orjson.loads(line) for line in catalogue.dump()]
        assert [(line["kind"], line["ids"]["tmdb"]) for line in lines] == [
            ("film", "10"), ("film", "949"), ("film", "9008"), ("show", "1438"),
        ]  # fmt: skip

    def test_of_one_work_is_its_line(self, archive):
        fill(archive, told(), WORKS)
        lines = archive.dump().splitlines(keepends=True)
        assert archive.dump(Work.objects.get(ids__value="949")) in lines
        assert list(catalogue.dump(0)) == []

    def test_tells_everything_but_times_and_our_numbers(self, archive, alice):
        fill(archive, told(), WORKS)
        heat = catalogue.find_by_id("tmdb", "film", "949")
        catalog.edit_field(work_id=heat.id, path="plot", text="Ours.", by=alice, at=archive.at)
        line = orjson.loads(archive.dump(heat))
        assert line["plot"] == "Ours."
        assert line["provenance"]["plot"] == "manual"
        assert line["manual"] == [{"season": None, "episode": None, "field": "plot", "value": "Ours."}]
        assert line["credits"][0]["ids"] == {"tmdb": "1158"}
        assert line["offers"][0] == {
            "service": "disney-plus", "region": "DE", "type": "stream", "link": "", "price": None, "currency": "",
            "rank": 1, "told_by": "tmdb", "gone": False,
        }  # fmt: skip
        assert not {"id", "slug", "changed_at"} & line.keys()
        assert b"2026-03" not in archive.dump(heat)

    def test_tells_seasons_with_their_people(self, archive):
        fill(archive, told(), WORKS)
        line = orjson.loads(archive.dump(catalogue.find_by_id("tmdb", "show", "1438")))
        episode = line["seasons"][0]["episodes"][1]
        assert (episode["title"], episode["credits"][1]["character"]) == ("Episode 2", "Stringer Bell")

    def test_differs_when_one_fact_does(self, archive):
        fill(archive, told(), WORKS)
        before = archive.dump()
        archive.hear(catalogue.find_by_id("tmdb", "film", "10"), tmdb=answers.heat(ids={"tmdb": "10"}, tagline="New."))
        assert archive.dump() != before

    def test_costs_the_same_queries_for_twice_as_many(self, archive, django_assert_num_queries):
        fill(archive, told(), WORKS)
        with django_assert_num_queries(17 + 2):
            archive.dump()
        for number in range(20, 30):
            archive.add(f"Film {number}", tmdb=str(number))
        with django_assert_num_queries(17 + 2):
            archive.dump()
