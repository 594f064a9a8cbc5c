"""The pages in a real browser: walked by keyboard alone, looked over by axe, without and with script."""

import pytest
from playwright.sync_api import Page, expect

from tests.web.browsing import violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ROOMS = ("light", "dark")


def tab_to(page: Page, selector: str, *, most: int = 120) -> None:
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("chosen => document.activeElement.matches(chosen)", selector):
            return
    pytest.fail(f"no amount of Tab reaches {selector}")


@pytest.mark.parametrize("theme", ROOMS)
def test_from_browse_to_a_work_to_a_person_by_keyboard_alone(visit, heat, films, theme):
    films(14)
    page = visit("/", theme=theme)
    assert violations(page) == []

    tab_to(page, ".skip")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    tab_to(page, "a.card")
    assert page.evaluate("getComputedStyle(document.activeElement.querySelector('.poster')).outlineStyle") == "solid"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("End")
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    page.wait_for_url("**/film/heat-1995")
    assert violations(page) == []

    tab_to(page, "a[href^='/person/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/person/*")
    assert violations(page) == []


@pytest.mark.parametrize("theme", ROOMS)
def test_axe_finds_nothing_on_the_small_pages(visit, live_server, heat, theme):
    page = visit("/about/", theme=theme)
    for path in ("/about/", "/sign-in/", "/?genre=Western"):
        page.goto(live_server.url + path)
        assert violations(page) == [], path


@pytest.mark.parametrize("theme", ROOMS)
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing_where_staff_work(visit, live_server, heat, session, width, theme):
    page = visit("/about/", theme=theme, width=width, session=session)
    staff = (
        "/film/heat-1995",
        "/ops/",
        "/ops/components",
        "/film/heat-1995/fields/plot/edit",
        "/film/heat-1995/titles",
    )
    for path in (*staff, f"/franchise/{heat.details.franchise_id}/"):
        page.goto(live_server.url + path)
        assert violations(page) == [], path


def test_posters_stand_side_by_side_as_the_width_allows(visit, films):
    films(16)
    page = visit("/")
    for width, columns in ((390, 2), (640, 3), (768, 4), (1024, 5), (1280, 6), (1536, 7)):
        page.set_viewport_size({"width": width, "height": 900})
        assert abreast(page) == columns, width
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width


def abreast(page: Page) -> int:
    tops = page.eval_on_selector_all(
        ".wall .poster", "all => all.map(one => Math.round(one.getBoundingClientRect().top))"
    )
    return tops.count(tops[0])


def test_on_a_phone_smaller_posters_make_three(visit, films):
    films(6)
    page = visit("/", width=390)
    page.get_by_role("button", name="Smaller posters").click()
    page.wait_for_load_state()
    assert abreast(page) == 3


def test_more_posters_come_by_themselves(visit, films):
    films(95)
    page = visit("/")
    page.keyboard.press("End")
    expect(page.locator(".wall .card")).to_have_count(80)
    page.mouse.wheel(0, 20_000)
    expect(page.locator(".wall .card")).to_have_count(95)
    expect(page.get_by_text("That is all of them.")).to_be_visible()


def test_without_script_more_posters_are_a_link_away(visit, films):
    films(45)
    page = visit("/", script=False)
    page.get_by_role("link", name="More").click()
    assert page.locator(".wall .card").count() == 5


def test_without_script_a_choice_opens_and_is_made(visit, films, heat):
    films(2)
    page = visit("/", script=False, width=390)
    page.get_by_role("button", name="any genre").click()
    page.get_by_role("link", name="Action").click()
    assert page.locator(".wall .card").count() == 1


def test_nothing_moves_while_the_page_arrives(visit, live_server, films, heat):
    films(30)
    page = visit("/about/")
    page.add_init_script("""
        window.moved = 0;
        new PerformanceObserver((list) => { for (const shift of list.getEntries()) window.moved += shift.value; })
          .observe({ type: "layout-shift", buffered: true });
    """)
    for path in ("/", "/film/heat-1995", "/person/al-pacino"):
        page.goto(live_server.url + path)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("window.moved") < 0.02, path


def test_keys_do_what_their_list_says(visit, heat):
    page = visit("/")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keyboard")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Keyboard")).to_be_hidden()
    page.keyboard.press("t")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.keyboard.press("g")
    page.keyboard.press("f")
    page.wait_for_url("**/?kind=film")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_a_field_is_locked_edited_and_taken_back_in_place(visit, heat, session):
    page = visit("/film/heat-1995", session=session)
    row = page.locator("#field-tagline")
    row.get_by_role("button", name="Lock").click()
    expect(row.get_by_text("Locked")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(row.get_by_text("Locked")).to_be_hidden()

    row.get_by_role("link", name="Edit").click()
    box = page.get_by_label("Tagline")
    expect(box).to_be_focused()
    box.fill("Keep nothing you cannot leave.")
    page.get_by_role("button", name="Save and lock").click()
    expect(row).to_contain_text("Keep nothing you cannot leave.")
    expect(row).to_contain_text("Entered by hand")
    assert page.url.endswith("/film/heat-1995")


def test_a_mistake_is_said_beside_what_was_typed(visit, heat, session):
    page = visit("/film/heat-1995", session=session)
    page.locator("#field-release_date").get_by_role("link", name="Edit").click()
    page.get_by_label("Release date").fill("soon")
    page.get_by_role("button", name="Save and lock").click()
    expect(page.get_by_text("“soon” is not a date.")).to_be_visible()
    expect(page.get_by_label("Release date")).to_have_value("soon")


def test_the_high_contrast_of_the_system_is_heeded(chromium, live_server, heat):
    context = chromium.new_context(contrast="more")
    page = context.new_page()
    page.goto(live_server.url)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    context.close()
