"""The pages of operations in a real browser: looked over by axe, walked by keyboard, on a phone, without script."""

import pytest
from playwright.sync_api import expect

from cineteca.enrich.models import Refresh, Schedule
from tests.ops.conftest import PAGES
from tests.web.browsing import violations
from tests.web.conftest import chromium, session, visit  # noqa: F401 - the same browser
from tests.web.test_browser import tab_to

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("planned", "broken"),
]
MORE = ("/ops/queue/?state=failed", "/ops/schedules/refresh/", "/ops/quality/no_year/", "/ops/calls/?period=hour")


@pytest.mark.parametrize(("width", "theme"), [(390, "dark"), (1440, "light")])
def test_axe_finds_nothing_and_nothing_sticks_out(visit, live_server, session, busy, width, theme):  # noqa: F811
    busy(9)
    page = visit("/about/", theme=theme, width=width, session=session)
    for path in (*PAGES, *MORE):
        page.goto(live_server.url + path)
        assert violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


def test_on_a_phone_the_places_open_as_a_sheet(visit, session):  # noqa: F811
    page = visit("/ops/", width=390, session=session)
    page.get_by_role("button", name="All pages").click()
    assert violations(page) == []
    page.get_by_role("link", name="Queue", exact=True).click()
    page.wait_for_url("**/ops/queue/")


def test_a_schedule_is_paused_and_resumed_by_keyboard(visit, session):  # noqa: F811
    page = visit("/ops/schedules/", session=session)
    tab_to(page, "form[action$='/discovery.wide/pause'] button")
    page.keyboard.press("Enter")
    expect(page.get_by_text("rests until somebody resumes it")).to_be_visible()
    expect(page.locator("#live").get_by_text("paused")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#live").get_by_text("paused")).to_be_hidden()
    assert Schedule.objects.get(name="discovery.wide").enabled


def test_without_script_everything_is_there_and_forms_come_back(visit, session, busy):  # noqa: F811
    busy(7)
    page = visit("/ops/queue/?state=dead", session=session, script=False)
    page.get_by_role("button", name="Try all of them again").click()
    page.get_by_role("button", name="Yes, try them again").click()
    page.wait_for_url("**/ops/queue/?state=dead")
    expect(page.get_by_text("2 works are tried again.")).to_be_visible()
    assert not Refresh.objects.filter(status="failed").exists()


def test_what_changes_under_the_reader_leaves_him_where_he_is(visit, session, busy):  # noqa: F811
    busy(7)
    page = visit("/ops/calls/?period=hour", session=session)
    page.locator("#table-calls-over-time summary").click()
    page.locator("#table-calls-over-time summary").focus()
    with page.expect_response("**/ops/calls/**"):
        page.evaluate("htmx.trigger(document.body, 'moved')")
    expect(page.locator(".htmx-swapping, .htmx-settling, .htmx-request")).to_have_count(0)
    assert page.evaluate("document.getElementById('table-calls-over-time').open")
    assert page.evaluate("document.activeElement.localName") == "summary"


def test_a_drawing_can_be_read_by_those_who_do_not_see_it(visit, session, busy):  # noqa: F811
    busy(7)
    page = visit("/ops/calls/?period=hour", session=session)
    expect(page.get_by_role("img", name="Calls over time")).to_be_visible()
