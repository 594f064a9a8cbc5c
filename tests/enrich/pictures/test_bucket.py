"""Pictures brought home into a real store that speaks S3."""

import pytest
from django.test import Client

from cineteca.catalog.domain import pictures as rules
from cineteca.catalog.models import Picture
from cineteca.config import health
from cineteca.core import storage
from cineteca.enrich.models import Alert
from tests.core.images import painted
from tests.core.storage.gateway import ACCESS, SECRET
from tests.enrich.pictures.conftest import names


@pytest.fixture
def bucket(house, gateway, settings):
    settings.PICTURES = {
        "bucket": "pictures", "endpoint": gateway.endpoint, "access_key": ACCESS, "secret_key": SECRET,
        "region": "us-east-1", "base": "", "folder": "",
    }  # fmt: skip
    yield settings.PICTURES
    settings.PICTURES = {**settings.PICTURES, "secret_key": SECRET}
    for stored in list(storage.pictures().list()):
        storage.pictures().delete(stored.name)


def test_are_kept_there_and_served_from_there(house, bucket):
    url = house.gallery.hang("heat.jpg", painted.picture(780, 1170))
    house.show("Heat", url)
    assert house.host().ingested == 1
    picture = Picture.objects.get()
    assert names() == {rules.file_name(picture.sha256, width) for width in (342, 500, 780)}
    answer = Client().get(rules.address(rules.key_of(url), 500))
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/webp")
    assert painted.opened(answer.content).width == 500


def test_a_wrong_secret_keeps_nothing_loses_nothing_and_is_named(house, bucket, settings):
    settings.PICTURES = {**bucket, "secret_key": "guessed"}
    url = house.gallery.hang("heat.jpg", painted.picture(780, 1170))
    house.show("Heat", url)
    house.host()
    found = health._pictures(call=True)
    assert (found.state, house.source(url).state) == ("bad", "waiting")
    assert "S3_SECRET_KEY is wrong" in found.says
    assert "S3_SECRET_KEY is wrong" in Alert.objects.get(cleared_at=None).message
    assert "guessed" not in found.says
    assert Client().get(rules.address(rules.key_of(url), 500)).status_code == 302
    settings.PICTURES = bucket
    assert house.host().ingested == 1
    assert not Alert.objects.filter(cleared_at=None).exists()
