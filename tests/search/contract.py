"""What every search engine has to do, in sentences. A test class of an engine gives the fixture `engine`."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from cineteca.search.domain.documents import Document
from cineteca.search.domain.questions import Facet, Filters, Query, Ref, Results
from cineteca.search.engine import Engine
from tests.search.shelf import (
    ALIEN,
    ALIENS,
    AMELIE,
    BREAKING_BAD,
    HEAT,
    HEAT_1986,
    LOTR,
    MATRIX,
    PACINO,
    SAGA,
    SHELF,
    SPIDERMAN,
    TOKYO,
    WALLE,
)


def found(results: Results) -> list[Ref]:
    return [hit.ref for hit in results.hits]


def values(facets: Iterable[Facet], name: str) -> dict[str, int]:
    return next(({value.value: value.count for value in facet.values} for facet in facets if facet.name == name), {})


class SearchEngineContract:
    @pytest.fixture
    def full(self, engine: Engine) -> Engine:
        engine.index(SHELF)
        return engine

    def ask(self, engine: Engine, text: str, **more) -> list[Ref]:
        return found(engine.search(Query(text=text, **more)))

    @pytest.mark.parametrize(
        ("text", "meant"),
        [
            ("The Matrix", MATRIX), ("matrix", MATRIX), ("Matrix, The", MATRIX), ("matr", MATRIX), ("MATRIX", MATRIX),
            ("mtarix", MATRIX), ("matix", MATRIX), ("The Matricks", MATRIX),
            ("amelie", AMELIE), ("Amélie", AMELIE), ("le fabuleux destin", AMELIE), ("fabuleux destin amelie", AMELIE),
            ("spiderman", SPIDERMAN), ("spider man", SPIDERMAN), ("Spider-Man", SPIDERMAN),
            ("wall-e", WALLE), ("walle", WALLE), ("wall e", WALLE),
            ("lotr", LOTR), ("lord of the rings", LOTR), ("fellowship of the ring", LOTR), ("felowship ring", LOTR),
            ("東京", TOKYO), ("東", TOKYO), ("tokyo story", TOKYO), ("東京物語", TOKYO),
            ("heat 1995", HEAT), ("heat (1986)", HEAT_1986), ("pacino heist", HEAT), ("michael mann heat", HEAT),
            ("neil mccauley", HEAT), ("breaking bad", BREAKING_BAD), ("walter white", BREAKING_BAD),
        ],
    )  # fmt: skip
    def test_what_is_meant_comes_first(self, full, text, meant):
        assert self.ask(full, text)[0] == meant

    def test_the_better_known_of_two_that_are_called_the_same_comes_first(self, full):
        assert self.ask(full, "heat")[:2] == [HEAT, HEAT_1986]

    def test_plural_and_singular_find_each_other_and_the_very_name_comes_first(self, full):
        assert self.ask(full, "aliens")[:2] == [ALIENS, ALIEN]
        assert set(self.ask(full, "alien")[:2]) == {ALIENS, ALIEN}

    def test_a_plot_is_searched_and_shown_with_marks(self, full):
        hit = full.search(Query(text="hacker reality")).hits[0]
        assert hit.ref == MATRIX
        assert ("hacker", True) in hit.snippet

    def test_who_was_meant_by_another_name_is_told(self, full):
        assert full.search(Query(text="le fabuleux destin d'amelie poulain")).hits[0].matched in {
            None,
            "Le Fabuleux Destin d'Amélie Poulain",
        }
        assert full.search(Query(text="neil mccauley")).hits[0].matched == "Neil McCauley"
        assert full.search(Query(text="al pacino")).hits[0].matched == "Al Pacino"

    def test_a_misspelling_is_answered_and_said(self, full):
        results = full.search(Query(text="braking badd"))
        assert results.hits[0].ref == BREAKING_BAD
        assert (results.meant, results.corrected) == ("breaking bad", True)

    def test_what_is_spelled_right_is_not_corrected(self, full):
        results = full.search(Query(text="heat"))
        assert (results.meant, results.corrected) == (None, False)

    def test_people_and_franchises_are_groups_of_their_own(self, full):
        assert self.ask(full, "pacino", group="people") == [PACINO]
        assert self.ask(full, "al pacinno", group="people")[0] == PACINO
        assert self.ask(full, "lord of the rings", group="franchises") == [SAGA]
        assert PACINO not in self.ask(full, "pacino")

    def test_suggestions_come_by_group_from_two_letters(self, full):
        assert full.suggest("m", limit=5, language="en").titles == ()
        assert MATRIX in [hit.ref for hit in full.suggest("ma", limit=5, language="en").titles]
        assert [hit.ref for hit in full.suggest("東", limit=5, language="en").titles] == [TOKYO]
        lord = full.suggest("lord", limit=5, language="en")
        assert ([hit.ref for hit in lord.titles], [hit.ref for hit in lord.franchises]) == ([LOTR], [SAGA])
        assert [hit.ref for hit in full.suggest("pac", limit=5, language="en").people] == [PACINO]

    def test_without_words_everything_is_browsed(self, full):
        results = full.search(Query())
        assert results.total == len(results.hits) == sum(document.group == "titles" for document in SHELF)

    def test_counts_of_a_facet_ignore_what_is_chosen_of_it(self, full):
        all_kinds = values(full.search(Query()).facets, "kind")
        films = full.search(Query(filters=Filters(kinds=("film",))))
        assert {hit.kind for hit in films.hits} == {"film"}
        assert values(films.facets, "kind") == all_kinds
        assert sum(values(films.facets, "decade").values()) == films.total

    def test_counts_of_a_facet_heed_what_is_chosen_of_all_others(self, full):
        chosen = Filters(genres=("Crime", "Science Fiction"), decades=(1990,), kinds=("film",))
        facets = full.search(Query(filters=chosen)).facets
        others = {"genre": "genres", "decade": "decades", "kind": "kinds"}
        for name, field in others.items():
            for value, counted in values(facets, name).items():
                alone: dict[str, Any] = {field: (int(value) if name == "decade" else value,)}
                assert full.search(Query(filters=replace(chosen, **alone))).total == counted, (name, value)

    def test_filters_hold_together_and_any_value_of_one_will_do(self, full):
        chosen = Filters(genres=("Crime", "Science Fiction"), decades=(1990,), rating_from=8.0)
        assert set(self.ask(full, "", filters=chosen)) == {HEAT, MATRIX}
        assert self.ask(full, "heat", filters=Filters(year_from=1990, year_to=1999)) == [HEAT]
        assert self.ask(full, "", filters=Filters(runtime_from=170)) == [LOTR, HEAT]
        assert self.ask(full, "", filters=Filters(certifications=("US:PG-13",))) == [LOTR]
        assert self.ask(full, "", filters=Filters(languages=("fr",))) == [AMELIE]
        assert self.ask(full, "", filters=Filters(countries=("JP",))) == [TOKYO]

    def test_a_service_counts_in_the_region_that_is_asked_for(self, full):
        assert self.ask(full, "", filters=Filters(services=("netflix",), region="US")) == [MATRIX]
        assert set(self.ask(full, "", filters=Filters(services=("netflix",)))) == {MATRIX, HEAT}
        here = full.search(Query(filters=Filters(region="DE")))
        assert values(here.facets, "service") == {"netflix": 1}

    @pytest.mark.parametrize("sort", ["popularity", "score", "newest", "oldest", "title", "trending", "relevance"])
    @pytest.mark.parametrize("text", ["", "e"])
    def test_pages_of_any_order_show_everything_once(self, full, sort, text):
        whole = self.ask(full, text, sort=sort, limit=100)
        seen: list[Ref] = []
        cursor: str | None = None
        while True:
            page = full.search(Query(text=text, sort=sort, limit=3, cursor=cursor))
            seen += found(page)
            cursor = page.next_cursor
            if cursor is None:
                break
        assert seen == whole
        assert len(seen) == len(set(seen))

    def test_orders_are_what_they_say(self, full):
        years = [hit.year for hit in full.search(Query(sort="newest")).hits]
        assert years == sorted(years, reverse=True)
        assert [hit.year for hit in full.search(Query(sort="oldest")).hits] == sorted(years)
        scores = [hit.score for hit in full.search(Query(sort="score")).hits]
        assert scores == sorted(scores, reverse=True)
        assert self.ask(full, "", sort="trending")[0] == WALLE
        assert self.ask(full, "", sort="title")[:2] == [ALIEN, ALIENS]

    def test_what_was_put_in_again_is_there_once_and_as_it_is_now(self, full):
        full.index([Document(ref=HEAT, kind="film", name="Glut", year=1995, facets=("kind:film",))])
        assert HEAT not in self.ask(full, "neil mccauley")
        assert self.ask(full, "glut") == [HEAT]

    def test_what_was_deleted_is_found_no_more(self, full):
        assert full.delete([MATRIX, MATRIX]) == 1
        assert self.ask(full, "matrix") == []
        assert full.delete([MATRIX]) == 0

    def test_a_rebuild_holds_what_it_was_given_alone(self, full):
        told: list[int] = []
        assert full.rebuild((document for document in SHELF if document.ref != HEAT), told.append) == len(SHELF) - 1
        assert sum(told) == len(SHELF) - 1
        assert self.ask(full, "heat") == [HEAT_1986]
        assert self.ask(full, "matrix") == [MATRIX]

    def test_a_rebuild_that_fails_leaves_the_old_index(self, full):
        def breaking():
            yield SHELF[0]
            raise RuntimeError("the source went away")

        with pytest.raises(RuntimeError):
            full.rebuild(breaking(), None)
        assert self.ask(full, "matrix") == [MATRIX]
        assert full.rebuild(SHELF, None) == len(SHELF)

    @pytest.mark.parametrize(
        "text",
        [
            "a" * 10_000, "heat " * 3_000, "\0", "'", "\\", "& | ! ( ) : * <->", "':*", "%_%", "??", "!!!", " ", "\u202e\u200f",
            "🎬🎬", "\ud800", "'; DROP TABLE search_document; --", "a:b:c", "()", "*", "\\'", "אבג", "ﷺ", "İ", "ß", "e" * 61,
        ],
    )  # fmt: skip
    def test_any_text_gets_an_answer(self, full, text):
        for group in ("titles", "people", "franchises"):
            assert full.search(Query(text=text, group=group)).total >= 0
        assert full.suggest(text, limit=5, language="en") is not None

    def test_its_health_tells_how_much_there_is(self, full):
        health = full.health()
        assert health.documents == len(SHELF)
        assert health.bytes > 0
