"""What is looked for in vain is counted, and who looked is not told."""

from datetime import date, timedelta

import pytest

from cineteca.core import clock
from cineteca.search import operations
from cineteca.search import queries as search
from cineteca.search.models import Miss
from cineteca.search.operations import misses

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 3, 2)


class TestWhatIsLookedForInVain:
    def test_is_counted_by_day_however_it_is_written(self, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            for text in ("Nosuchfilm", "NOSUCHFILM ", "nosuchfilm"):
                search.search(search.Query(text=text))
        (told,) = search.in_vain(since=clock.now().date() - timedelta(days=1))
        assert (told.text, told.times) == ("nosuchfilm", 3)

    def test_is_not_counted_when_the_settings_say_so(self, settings):
        settings.SEARCH_COUNT_MISSES = False
        operations.note_miss(text="nosuchfilm", on=MONDAY)
        assert not Miss.objects.exists()

    def test_is_counted_for_so_many_texts_a_day_and_no_more(self, monkeypatch):
        monkeypatch.setattr(misses, "MOST_A_DAY", 2)
        for text in ("a1", "a2", "a3", "a1"):
            operations.note_miss(text=text, on=MONDAY)
        assert {miss.text: miss.times for miss in Miss.objects.all()} == {"a1": 2, "a2": 1}

    def test_is_forgotten_after_a_while(self):
        operations.note_miss(text="long ago", on=MONDAY - timedelta(days=91))
        operations.note_miss(text="lately", on=MONDAY)
        assert operations.prune(on=MONDAY) == 1
        assert [told.text for told in search.in_vain(since=date(2020, 1, 1))] == ["lately"]

    @pytest.mark.parametrize("text", ["", " ", "\0", "x" * 10_000, "\ud800"])
    def test_is_any_text(self, text):
        operations.note_miss(text=text, on=MONDAY)
        assert all(len(miss.text) <= misses.LONGEST for miss in Miss.objects.all())
