"""Searching and browsing in a real browser: by keyboard alone, on a phone, without script, looked over by axe."""

import re

import pytest
from playwright.sync_api import Page, expect

from cineteca.search import operations as index
from tests.web.browsing import violations
from tests.web.test_browse_by import listed, works
from tests.web.test_browser import ROOMS, tab_to

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def shelf(films, heat, wire):
    """Thirty-two titles, in the index; what is talked about are eight of them."""
    films(30)
    listed(*works()[:8])
    index.rebuild()
    return heat


def box(page: Page):
    return page.get_by_role("combobox", name="Search")


def active(page: Page):
    return page.locator("[role=option][aria-selected=true]")


def test_what_may_be_meant_is_walked_through_by_keys(visit, shelf):
    page = visit("/about/")
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()
    page.keyboard.type("heat")
    expect(page.get_by_role("listbox")).to_be_visible()
    expect(box(page)).to_have_attribute("aria-expanded", "true")
    expect(active(page)).to_have_count(0)

    page.keyboard.press("ArrowDown")
    expect(active(page)).to_contain_text("Heat")
    expect(box(page)).to_have_attribute("aria-activedescendant", re.compile("titles-0"))
    page.keyboard.press("End")
    expect(active(page)).to_contain_text("All answers to “heat”")
    page.keyboard.press("Home")
    expect(active(page)).to_contain_text("1995")
    assert violations(page) == []
    page.keyboard.press("Enter")
    page.wait_for_url("**/film/heat-1995")


def test_escape_closes_the_list_and_keeps_what_was_typed(visit, shelf):
    page = visit("/about/")
    page.keyboard.press("/")
    page.keyboard.type("heat")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box(page)).to_have_value("heat")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_enter_searches_for_what_was_typed_which_is_remembered_here_alone(visit, shelf):
    page = visit("/about/")
    page.keyboard.press("/")
    page.keyboard.type("film 2")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=film+2")
    expect(page.locator(".hit").first).to_be_visible()

    page.goto(page.url.replace("/search/?q=film+2", "/about/"))
    page.keyboard.press("/")
    expect(page.get_by_role("option", name="film 2")).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("ArrowUp")
    expect(active(page)).to_contain_text("Forget these")
    page.keyboard.press("Enter")
    expect(page.get_by_role("listbox")).to_be_hidden()
    assert page.evaluate("localStorage.getItem('cineteca.lately')") == "[]"


def test_a_late_answer_to_an_earlier_letter_is_dropped(visit, shelf):
    page = visit("/about/")
    held = []
    page.route("**/search/suggest?q=h", lambda route: held.append(route))  # noqa: PLW0108 - its signature is read
    page.keyboard.press("/")
    page.keyboard.type("h")
    expect(box(page)).to_have_value("h")
    for _ in range(100):
        if held:
            break
        page.wait_for_timeout(50)
    page.keyboard.type("eat")
    expect(page.get_by_role("option", name="Heat").first).to_be_visible()
    for route in held:
        route.abort()
    expect(page.get_by_role("option").last).to_contain_text("All answers to “heat”")


@pytest.mark.parametrize("theme", ROOMS)
def test_answers_are_narrowed_by_keyboard_alone_and_back_is_right(visit, shelf, theme):
    page = visit("/search/?q=film", theme=theme)
    expect(page.locator(".found-count")).to_have_text("30 titles")
    assert violations(page) == []

    tab_to(page, "#n-genre-Comedy")
    page.keyboard.press("Space")
    expect(page.locator(".found-count")).to_have_text("15 titles")
    expect(page).to_have_url(re.compile("genre=Comedy"))
    expect(page.locator("#n-genre-Comedy")).to_be_focused()
    assert violations(page) == []

    tab_to(page, "a.hit")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/film/film-*")
    page.go_back()
    expect(page.locator(".found-count")).to_have_text("15 titles")
    page.go_back()
    expect(page.locator(".found-count")).to_have_text("30 titles")
    expect(page.locator("#n-genre-Comedy")).not_to_be_checked()


def test_a_choice_is_taken_away_by_its_chip(visit, shelf):
    page = visit("/search/?q=film&genre=Comedy&decade=1960")
    page.get_by_role("link", name="Comedy: take away").click()
    expect(page).to_have_url(re.compile(r"/search/\?q=film&decade=1960$"))
    expect(page.get_by_role("link", name="Comedy: take away")).to_have_count(0)


def test_more_answers_come_by_themselves(visit, shelf):
    page = visit("/search/?q=film")
    expect(page.locator(".hit").first).to_be_visible()
    page.keyboard.press("End")
    expect(page.locator(".hit")).to_have_count(30)
    expect(page.get_by_text("That is all of them.")).to_be_visible()


@pytest.mark.parametrize("theme", ROOMS)
def test_on_a_phone_choices_are_a_sheet_that_says_what_it_will_show(visit, shelf, theme):
    page = visit("/search/?q=film", width=390, theme=theme)
    page.get_by_role("button", name="Filters").click()
    sheet = page.get_by_role("complementary", name="Filters")
    expect(sheet).to_be_visible()
    sheet.get_by_label("Comedy").check()
    done = sheet.get_by_role("button", name="Show 15 titles")
    expect(done).to_be_visible()
    assert violations(page) == []
    done.click()
    expect(sheet).to_be_hidden()
    expect(page.locator(".found-count")).to_have_text("15 titles")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_on_a_phone_the_search_box_is_a_sheet(visit, shelf):
    page = visit("/", width=390)
    page.get_by_role("link", name="Search", exact=True).click()
    expect(box(page)).to_be_focused()
    page.keyboard.type("heat")
    expect(page.get_by_role("option", name="Heat").first).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="Close").click()
    expect(box(page)).to_be_hidden()


def test_without_script_choices_are_a_form_and_the_search_box_is_one(visit, shelf):
    page = visit("/search/?q=film", script=False)
    page.get_by_label("Comedy").check()
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.locator(".found-count")).to_have_text("15 titles")
    page.get_by_role("link", name="Cineteca").click()
    page.get_by_role("searchbox", name="Search").fill("heat")
    page.keyboard.press("Enter")
    expect(page.locator(".hit-name").first).to_have_text("Heat")


@pytest.mark.parametrize("theme", ROOMS)
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing_on_the_pages_to_browse_by(visit, live_server, shelf, width, theme):
    page = visit("/about/", width=width, theme=theme)
    paths = (
        "/browse/", "/browse/trending/day/", "/browse/upcoming/", "/browse/genre/comedy/?decade=1960", "/search/",
        "/search/?q=pacino&group=people", "/search/?q=heat&group=franchises", "/search/?q=heatt", "/search/?q=xylophon",
    )  # fmt: skip
    for path in paths:
        page.goto(live_server.url + path)
        assert violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


def test_from_the_hub_to_a_genre_to_a_work_by_keyboard_alone(visit, shelf):
    page = visit("/")
    tab_to(page, "a[href='/browse/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/browse/")
    tab_to(page, "a[href='/browse/genre/comedy/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/browse/genre/comedy/")
    tab_to(page, "a.card")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_url("**/film/film-*")


def test_nothing_moves_while_answers_and_shelves_arrive(visit, live_server, shelf):
    page = visit("/about/")
    page.add_init_script("""
        window.moved = 0;
        new PerformanceObserver((list) => { for (const shift of list.getEntries()) window.moved += shift.value; })
          .observe({ type: "layout-shift", buffered: true });
    """)
    for path in ("/search/?q=film", "/browse/", "/browse/genre/comedy/", "/"):
        page.goto(live_server.url + path)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("window.moved") < 0.02, path
