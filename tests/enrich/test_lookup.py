"""What we lack is looked up at the sources: marked, each once, and added by one verb."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from procrastinate.contrib.django.models import ProcrastinateJob

from cineteca.catalog.models import Work
from cineteca.enrich import operations as enrich
from cineteca.enrich import queries
from cineteca.enrich.domain import lookup
from cineteca.providers.contract import Listed
from cineteca.providers.records import Kind
from tests.enrich.conftest import HEAT, MONDAY


def listed(title="Heat", *, rank=1, year=1995, kind=Kind.FILM, **ids) -> Listed:
    return Listed(kind=kind, ids=ids or {"tmdb": "949"}, rank=rank, title=title, year=year)


@pytest.mark.parametrize(
    ("typed", "title", "year"),
    [
        ("heat", "heat", None),
        ("  Heat  (1995) ", "Heat", 1995),
        ("heat, 1995", "heat", 1995),
        ("1917", "1917", None),
        ("2001", "2001", None),
        ("Blade Runner 2049", "Blade Runner", 2049),
        ("Ocean's 11", "Ocean's 11", None),
        ("", "", None),
    ],
)
def test_a_year_at_the_end_is_one_where_a_title_stands_before_it(typed, title, year):
    question = lookup.read(typed)
    assert (question.title, question.year) == (title, year)


@pytest.mark.parametrize(
    ("typed", "likeness", "answered"),
    [
        ("heat", [1], True),
        ("hea", [0.95], True),
        ("h", [0.95], False),
        ("h", [1], True),
        ("heta", [0.6], False),
        ("x", [], False),
    ],
)
def test_an_answer_is_the_title_or_one_that_begins_so(typed, likeness, answered):
    assert lookup.is_answered(lookup.read(typed), likeness) is answered


def test_two_sources_that_name_one_work_name_it_once_with_all_its_identifiers():
    [found] = lookup.gather({"tmdb": [listed()], "omdb": [listed("heat", imdb="tt0113277")]})
    assert found.ids == {"tmdb": "949", "imdb": "tt0113277"}
    assert found.sources == ("tmdb", "omdb")


@pytest.mark.parametrize(
    "other",
    [
        listed(year=1986, imdb="tt0093164"),
        listed(kind=Kind.SHOW, imdb="tt1"),
        listed(tmdb="950"),
        listed(year=None, imdb="tt2"),
    ],
)
def test_namesakes_stay_apart(other):
    assert len(lookup.gather({"tmdb": [listed()], "omdb": [other]})) == 2


@given(
    st.dictionaries(
        st.sampled_from(["tmdb", "omdb", "trakt"]),
        st.lists(
            st.builds(
                Listed,
                kind=st.sampled_from(Kind),
                ids=st.dictionaries(st.sampled_from(["tmdb", "imdb"]), st.sampled_from("123"), max_size=2),
                rank=st.integers(1, 20),
                title=st.none() | st.sampled_from(["Heat", "heat", "Fargo", ""]),
                year=st.none() | st.sampled_from([1995, 1996]),
            )
        ),
    )
)
def test_what_is_offered_can_be_added_and_is_never_too_much(told):
    found = lookup.gather(told)
    assert len(found) <= lookup.SHOWN
    for each in found:
        assert each.title
        assert each.ids
        assert each.sources


class TestLookingUp:
    def test_finds_what_is_not_here(self, archive):
        looked = enrich.lookup.look_up(lookup.read("heat 1995"))
        assert looked.failed == {}
        [found] = [each for each in looked.found if each.ids.get("tmdb") == "949"]
        assert (found.title, found.year, found.kind) == ("Heat", 1995, Kind.FILM)

    def test_leaves_out_what_is_here(self, archive, heat):
        looked = enrich.lookup.look_up(lookup.read("heat 1995"))
        assert "949" not in {each.ids.get("tmdb") for each in looked.found}

    def test_says_who_could_not_be_asked_and_shows_what_the_others_know(self, archive, simulator):
        simulator.break_("omdb=down:1")
        looked = enrich.lookup.look_up(lookup.read("heat 1995"))
        assert list(looked.failed) == ["omdb"]
        assert looked.found


class TestAdding:
    def test_makes_a_stub_in_front_of_the_queue(self, archive):
        work, new = enrich.lookup.add(kind=Kind.FILM, ids=HEAT, title="Heat", year=1995, at=MONDAY)
        assert new
        assert queries.get_standing(work.id).urgent
        assert ProcrastinateJob.objects.filter(task_name="enrich.refresh", args__work_id=work.id).exists()

    def test_gives_back_what_is_here(self, archive, heat):
        assert enrich.lookup.add(kind=Kind.FILM, ids=HEAT, title="Heat", year=1995, at=MONDAY) == (heat, False)

    def test_can_be_taken_back_for_a_while_and_only_while_nobody_touched_it(self, archive):
        work, _new = enrich.lookup.add(kind=Kind.FILM, ids=HEAT, title="Heat", year=1995, at=MONDAY)
        made = Work.objects.get(id=work.id).created_at
        assert not enrich.lookup.take_back(work_id=work.id, at=made + timedelta(hours=2))
        assert enrich.lookup.take_back(work_id=work.id, at=made + timedelta(minutes=1))
        assert not Work.objects.filter(id=work.id).exists()
        assert not enrich.lookup.take_back(work_id=work.id, at=made)
