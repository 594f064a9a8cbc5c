"""A title of the datasets becomes a work because somebody looks at it."""

import re

import pytest
from playwright.sync_api import expect

from cineteca.catalog.models import Work
from tests.enrich.datasets import filled
from tests.web.browsing import violations

pytestmark = pytest.mark.browser
HEAT = "/title/tt0113277/"
# The one that runs the tests says that nobody sits before it.
SOMEBODY = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36"


@pytest.fixture(autouse=True)
def titles(transactional_db):
    filled.heat()
    filled.files()


def test_a_person_who_opens_the_page_is_on_that_of_the_work(visit):
    page = visit("/about/")
    page.set_extra_http_headers({"User-Agent": SOMEBODY})
    page.goto(page.url.replace("/about/", HEAT))
    expect(page).to_have_url(re.compile(r"/film/heat-1995$"))
    expect(page.locator("h1")).to_have_text("Heat")
    expect(page.locator("#cast")).to_be_visible()
    assert Work.objects.count() == 1
    page.go_back()
    expect(page).to_have_url(re.compile("/about/$"))


@pytest.mark.parametrize(("width", "theme"), [(390, "dark"), (1440, "light")])
def test_nobody_is_left_out_of_a_page_that_waits(visit, width, theme):
    page = visit(f"{HEAT}?later", width=width, theme=theme)
    expect(page.get_by_role("button", name="Add to the archive")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="Add to the archive").press("Enter")
    expect(page).to_have_url(re.compile(r"/film/heat-1995$"))
