from html import unescape

import pytest

from cineteca.providers.registry import PROVIDERS


class TestPreferences:
    def test_are_in_the_next_page_before_it_is_seen(self, charlie):
        charlie.post("/preferences", {"theme": "dark"})
        assert '<html lang="en" data-theme="dark"' in charlie.get("/about/").text

    def test_can_be_given_back_to_the_system(self, charlie):
        charlie.post("/preferences", {"theme": "dark"})
        charlie.post("/preferences", {"theme": ""})
        assert "data-theme" not in charlie.get("/about/").text.partition("<head>")[0]

    def test_lead_back_to_where_the_form_stood(self, charlie):
        answer = charlie.post("/preferences", {"density": "compact"}, headers={"Referer": "http://testserver/about/"})
        assert answer["Location"] == "http://testserver/about/"

    def test_never_lead_elsewhere(self, charlie):
        answer = charlie.post("/preferences", {"theme": "dark"}, headers={"Referer": "https://elsewhere.example/"})
        assert answer["Location"] == "/"

    def test_that_do_not_exist_are_not_kept(self, charlie):
        charlie.post("/preferences", {"theme": "pink", "region": "XX", "colour": "red"})
        assert not charlie.cookies


class TestTheSources:
    def test_are_each_named_with_what_they_ask_to_be_said(self, charlie, db):
        page = unescape(charlie.get("/about/").text)
        assert [each.name for each in PROVIDERS if each.link not in page or each.attribution not in page] == []

    def test_that_are_not_asked_are_said_to_be_so(self, charlie, db, settings):
        def silent():
            return charlie.get("/about/").text.count("does not ask it itself")

        settings.PROVIDERS = {name: {**access, "enabled": False} for name, access in settings.PROVIDERS.items()}
        nobody = silent()
        settings.PROVIDERS = {**settings.PROVIDERS, "trakt": {**settings.PROVIDERS["trakt"], "enabled": True}}
        assert (nobody, silent()) == (len(PROVIDERS), len(PROVIDERS) - 1)


class TestWhoReadsWithoutEyes:
    def test_is_told_what_is_not_for_crawlers(self, charlie):
        answer = charlie.get("/robots.txt")
        assert answer["Content-Type"].startswith("text/plain")
        assert {"Disallow: /ops/", "Disallow: /api/"} <= set(answer.text.splitlines())

    def test_finds_the_mark_where_browsers_look_for_it(self, charlie):
        assert charlie.get("/favicon.ico")["Location"].endswith(".svg")


class TestWhenThereIsNoPage:
    def test_says_so_in_the_house_style(self, charlie, db):
        answer = charlie.get("/nowhere")
        assert answer.status_code == 404
        assert "Not in the archive" in answer.text


class TestWhenWeBreak:
    def test_says_that_nothing_is_lost(self, charlie, db, monkeypatch):
        charlie.raise_request_exception = False
        monkeypatch.setattr("cineteca.web.views.people.people.get_person", lambda _slug: 1 / 0)
        answer = charlie.get("/person/al-pacino")
        assert answer.status_code == 500
        assert "Nothing you had saved is lost." in answer.text


@pytest.mark.parametrize("path", ["/", "/about/", "/sign-in/", "/film/{slug}", "/person/al-pacino", "/nowhere"])
def test_every_page_names_tmdb(charlie, heat, path):
    html = charlie.get(path.format(slug=heat.slug)).text
    assert "This product uses the TMDB API but is not endorsed or certified by TMDB." in html


def test_signing_in_works_with_an_address_and_a_password(charlie, db):
    from cineteca.accounts.models import User

    User.objects.create_user("alice@example.org", "a long word and more")
    form = charlie.get("/sign-in/").text
    assert 'type="email"' in form
    wrong = charlie.post("/sign-in/", {"username": "alice@example.org", "password": "no"})
    assert "Nothing was changed" in wrong.text
    right = charlie.post("/sign-in/", {"username": "alice@example.org", "password": "a long word and more"})
    assert right.status_code == 302
