"""People at their browsers, and a few works to look at."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.utils.http import urlencode

from cineteca.accounts.models import User
from cineteca.catalog import operations as catalog
from cineteca.catalog.models import Work
from cineteca.providers.records import PersonRef
from cineteca.web import pictures, rails
from cineteca.web.views import browse, browse_by, search
from tests.catalog import answers
from tests.web import browsing

PACINO = PersonRef(name="Al Pacino", ids={"tmdb": "1158"})  # without a photo: tests load nothing from elsewhere
CAST = (answers.cast(PACINO, "Vincent Hanna"), answers.cast(answers.DE_NIRO, "Neil McCauley", 1))
MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    browse._side.clear()
    browse_by._whole.clear()
    search._totals.clear()
    rails.forget()
    pictures.forget()


@pytest.fixture
def alice(db) -> Client:
    """Looks after the catalogue."""
    return _signed_in("alice@example.org", is_staff=True)


@pytest.fixture
def bob(db) -> Client:
    """Has an account, and no more than that."""
    return _signed_in("bob@example.org", is_staff=False)


@pytest.fixture
def charlie(db) -> Client:
    """Came by."""
    return Client()


def _signed_in(email: str, *, is_staff: bool) -> Client:
    client = Client()
    client.force_login(User.objects.create_user(email, is_staff=is_staff))
    return client


@pytest.fixture
def heat(db) -> Work:
    """As TMDB and OMDb tell it."""
    return told("film", "Heat", 1995, tmdb=answers.heat(images=(), cast=CAST), omdb=answers.heat_at_omdb())


@pytest.fixture
def wire(db) -> Work:
    """A show with two seasons."""
    return told("show", "The Wire", 2002, tmdb=answers.wire())


def told(kind: str, title: str, year: int, **said) -> Work:
    ids = said["tmdb"].ids
    work = catalog.add_work(kind=kind, ids=ids, title=title, year=year, at=MONDAY)
    catalog.claim(
        work_id=work.id, answers={name: catalog.ProviderSaid(record) for name, record in said.items()}, at=MONDAY
    )
    work.refresh_from_db()
    return work


@pytest.fixture
def films(db) -> Callable[[int], None]:
    """``films(40)``: so many films that differ in everything a list shows."""
    made = 0

    def add(number: int) -> None:
        nonlocal made
        for n in range(made, made + number):
            record = answers.heat(
                ids={"tmdb": str(10_000 + n)}, title=f"Film {n}", year=1960 + n % 60, popularity=float(n), images=(),
                genres=(("Crime", "Drama") if n % 2 else ("Comedy",)), similar=(), franchise=None, cast=CAST,
            )  # fmt: skip
            told("film", f"Film {n}", 1960 + n % 60, tmdb=record)
        made += number

    return add


def address(work: Work, more: str = "", **asked: str) -> str:
    """Where the page of `work` stands: ``address(heat, "/fields/plot/lock")``."""
    query = f"?{urlencode(asked)}" if asked else ""
    return f"/{work.kind}/{work.slug}{more}{query}"


@pytest.fixture(scope="module")
def chromium():
    with browsing.browser() as running:
        yield running


@pytest.fixture
def visit(chromium, live_server):
    """``visit("/", width=390, theme="dark")``: a page in a browser of its own; what it complains of fails the test."""
    complaints, contexts = [], []

    def open_(
        path: str, *, width: int = 1440, theme: str = "light", script: bool = True, session: str = ""
    ) -> browsing.Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 844 if width < 600 else 900}, java_script_enabled=script
        )
        contexts.append(context)
        cookies = {"theme": theme, "sessionid": session}
        context.add_cookies(
            [{"name": name, "value": value, "url": live_server.url} for name, value in cookies.items() if value]
        )
        # The test server cannot stream; what the stream says has its own test.
        context.route("**/live/**", lambda _route: None)
        page = context.new_page()
        page.on("pageerror", lambda error: browsing.SKIPPED in str(error) or complaints.append(str(error)))
        page.on("console", lambda said: said.type == "error" and complaints.append(said.text))
        page.goto(live_server.url + path)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def session(db, client):
    """Alice's."""
    client.force_login(User.objects.create_user("alice@example.org", is_staff=True))
    return client.cookies["sessionid"].value
