from dataclasses import replace

from hypothesis import given

from cineteca.catalog.domain.claims import absorb
from cineteca.catalog.domain.rereading import reread, without
from cineteca.catalog.domain.shapes import canonical
from cineteca.providers.records import EpisodeRecord, SeasonRecord, WorkRecord
from tests.catalog.domain.claimed import day, rating, works

HEAT = WorkRecord(title="Heat", plot="A thief.", certifications={"US": "R", "DE": "16"}, ratings=(rating("imdb", 8.3),))


class TestReadingAgain:
    def test_takes_the_better_reading(self):
        old = absorb(None, replace(HEAT, runtime_minutes=1), day(1))
        assert reread(old, replace(HEAT, runtime_minutes=170), day(1)).record.runtime_minutes == 170

    def test_forgets_what_the_body_never_said(self):
        old = absorb(None, replace(HEAT, tagline="N/A"), day(1))
        assert reread(old, HEAT, day(1)).record.tagline is None

    def test_keeps_what_an_older_body_said(self):
        old = absorb(absorb(None, HEAT, day(1)), WorkRecord(title="Heat!", certifications={"US": "PG"}), day(2))
        new = reread(old, WorkRecord(title="Heat"), day(2))
        assert (new.record.title, new.record.plot) == ("Heat", "A thief.")
        assert new.record.certifications == {"DE": "16"}
        assert new.confirmed_at("plot") == day(1)
        assert new.confirmed_at("title") == day(2)

    def test_keeps_what_was_said_later(self):
        old = absorb(absorb(None, HEAT, day(1)), WorkRecord(plot="Two thieves."), day(2))
        new = reread(old, replace(HEAT, title="Heat, reread"), day(1))
        assert (new.record.title, new.record.plot) == ("Heat, reread", "Two thieves.")

    def test_goes_into_episodes(self):
        def show(**told):
            return WorkRecord(seasons=(SeasonRecord(number=1, episodes=(EpisodeRecord(number=1, **told),)),))

        old = absorb(absorb(None, show(title="Pilot", plot="It begins."), day(1)), show(title="N/A"), day(2))
        episode = reread(old, show(title="The Pilot"), day(2)).record.seasons[0].episodes[0]
        assert (episode.title, episode.plot) == ("The Pilot", "It begins.")

    def test_of_all_there_is_leaves_nothing_else(self):
        assert without(absorb(None, HEAT, day(1)), day(1)) is None


@given(record=works)
def test_reading_the_same_again_changes_nothing(record):
    state = absorb(None, record, day(1))
    assert reread(state, record, day(1)) == state


@given(first=works, second=works)
def test_reading_the_latest_again_changes_nothing(first, second):
    state = absorb(absorb(None, first, day(1)), second, day(2))
    assert canonical(reread(state, second, day(2)).record) == canonical(state.record)
