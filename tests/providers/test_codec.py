"""Records as JSON and back."""

import json
from datetime import UTC, date, datetime

import orjson

from cineteca.providers import codec
from cineteca.providers.records import Kind, RatingRecord, SeasonRecord, VideoRecord, WorkRecord

RATING = RatingRecord(source="imdb", raw="8.3/10", value=8.3, scale=10.0, value_100=83.0)


def there_and_back(record):
    return codec.decode(type(record), json.loads(orjson.dumps(codec.encode(record))))


def test_an_empty_record_is_an_empty_object():
    assert codec.encode(WorkRecord()) == {}
    assert there_and_back(WorkRecord()) == WorkRecord()


def test_false_and_zero_are_something():
    assert codec.encode(WorkRecord(adult=False, popularity=0.0)) == {"adult": False, "popularity": 0.0}


def test_everything_comes_back_as_it_was():
    record = WorkRecord(
        kind=Kind.SHOW,
        ids={"tmdb": "1396"},
        release_date=date(2008, 1, 20),
        release_dates={"US": date(2008, 1, 20)},
        genres=("Drama",),
        ratings=(RATING,),
        videos=(VideoRecord(site="youtube", key="x", published_at=datetime(2013, 3, 25, 16, 28, tzinfo=UTC)),),
        seasons=(SeasonRecord(number=0, ratings=(RATING,)),),
    )
    assert there_and_back(record) == record


def test_a_field_of_a_newer_version_is_ignored():
    assert codec.decode(WorkRecord, {"title": "Heat", "mood": "blue"}) == WorkRecord(title="Heat")


def test_one_field_comes_back_alone():
    assert codec.decode_field(WorkRecord, "release_date", "1995-12-15") == date(1995, 12, 15)
    assert codec.decode_field(WorkRecord, "genres", ["Crime"]) == ("Crime",)
    assert codec.decode_field(WorkRecord, "title", None) is None
