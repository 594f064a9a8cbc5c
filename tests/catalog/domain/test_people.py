from hypothesis import given
from hypothesis import strategies as st

from cineteca.catalog.domain.people import Known, identify, ref_key


def known(*people):
    """Whom we know: a mapping of ids each, numbered from 1."""
    found = Known()
    for number, ids in enumerate(people, start=1):
        for source, value in ids.items():
            found.add(number, source, value)
    return found


def who(refs, *people):
    """The person of each of `refs`; 0 for a newcomer."""
    keys = [ref_key(ids, "Somebody") for ids in refs]
    found = identify(keys, known(*people))
    return [max(found.person_of[key], 0) for key in keys]


class TestAReference:
    def test_by_a_known_id_is_that_person(self):
        assert who([{"tmdb": "1"}, {"tmdb": "2"}], {"tmdb": "2"}) == [0, 1]

    def test_leads_with_its_best_source(self):
        assert ref_key({"omdb": "Al Pacino", "imdb": "nm0000199", "tmdb": "1158"}, "Al Pacino")[0] == ("tmdb", "1158")

    def test_without_a_possible_id_is_its_name(self):
        assert ref_key({"imdb": "tt0113277"}, " Al Pacino ") == (("name", "Al Pacino"),)

    def test_of_two_ids_of_one_person_is_that_person(self):
        assert who([{"tmdb": "1", "imdb": "nm0000001"}], {"tmdb": "1", "imdb": "nm0000001"}) == [1]

    def test_lends_its_second_id_to_whom_it_names(self):
        found = identify([ref_key({"tmdb": "1", "imdb": "nm0000001"}, "A")], known({"tmdb": "1"}))
        assert found.further == ((1, ("imdb", "nm0000001")),)

    def test_finds_by_the_second_id_where_the_first_is_new(self):
        assert who([{"tmdb": "1", "imdb": "nm0000001"}], {"imdb": "nm0000001"}) == [1]

    def test_is_a_newcomer_where_the_second_id_belongs_to_somebody_with_another_first(self):
        assert who([{"tmdb": "1", "imdb": "nm0000001"}], {"tmdb": "2", "imdb": "nm0000001"}) == [0]

    def test_takes_no_id_from_another_person(self):
        found = identify(
            [ref_key({"tmdb": "1", "imdb": "nm0000002"}, "A")], known({"tmdb": "1"}, {"imdb": "nm0000002", "tmdb": "2"})
        )
        assert set(found.person_of.values()) == {1}
        assert found.further == ()

    def test_with_both_ids_ties_two_newcomers_together(self):
        refs = [{"imdb": "nm0000001"}, {"tmdb": "1"}, {"tmdb": "1", "imdb": "nm0000001"}]
        found = identify([ref_key(ids, "A") for ids in refs], known())
        assert len(set(found.person_of.values())) == 1


ids = st.dictionaries(st.sampled_from(("tmdb", "imdb")), st.sampled_from(("1", "2", "3")), min_size=1).map(
    lambda found: {source: value if source == "tmdb" else f"nm000000{value}" for source, value in found.items()}
)


@given(refs=st.lists(ids), people=st.lists(ids, max_size=3), order=st.randoms())
def test_the_order_of_credits_does_not_matter(refs, people, order):
    keys = [ref_key(found, "A") for found in refs]
    shuffled = order.sample(keys, len(keys))
    assert identify(keys, known(*people)).person_of == identify(shuffled, known(*people)).person_of


@given(refs=st.lists(ids), people=st.lists(ids, max_size=3))
def test_nobody_has_two_ids_of_one_source(refs, people):
    after = known(*people)
    found = identify([ref_key(ids, "A") for ids in refs], after)
    assert all(after.person_of[source, value] == person for person, ids in after.ids_of.items()
               for source, value in ids.items() if person < 0 or (person, (source, value)) in found.further)  # fmt: skip
    assert all(newcomer < 0 for newcomer in found.newcomers)
    assert all(ref[0] == keys[0] for newcomer, keys in found.newcomers.items() for ref in [keys])
