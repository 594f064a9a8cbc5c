"""Searching, and adding what is not here: Alice runs the archive, Bob is signed in, Charlie is anybody."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cineteca.catalog.models import Person, Title, Work
from cineteca.enrich.domain.references import parse
from cineteca.search import operations as index
from cineteca.search.models import Index, Miss
from tests.catalog import answers
from tests.web.conftest import address, told

SEARCH = "/search/"


def offers(page: str) -> dict[str, str]:
    """Title → the value of the button that adds it."""
    names = re.findall(r"<span class=\"offer-name\"><b>(.*?)</b>", page)
    values = re.findall(r'name="offer" value="(.*?)"', page)
    return {unescape(name): unescape(value) for name, value in zip(names, values, strict=True)}


def ask(client, text: str, **more: str) -> str:
    return client.get(SEARCH, {"q": text, **more}).text


def hits(page: str) -> list[str]:
    """Addresses of the rows, in their order."""
    return re.findall(r'class="hit(?: hit-person)?" href="([^"]+)"', page)


def plain(page: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", page))


@pytest.fixture
def indexed(heat, wire):
    """Heat and The Wire, in the index."""
    index.rebuild()
    return heat


@pytest.fixture
def many(films):
    """``many(30)``: so many films, in the index."""

    def add(number: int) -> None:
        films(number)
        index.rebuild()

    return add


class TestAnswers:
    @pytest.mark.parametrize("text", ["Heat", "heat", "the heat", "HEAT 1995", "hea", "heatt"])
    def test_are_found_by_title_beginning_and_slip(self, charlie, indexed, text):
        assert address(indexed) in hits(ask(charlie, text))

    def test_are_found_by_another_title_which_is_said(self, charlie, heat):
        Title.objects.create(work=heat, title="Calor entre colinas", source="tmdb")
        index.rebuild()
        page = ask(charlie, "calor entre")
        assert hits(page) == [address(heat)]
        assert '<span class="hit-matched"><mark>Calor entre</mark> colinas</span>' in page

    def test_are_not_found_by_a_suppressed_title(self, charlie, heat):
        Title.objects.create(work=heat, title="Calor entre colinas", source="tmdb", suppressed=True)
        index.rebuild()
        assert address(heat) not in hits(ask(charlie, "calor entre colinas"))

    def test_are_found_by_a_character_which_is_said(self, charlie, indexed):
        page = ask(charlie, "Neil McCauley")
        assert hits(page) == [address(indexed)]
        assert "<mark>Neil McCauley</mark>" in page

    def test_have_the_letters_marked_that_were_typed(self, charlie, indexed):
        assert '<span class="hit-name"><mark>Hea</mark>t</span>' in ask(charlie, "hea")

    def test_of_another_spelling_say_so(self, charlie, indexed):
        page = ask(charlie, "heatt")
        assert "Nothing here is called “heatt”." in plain(page)
        assert f'href="{SEARCH}?q=heat"' in page
        assert '<span class="hit-name"><mark>Heat</mark></span>' in page

    def test_that_only_come_near_say_so(self, charlie, indexed):
        page = ask(charlie, "heat xqzzvw")
        assert address(indexed) in hits(page)
        assert "These come near it." in page

    def test_keep_works_for_adults_to_themselves(self, charlie, heat):
        Work.objects.filter(id=heat.id).update(adult=True)
        index.rebuild()
        assert hits(ask(charlie, "heat")) == []

    def test_that_there_are_none_comes_with_what_to_try(self, charlie, indexed):
        page = ask(charlie, "Nosuchfilm")
        assert "Nothing here is called “Nosuchfilm”." in plain(page)
        assert "original title" in page

    def test_leave_out_what_is_gone_since(self, charlie, indexed):
        Work.objects.filter(id=indexed.id).delete()
        assert hits(ask(charlie, "heat")) == []

    def test_are_called_as_the_reader_says(self, charlie, heat):
        Title.objects.create(work=heat, title="Fuego contra fuego", region="ES", language="es", source="tmdb")
        index.rebuild()
        page = charlie.get(SEARCH, {"q": "heat"}, headers={"Accept-Language": "es-ES"}).text
        assert '<span class="hit-name" lang="es">Fuego contra fuego</span>' in page

    def test_to_an_identifier_or_address_are_the_page_itself(self, charlie, heat):
        for text in ("tt0113277", "https://www.imdb.com/title/tt0113277/", "tmdb:949"):
            assert charlie.get(SEARCH, {"q": text})["Location"] == address(heat)

    @pytest.mark.parametrize(
        "text",
        ["", "   ", "%", "'", "\\", "?" * 500, "日本", "a\x01b", "\U0001f3ac", "tt", "::", "//", "<script>", "a&|!:*"],
    )
    def test_stumble_over_nothing(self, charlie, indexed, text):
        answer = charlie.get(SEARCH, {"q": text})
        assert answer.status_code == 200
        assert "<script>" not in answer.text.partition("<body>")[2]


class TestGroups:
    def test_say_how_many_answers_each_has(self, charlie, indexed):
        page = ask(charlie, "heat")
        assert re.findall(r'>([^<>]+) <span class="count">(\d+)</span></a>', page) == [
            ("Films and shows", "1"), ("People", "0"), ("Franchises", "1"),
        ]  # fmt: skip

    def test_of_people_lead_to_their_pages(self, charlie, indexed):
        slug = Person.objects.get(name="Al Pacino").slug
        page = ask(charlie, "pacino", group="people")
        assert hits(page) == [f"/person/{slug}"]
        assert "1 person" in page

    def test_of_franchises_lead_to_theirs(self, charlie, indexed):
        page = ask(charlie, "heat", group="franchises")
        assert hits(page) == [f"/franchise/{indexed.details.franchise_id}-heat-collection/"]

    def test_that_nobody_knows_are_titles(self, charlie, indexed):
        assert address(indexed) in hits(ask(charlie, "heat", group="operas"))


class TestChoices:
    def test_are_offered_with_how_many_titles_they_leave(self, charlie, many):
        many(6)
        page = ask(charlie, "film")
        assert re.search(r'value="Comedy"[^>]*><span>Comedy</span><span class="count">3</span>', page)

    def test_narrow_the_answers_and_can_be_taken_away_one_by_one(self, charlie, many):
        many(6)
        page = charlie.get(SEARCH, {"q": "film", "genre": ["Comedy"], "decade": ["1960"]}).text
        assert len(hits(page)) == 3
        assert f'class="chip" href="{SEARCH}?q=film&amp;decade=1960"' in page
        assert f'class="chip" href="{SEARCH}?q=film&amp;genre=Comedy"' in page
        assert f'href="{SEARCH}?q=film">Clear all</a>' in page

    def test_of_one_kind_add_up(self, charlie, many):
        many(6)
        page = charlie.get(SEARCH, {"q": "film", "genre": ["Comedy", "Drama"]}).text
        assert len(hits(page)) == 6

    def test_say_how_many_titles_they_leave_under_all_others(self, charlie, many):
        many(12)
        page = charlie.get(SEARCH, {"q": "film", "genre": "Comedy", "kind": "film", "decade": "1960"}).text
        assert re.search(r'value="1970"[^>]*><span>1970s</span><span class="count">1</span>', page)
        assert re.search(r'value="Drama"[^>]*><span>Drama</span><span class="count">5</span>', page)

    def test_that_leave_nothing_say_so(self, charlie, many):
        many(2)
        page = ask(charlie, "film", genre="Western")
        assert "Nothing is all of this at once." in page
        assert "Clear all choices" in page

    def test_alone_are_a_wall(self, charlie, indexed):
        page = charlie.get(SEARCH, {"kind": "show"}).text
        assert re.findall(r'class="card" href="([^"]+)"', page) == ["/show/the-wire-2002"]

    def test_that_cannot_be_meant_are_left_out(self, charlie, indexed):
        odd = {"kind": "opera", "decade": "soon", "rating": "ten", "runtime": "long", "sort": "loud", "cursor": "x"}
        answer = charlie.get(SEARCH, {"q": "heat", **odd}, follow=True)
        assert hits(answer.text) == [address(indexed)]

    def test_come_without_their_page_where_htmx_asks(self, charlie, many):
        many(6)
        part = charlie.get(
            SEARCH, {"q": "film", "genre": "Comedy"}, headers={"HX-Request": "true", "HX-Target": "found"}
        )
        assert "<html" not in part.text
        assert 'id="narrow-inside" hx-swap-oob="true"' in part.text
        assert "Show 3 titles" in part.text
        assert "HX-Target" in part["Vary"]

    def test_come_with_all_of_their_page_for_who_goes_back(self, charlie, many):
        many(2)
        headers = {"HX-Request": "true", "HX-Target": "found", "HX-History-Restore-Request": "true"}
        assert "<html" in charlie.get(SEARCH, {"q": "film"}, headers=headers).text

    def test_of_a_region_are_remembered(self, charlie, indexed):
        answer = charlie.get(SEARCH, {"q": "heat", "region": "DE"})
        assert answer.cookies["region"].value == "DE"


class TestPages:
    def test_are_one_link_apart_and_show_nothing_twice(self, charlie, many):
        many(30)
        first = ask(charlie, "film")
        (following,) = set(re.findall(r'class="button" href="([^"]+cursor=[^"]+)"', first))
        second = charlie.get(unescape(following)).text
        assert (len(hits(first)), len(hits(second))) == (24, 6)
        assert not set(hits(first)) & set(hits(second))
        assert "Back to the beginning" in second

    def test_come_without_their_frame_where_htmx_asks(self, charlie, many):
        many(3)
        part = charlie.get(SEARCH, {"q": "film"}, headers={"HX-Request": "true", "HX-Target": "wall"})
        assert len(hits(part.text)) == 3
        assert "<html" not in part.text

    @pytest.mark.parametrize("asked", [{"q": "film"}, {"kind": "film"}, {"q": "film", "genre": "Comedy"}])
    def test_of_twice_as_many_cost_the_same_queries(self, charlie, many, asked):
        def queries() -> int:
            with CaptureQueriesContext(connection) as seen:
                assert charlie.get(SEARCH, asked).status_code == 200
            return len(seen)

        many(10)
        queries()
        ten = queries()
        many(10)
        queries()
        assert queries() == ten


class TestTheOutside:
    def test_is_asked_for_staff_where_there_is_no_answer(self, alice, simulator):
        page = ask(alice, "heat 1995")
        assert "Not here yet" in page
        assert "Heat" in offers(page)

    def test_is_not_asked_for_others(self, bob, charlie, simulator):
        for client in (bob, charlie):
            page = ask(client, "heat 1995")
            assert "Not here yet" not in page
            assert "Whoever runs this archive" in page

    def test_is_not_asked_where_the_catalogue_answers_but_on_demand(self, alice, indexed, simulator):
        assert "Not here yet" not in ask(alice, "heat")
        assert "Look it up at TMDB" in ask(alice, "heat")
        assert "Not here yet" in ask(alice, "heat", outside="1")

    def test_is_not_asked_for_who_narrows_or_turns_the_page(self, alice, indexed, simulator):
        assert "Not here yet" not in ask(alice, "xylophon", genre="Crime")

    def test_can_be_switched_off(self, alice, simulator, settings):
        settings.LOOKUP = False
        page = ask(alice, "heat 1995", outside="1")
        assert "Not here yet" not in page
        assert "Look it up" not in page

    def test_that_fails_is_told_of_and_costs_the_others_nothing(self, alice, simulator):
        simulator.break_("omdb=down:1")
        page = ask(alice, "casablanca 1942")  # nobody else asked for it: no answer is kept
        assert "Not every source could be asked" in page
        assert offers(page)


class TestAdding:
    def test_leads_to_the_page_which_fills_and_can_be_taken_back(self, alice, simulator):
        offer = offers(ask(alice, "heat 1995"))["Heat"]
        answer = alice.post("/search/add", {"offer": offer})
        work = Work.objects.get(ids__source="tmdb", ids__value="949")
        assert answer["Location"] == address(work)
        page = alice.get(address(work)).text
        assert "this page fills as they answer" in page
        assert "Added." in page
        assert "/search/undo" in page
        alice.post("/search/undo")
        assert not Work.objects.filter(id=work.id).exists()

    def test_what_is_here_leads_to_it(self, alice, simulator, indexed):
        offer = offers(ask(alice, "heat", outside="1"))
        assert "Heat" not in {name for name, value in offer.items() if "949" in value}

    def test_a_pasted_identifier_asks_for_the_work_first(self, alice, transactional_db, simulator):
        offer = offers(ask(alice, "imdb:tt0113277"))["imdb:tt0113277"]
        answer = alice.post("/search/add", {"offer": offer}, follow=True)
        assert Work.objects.get(ids__source="imdb", ids__value="tt0113277").title == "Heat"
        assert "Heat" in answer.text

    def test_is_for_staff_alone(self, alice, bob, charlie, simulator):
        offer = offers(ask(alice, "heat 1995"))["Heat"]
        for client in (bob, charlie):
            assert client.post("/search/add", {"offer": offer}).status_code in {302, 403, 404}
            assert client.post("/search/undo").status_code in {302, 403, 404}
        assert not Work.objects.exists()

    @pytest.mark.parametrize("offer", ["", "made-up", "eyJraW5kIjoiZmlsbSJ9:1:x"])
    def test_only_what_was_offered(self, alice, db, offer):
        assert "out of date" in alice.post("/search/add", {"offer": offer}, follow=True).text
        assert not Work.objects.exists()

    def test_needs_a_post(self, alice):
        assert alice.get("/search/add").status_code == 405


def test_counting_the_groups_is_no_search_in_vain(charlie, indexed):
    ask(charlie, "heat")
    assert not Miss.objects.exists()


def test_the_page_without_a_question_asks_for_one(charlie, db):
    assert "What are you looking for?" in charlie.get(SEARCH).text


def test_an_index_that_is_not_there_yet_is_said(charlie, heat):
    Index.objects.update(built_at=None)
    assert "The index is being built" in ask(charlie, "xylophon")


def test_references_are_read_as_elsewhere():
    assert str(parse("imdb:tt0113277")) == "imdb:tt0113277"


def test_works_that_share_a_name_are_both_answers(charlie, heat):
    other = told("film", "Heat", 1986, tmdb=answers.heat(ids={"tmdb": "40000"}, year=1986, images=(), franchise=None))
    index.rebuild()
    assert set(hits(ask(charlie, "heat"))) == {address(heat), address(other)}
