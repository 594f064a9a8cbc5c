from datetime import UTC, datetime, timedelta

import pytest

from cineteca.core import storage
from cineteca.core.storage import Disk, NoSuchFile, StorageError
from tests.core.storage.gateway import ACCESS, SECRET

NAME = "ab/cd/abcd-342.webp"


class StorageContract:
    """What holds wherever files lie; `place` is an empty place for them."""

    def test_gives_back_what_was_put_there(self, place):
        place.put(NAME, b"a picture")
        assert place.get(NAME) == b"a picture"

    def test_puts_the_new_in_the_place_of_the_old(self, place):
        place.put(NAME, b"a longer picture")
        place.put(NAME, b"another")
        assert place.get(NAME) == b"another"

    def test_holds_a_large_file(self, place):
        place.put(NAME, bytes(9 * 1024 * 1024))
        assert len(place.get(NAME)) == 9 * 1024 * 1024

    def test_says_what_it_has(self, place):
        place.put(NAME, b"a picture")
        place.put("ef/01/ef01-500.webp", b"more")
        assert sorted((name, size) for name, size, _at in place.list()) == [(NAME, 9), ("ef/01/ef01-500.webp", 4)]

    def test_says_when_it_was_written(self, place):
        place.put(NAME, b"a picture")
        (stored,) = place.list()
        assert abs(stored.at - datetime.now(UTC)) < timedelta(minutes=1)

    def test_says_whether_it_has_one(self, place):
        assert not place.exists(NAME)
        place.put(NAME, b"a picture")
        assert place.exists(NAME)

    def test_lets_go(self, place):
        place.put(NAME, b"a picture")
        place.delete(NAME)
        assert not place.exists(NAME)
        assert list(place.list()) == []

    def test_lets_go_of_what_is_not_there(self, place):
        place.delete(NAME)

    def test_says_that_there_is_none(self, place):
        with pytest.raises(NoSuchFile):
            place.get(NAME)

    def test_has_no_address_of_its_own(self, place):
        assert place.url(NAME) == ""

    def test_is_tried_and_leaves_no_trace(self, place):
        assert place.check().startswith("in ")
        assert list(place.list()) == []


class TestOnDisk(StorageContract):
    @pytest.fixture
    def place(self, tmp_path):
        return Disk(tmp_path / "pictures")

    def test_lies_two_folders_deep_and_leaves_none_empty(self, place):
        place.put(NAME, b"a picture")
        assert (place.folder / "ab" / "cd" / "abcd-342.webp").is_file()
        place.delete(NAME)
        assert list(place.folder.iterdir()) == []

    def test_a_write_that_fails_leaves_the_old_file(self, place, monkeypatch):
        place.put(NAME, b"a picture")
        monkeypatch.setattr("pathlib.Path.replace", _full)
        with pytest.raises(StorageError, match="No space left"):
            place.put(NAME, b"half a pic")
        assert place.get(NAME) == b"a picture"
        assert [stored.name for stored in place.list()] == [NAME]
        assert len(list((place.folder / "ab" / "cd").iterdir())) == 1

    @pytest.mark.parametrize("name", ["", "../secret", "/etc/passwd", "a/../../b", "a//b", ".hidden", "a/.b", "a\0b"])
    def test_never_leads_outside(self, place, name):
        with pytest.raises(StorageError):
            place.put(name, b"x")
        with pytest.raises(StorageError):
            place.get(name)

    def test_a_base_address_leads_browsers_elsewhere(self, tmp_path):
        place = Disk(tmp_path, base="https://cdn.example.org/films/")
        assert place.url(NAME) == f"https://cdn.example.org/films/{NAME}"


def _full(*_names):
    raise OSError(28, "No space left on device")


@pytest.fixture
def bucket(gateway):
    """How to reach the bucket ``pictures``."""
    return {
        "bucket": "pictures", "endpoint": gateway.endpoint, "access_key": ACCESS, "secret_key": SECRET,
        "region": "us-east-1", "base": "", "folder": "",
    }  # fmt: skip


class TestInABucket(StorageContract):
    @pytest.fixture
    def place(self, bucket, settings):
        settings.PICTURES = bucket
        place = storage.pictures()
        yield place
        for stored in list(place.list()):
            place.delete(stored.name)

    def test_files_are_kept_for_ever_by_whoever_fetches_them(self, place):
        place.put(NAME, b"a picture")
        found = place._store.bucket.Object(NAME).get()
        assert found["CacheControl"] == "public, max-age=31536000, immutable"
        assert found["ContentType"] == "image/webp"

    def test_a_base_address_leads_browsers_elsewhere(self, bucket, settings):
        settings.PICTURES = bucket | {"base": "https://cdn.example.org"}
        assert storage.pictures().url(NAME) == f"https://cdn.example.org/{NAME}"


class TestABucketThatRefuses:
    @pytest.mark.parametrize(
        ("wrong", "said"),
        [
            ({"secret_key": "guessed"}, "S3_SECRET_KEY is wrong"),
            ({"access_key": "nobody"}, "S3_ACCESS_KEY is unknown"),
            ({"bucket": "elsewhere"}, "There is no bucket “elsewhere”"),
        ],
    )
    def test_says_what_is_wrong(self, bucket, settings, wrong, said):
        settings.PICTURES = bucket | wrong
        with pytest.raises(StorageError, match=said) as refused:
            storage.pictures().check()
        assert SECRET not in str(refused.value)
        assert "guessed" not in str(refused.value)

    def test_says_when_nobody_answers(self, settings):
        settings.PICTURES = {
            "bucket": "pictures", "endpoint": "http://127.0.0.1:1", "access_key": ACCESS, "secret_key": SECRET,
            "region": "us-east-1", "base": "", "folder": "",
        }  # fmt: skip
        with pytest.raises(storage.Unreachable, match="does not answer"):
            storage.pictures().check()
