"""The page about search."""

from datetime import timedelta

import pytest

from cineteca.core import clock
from cineteca.search import operations

pytestmark = pytest.mark.django_db


def test_tells_how_large_the_index_is_and_what_was_looked_for_in_vain(alice):
    operations.note_miss(text="Nosuchfilm <b>", on=clock.now().date())
    operations.note_miss(text="longago", on=clock.now().date() - timedelta(days=40))
    html = alice.get("/ops/search/").text
    assert "Can be found" in html
    assert "nosuchfilm &lt;b&gt;" in html
    assert "longago" not in html


def test_says_so_when_nothing_is_counted(alice, settings):
    settings.SEARCH_COUNT_MISSES = False
    assert "SEARCH_COUNT_MISSES" in alice.get("/ops/search/").text
