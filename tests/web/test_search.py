"""Searching by title, and adding what is not here: Alice runs the archive, Bob is signed in, Charlie is anybody."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cineteca.catalog.models import Title, Work
from tests.web.conftest import address

SEARCH = "/search/"


def offers(page: str) -> dict[str, str]:
    """Title → the value of the button that adds it."""
    names = re.findall(r"<span class=\"offer-name\"><b>(.*?)</b>", page)
    values = re.findall(r'name="offer" value="(.*?)"', page)
    return {unescape(name): unescape(value) for name, value in zip(names, values, strict=True)}


def ask(client, text: str, **more: str) -> str:
    return client.get(SEARCH, {"q": text, **more}).text


class TestTheCatalogue:
    @pytest.mark.parametrize("text", ["Heat", "heat", "the heat", "HEAT 1995", "hea", "heatt"])
    def test_is_found_in_by_title_beginning_and_slip(self, charlie, heat, text):
        assert f'href="{address(heat)}"' in ask(charlie, text)

    def test_is_found_in_by_another_title_but_not_by_a_suppressed_one(self, charlie, heat):
        title = Title.objects.create(work=heat, title="Calor entre colinas", source="tmdb")
        assert address(heat) in ask(charlie, "calor entre colinas")
        Title.objects.filter(id=title.id).update(suppressed=True)
        assert address(heat) not in ask(charlie, "calor entre colinas")

    def test_keeps_works_for_adults_to_itself(self, charlie, heat):
        Work.objects.filter(id=heat.id).update(adult=True)
        assert address(heat) not in ask(charlie, "heat")

    def test_says_that_it_has_nothing(self, charlie, db):
        assert "Nothing in the catalogue is called “Nosuchfilm”." in ask(charlie, "Nosuchfilm")

    def test_takes_a_pasted_identifier_or_address_for_what_it_is(self, charlie, heat):
        for text in ("tt0113277", "https://www.imdb.com/title/tt0113277/", "tmdb:949"):
            assert charlie.get(SEARCH, {"q": text})["Location"] == address(heat)

    @pytest.mark.parametrize(
        "text", ["", "   ", "%", "'", "\\", "?" * 500, "日本", "a\x01b", "\U0001f3ac", "tt", "::", "//"]
    )
    def test_stumbles_over_nothing(self, charlie, heat, text):
        assert charlie.get(SEARCH, {"q": text}).status_code == 200

    def test_asks_as_much_for_twenty_works_as_for_ten(self, charlie, films):
        def asked() -> int:
            with CaptureQueriesContext(connection) as seen:
                ask(charlie, "film")
            return len(seen)

        films(10)
        asked()
        ten = asked()
        films(20)
        assert asked() == ten


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

    def test_is_not_asked_where_the_catalogue_answers_but_on_demand(self, alice, heat, simulator):
        assert "Not here yet" not in ask(alice, "heat")
        assert "Look it up at TMDB" in ask(alice, "heat")
        assert "Not here yet" in ask(alice, "heat", outside="1")

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

    def test_what_is_here_leads_to_it(self, alice, simulator, heat):
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
