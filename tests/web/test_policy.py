"""No page holds a script or a style of its own, and every answer says that none may run."""

import re
from html.parser import HTMLParser

import pytest

from cineteca.providers import registry

PAGES = ("/", "/about/", "/sign-in/", "/film/{slug}", "/person/al-pacino", "/nowhere", "/ops/", "/ops/components",
         "/ops/components/browse", "/ops/components/work", "/ops/components/person", "/film/{slug}/fields/plot/edit")  # fmt: skip


class Inline(HTMLParser):
    """Gathers what a strict policy would refuse."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._script_without_source = False

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.found += [f"{tag} {name}" for name in given if name == "style" or name.startswith(("on", "hx-on"))]
        self.found += [tag] if tag == "style" or (tag == "script" and "src" not in given) else []
        self.found += [f"{tag} javascript:" for value in given.values() if (value or "").startswith("javascript:")]


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_inline(alice, heat, path):
    reader = Inline()
    reader.feed(alice.get(path.format(slug=heat.slug)).text)
    assert reader.found == []


@pytest.mark.parametrize("path", ["/", "/about/", "/nowhere", "/preferences", "/api/works"])
def test_every_answer_carries_the_policy(charlie, heat, path):
    policy = charlie.get(path)["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "style-src 'self';" in policy


def test_pictures_come_from_us_and_from_where_our_sources_keep_theirs(charlie, settings, db):
    settings.PROVIDERS = {"tmdb": {**settings.PROVIDERS["tmdb"], "images_url": "http://127.0.0.1:8690/t/p"}}
    settings.PICTURES = settings.PICTURES | {"base": "https://cdn.example.org/films"}
    (sources,) = re.findall(r"img-src ([^;]+)", charlie.get("/about/")["Content-Security-Policy"])
    allowed = sources.split()
    hosts = {f"https://{host}" for listing in registry.PROVIDERS for host in listing.image_hosts}
    assert set(allowed) == {"'self'", "data:", "http://127.0.0.1:8690", "https://cdn.example.org", *hosts}
    assert "https://image.tmdb.org" in allowed


def test_forms_that_change_something_need_a_token(heat):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    assert strict.post(f"/film/{heat.slug}/fields/plot/lock").status_code == 403


def test_ids_are_unique_on_a_page(alice, heat):
    for path in PAGES:
        ids = re.findall(r'\sid="([^"]+)"', alice.get(path.format(slug=heat.slug)).text)
        assert len(ids) == len(set(ids)), path


@pytest.mark.parametrize("path", ["/?genre=%00", "/film/%00", "/person/a%00b", "/api/works?kind=%00"])
@pytest.mark.django_db
def test_an_address_with_nul_is_refused_in_words(client, path):
    answer = client.get(path)
    assert answer.status_code == 400
    assert "Content-Security-Policy" in answer.headers
