"""Pictures in a real browser: they come without moving the page, and give way where they do not come."""

import re

import pytest
from playwright.sync_api import expect

from cineteca.providers.records import ImageRecord
from tests.catalog import answers
from tests.core.images import painted
from tests.web.browsing import violations
from tests.web.conftest import told
from tests.web.test_pictures import BACKDROP, POSTER, folder, kept, registered  # noqa: F401 - fixtures

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LOGO = "https://image.tmdb.org/t/p/original/name.png"


@pytest.fixture
def heat_with_pictures(transactional_db):
    told_pictures = [("poster", POSTER), ("backdrop", BACKDROP), ("logo", LOGO)]
    pictures = tuple(ImageRecord(kind=kind, url=url) for kind, url in told_pictures)
    return told(
        "film", "Heat", 1995, tmdb=answers.heat(images=pictures, cast=(), videos=(), similar=(), franchise=None)
    )


@pytest.fixture
def all_kept(heat_with_pictures):
    kept()
    kept(BACKDROP, "backdrop", painted.picture(1400, 800, (30, 60, 150)))
    kept(LOGO, "logo", painted.logo())


@pytest.fixture
def all_refused(heat_with_pictures):
    for url, kind in ((POSTER, "poster"), (BACKDROP, "backdrop"), (LOGO, "logo")):
        registered(url, kind, state="refused", reason="no picture")


@pytest.mark.usefixtures("all_kept")
class TestPicturesThatWeKeep:
    def test_are_shown(self, visit):
        page = visit("/film/heat-1995")
        page.wait_for_load_state("networkidle")
        for place in (".work-poster", ".hero-picture", ".hero-logo"):
            image = page.locator(f"{place} img:not(.blur)")
            assert image.evaluate("one => one.naturalWidth") > 0, place
            assert "/pictures/" in image.evaluate("one => one.currentSrc")

    def test_move_nothing_while_they_come(self, visit, live_server):
        page = visit("/about/", width=390)
        page.add_init_script("""
            window.moved = 0;
            new PerformanceObserver((list) => { for (const shift of list.getEntries()) window.moved += shift.value; })
              .observe({ type: "layout-shift", buffered: true });
        """)
        for path in ("/", "/film/heat-1995"):
            page.goto(live_server.url + path)
            page.wait_for_load_state("networkidle")
            assert page.evaluate("window.moved") < 0.02, path

    @pytest.mark.parametrize("theme", ["light", "dark"])
    def test_axe_finds_nothing(self, visit, live_server, session, theme):
        page = visit("/film/heat-1995", theme=theme, session=session)
        assert violations(page) == []
        page.goto(live_server.url + "/film/heat-1995/artwork")
        assert violations(page) == []

    @pytest.mark.parametrize("width", [390, 768, 1440])
    def test_fit_the_page(self, visit, live_server, session, width):
        page = visit("/film/heat-1995", width=width, session=session)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.goto(live_server.url + "/film/heat-1995/artwork")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.usefixtures("all_refused")
class TestPicturesThatDoNotCome:
    @pytest.fixture
    def page(self, chromium):
        # A browser of its own: it complains of each picture that is missing, as it should.
        context = chromium.new_context(viewport={"width": 1440, "height": 900})
        yield context.new_page()
        context.close()

    @pytest.mark.parametrize(("path", "place"), [("/", ".card .poster img"), ("/film/heat-1995", ".work-poster img")])
    def test_give_way_to_the_drawn_poster(self, page, live_server, path, place):
        page.goto(live_server.url + path)
        image = page.locator(place).first
        expect(image).to_have_attribute("src", re.compile("/posters/"))
        expect(image).to_have_js_property("complete", True)
        assert image.evaluate("one => one.naturalWidth") > 0
        assert image.get_attribute("srcset") is None

    def test_leave_no_empty_stage(self, page, live_server):
        page.goto(live_server.url + "/film/heat-1995")
        expect(page.locator(".hero")).to_have_count(0)
        expect(page.get_by_role("heading", name="Heat", level=1)).to_be_visible()


def test_artwork_is_sent_from_a_browser_and_taken_back(visit, heat, session, tmp_path):
    file = tmp_path / "poster.png"
    file.write_bytes(painted.picture(400, 600, form="PNG"))
    page = visit("/film/heat-1995", session=session)
    page.get_by_role("link", name="Artwork").click()
    page.locator("#picture-poster").set_input_files(file)
    page.get_by_role("button", name="Use it and lock").first.click()
    expect(page.get_by_text("Poster is yours now")).to_be_visible()
    expect(page.locator(".work-poster img:not(.blur)")).to_have_attribute("data-drawn", re.compile("/posters/"))
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("It is as it was before.")).to_be_visible()
