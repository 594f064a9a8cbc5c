"""What TMDB and OMDb really answered, put into the tables and read back."""

from dataclasses import replace
from itertools import islice

import pytest

from cineteca.catalog.domain.shapes import canonical
from cineteca.catalog.domain.titles import code
from cineteca.catalog.operations.writing import MOST_SIMILAR
from cineteca.catalog.queries import records, rows
from cineteca.config import replaying
from cineteca.enrich.operations.sources import readers
from cineteca.providers.recorded import RecordedWork
from cineteca.providers.records import OfferRecord, PersonRef, WorkRecord


@pytest.fixture(scope="module")
def recordings(shared_data):
    folders = [shared_data / "tmdb_api" / "recorded", shared_data / "omdb_api"]
    found = [one for one in replaying.gather(folders) if isinstance(one, RecordedWork)]
    tmdb = [one for one in found if one.provider == "tmdb"]
    return [*tmdb, *islice((one for one in found if one.provider == "omdb"), 60)]


def comparable(record: WorkRecord) -> WorkRecord:
    """`record` without what the tables keep elsewhere (ids of people, seasons' casts) or in no order of their own."""
    record = canonical(record)
    return replace(
        record,
        kind=None,
        ids={},
        popularity=record.popularity or 0.0,
        adult=bool(record.adult),
        cast=tuple(replace(credit, person=PersonRef(name=credit.person.name)) for credit in record.cast),
        crew=tuple(replace(credit, person=PersonRef(name=credit.person.name)) for credit in record.crew),
        offers=tuple(sorted((_offer(offer) for offer in record.offers), key=repr)),
        offers_for=(),
        titles=tuple(sorted({replace(title, type=code(title.type) or None) for title in record.titles}, key=repr)),
        similar=tuple(replace(other, rank=0) for other in record.similar[:MOST_SIMILAR]),
        franchise=None,
        seasons=tuple(
            replace(
                season,
                cast=(),
                crew=(),
                episodes=tuple(replace(episode, guests=(), crew=()) for episode in season.episodes),
            )
            for season in record.seasons
        ),
    )


def _offer(offer: OfferRecord) -> OfferRecord:
    return replace(offer, ids={}, service="", price=None)


class TestRealAnswers:
    def test_read_back_from_the_tables_as_they_were_told(self, archive, recordings):
        read = readers()
        for recording in recordings:
            told = read[recording.provider].read(recording.kind, recording.bodies).record
            told = replace(told, ids=recording.ids)
            work = archive.add(told.title or "?", kind=recording.kind.value, year=told.year, **recording.ids)
            archive.hear(work, **{recording.provider: told})
            found = rows.read([work.id], records.TABLES)
            kept = records.record_of(found.of("works", work.id)[0], found)
            if work.claims.count() > 1:
                continue  # another provider's recording told of the same work
            assert comparable(kept) == comparable(told), recording.ids

    def test_say_the_same_twice(self, archive, recordings):
        replaying.replay(recordings)
        first = archive.dump()
        replaying.replay(recordings)
        assert archive.dump() == first
