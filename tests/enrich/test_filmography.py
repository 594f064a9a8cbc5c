from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from cineteca.enrich.domain.filmography import Part, merged
from cineteca.enrich.domain.imdb_credits import department_of, part_of


def part(title="Heat", year=1995, department="Acting", **more):
    return Part(**({"title": title, "year": year, "kind": "film", "department": department} | more))


HEAT = part(work_id=1, slug="heat-1995")


class TestWhatIsToldTwice:
    def test_stands_once_by_the_work(self):
        told = part(title="Heat – Fuoco", work_id=1, imdb="tt0113277", source="imdb")
        [section] = merged([HEAT], [told])
        assert section.parts == (HEAT,)

    def test_stands_once_by_title_and_year_and_learns_where_it_leads(self):
        known = part("Amélie", 2001, source="tmdb")
        told = part("Amelie", 2002, imdb="tt0211915", source="imdb")
        [section] = merged([known], [told])
        assert [(one.title, one.year, one.imdb, one.source) for one in section.parts] == [
            ("Amélie", 2001, "tt0211915", "tmdb")
        ]

    def test_stands_twice_where_the_years_are_apart(self):
        [section] = merged([part(source="tmdb")], [part(year=1972, imdb="tt0068690", source="imdb")])
        assert [one.year for one in section.parts] == [1995, 1972]

    def test_of_two_remakes_of_a_year_with_ids_of_their_own_stays_two(self):
        told = [part("Pinocchio", 2022, imdb=imdb, source="imdb") for imdb in ("tt1488589", "tt4593060")]
        [section] = merged([part("Pinocchio", 2022, source="tmdb")], told)
        assert len(section.parts) == 2

    def test_is_the_same_whether_it_is_acting_or_oneself(self):
        told = part("A Talk Show", 2001, department="Self", imdb="tt9", source="imdb")
        assert [s.department for s in merged([part("A Talk Show", 2001)], [told])] == ["Acting"]

    def test_in_another_department_stands_in_both(self):
        told = part(department="Directing", work_id=1, imdb="tt0113277", source="imdb")
        assert {s.department for s in merged([HEAT], [told])} == {"Acting", "Directing"}


class TestOrder:
    def test_what_is_not_dated_comes_first_then_the_newest(self):
        [section] = merged([part("A", 1990), part("B", None), part("C", 2020)], [])
        assert [one.title for one in section.parts] == ["B", "C", "A"]

    def test_of_departments_the_leading_one_then_the_fullest(self):
        known = [part("A"), part("B"), part("A", department="Writing"), part("A", department="Directing")]
        told = [part(str(n), n, department="Self", imdb=f"tt{n}") for n in range(1900, 1910)]
        order = [section.department for section in merged(known, told, first="Writing")]
        assert order == ["Writing", "Acting", "Directing", "Self"]


departments = st.sampled_from(["Acting", "Self", "Directing"])
some_known = st.lists(
    st.builds(
        part,
        title=st.sampled_from(["Heat", "heat", "The Insider"]),
        year=st.none() | st.integers(1990, 1996),
        department=departments,
        work_id=st.none() | st.integers(1, 3),
    ),
    max_size=8,
)
TITLES = (
    part("Heat", 1995, work_id=1, imdb="tt0113277"), part("Heat", 1986, imdb="tt0093164"),
    part("The Insider", None, imdb="tt0140352"),
)  # fmt: skip
some_told = st.lists(st.builds(lambda one, where: replace(one, department=where), st.sampled_from(TITLES), departments))


@given(known=some_known, told=some_told)
def test_nothing_known_is_lost_and_no_title_told_twice(known, told):
    parts = [one for section in merged(known, told) for one in section.parts]
    assert len(parts) >= len(known)
    for group in ({"Acting", "Self"}, {"Directing"}):
        ids = [one.imdb for one in parts if one.imdb and one.department in group]
        assert len(ids) == len(set(ids))


class TestWordsOfIMDb:
    def test_become_departments_and_jobs(self):
        assert part_of("actress") == ("Acting", "")
        assert part_of("writer", "screenplay by") == ("Writing", "Screenplay")
        assert part_of("cinematographer") == ("Camera", "Director of Photography")
        assert part_of("a_new_word") == ("Crew", "A new word")

    def test_of_a_profession_tell_the_leading_department(self):
        assert department_of(("producer", "actor")) == "Production"
        assert department_of(("legal", "sound_department")) == "Sound"
        assert department_of(()) == ""
