from datetime import timedelta

import pytest

from cineteca.config import health
from cineteca.core import clock
from tests.enrich.datasets import filled


@pytest.fixture
def pictures(settings, tmp_path):
    settings.PICTURES = {
        **dict.fromkeys(settings.PICTURES, ""),
        "folder": str(tmp_path / "pictures"),
        "region": "us-east-1",
    }
    return settings.PICTURES


class TestPictures:
    def test_on_disk_are_tried(self, pictures):
        found = health._pictures(call=True)
        assert (found.state, found.says) == ("good", f"kept in {pictures['folder']}")

    def test_that_cannot_be_written_say_so(self, pictures, tmp_path):
        (tmp_path / "pictures").write_text("a file where the folder should be")
        assert health._pictures(call=True).state == "bad"

    def test_in_a_bucket_that_nobody_serves_name_the_setting(self, pictures, settings):
        settings.PICTURES = pictures | {
            "bucket": "films",
            "endpoint": "http://127.0.0.1:1",
            "access_key": "a",
            "secret_key": "b",
        }
        found = health._pictures(call=True)
        assert found.state == "bad"
        assert "S3_ENDPOINT" in found.says
        assert health._pictures(call=False).state == "good"

    def test_that_are_not_kept_are_off(self, pictures, settings):
        settings.PICTURES_MAX_BYTES = 0
        assert health._pictures(call=True).state == "off"


@pytest.mark.django_db
class TestDatasets:
    def test_that_are_not_loaded_say_what_that_turns_off(self):
        found = health._datasets()
        assert found.state == "off"
        assert "neither found nor shown" in found.says
        assert "IMDB_ENABLED=yes" in found.do

    def test_that_are_loaded_say_how_old_they_are(self):
        filled.heat()
        filled.files(published_at=clock.now() - timedelta(hours=5))
        found = health._datasets()
        assert (found.state, found.says) == ("good", "1 titles, 0 people, 5 hours old")

    def test_that_are_old_say_so(self):
        filled.heat()
        filled.files(published_at=clock.now() - timedelta(days=9))
        found = health._datasets()
        assert found.state == "off"
        assert "9 days old: out of date" in found.says
