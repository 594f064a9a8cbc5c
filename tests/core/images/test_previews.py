import base64

import pytest
from PIL import Image

from cineteca.core import images
from tests.core.images import painted


def test_a_picture_has_a_placeholder_that_can_be_shown():
    prepared = images.prepare(painted.picture(), widths=(342,))
    address = images.tiny(prepared.placeholder, portrait=True)
    kind, _, body = address.partition(",")
    assert kind == "data:image/webp;base64"
    assert painted.opened(base64.b64decode(body)).size == (8, 12)
    assert len(address) < 400


def test_the_placeholder_alone_is_the_same():
    data = painted.picture(300, 200)
    assert images.placeholder(data)
    assert images.tiny(images.placeholder(data), portrait=False)


def test_a_cut_out_has_none():
    assert images.prepare(painted.logo(), widths=(342,)).placeholder == ""


@pytest.mark.parametrize("bad", ["", "short", "not a hash at all", "L" * 200])
def test_a_bad_placeholder_shows_nothing(bad):
    assert images.tiny(bad, portrait=True) == ""


@pytest.mark.parametrize("colour", [(200, 30, 30), (30, 160, 60), (30, 60, 200)])
def test_the_colour_is_that_of_the_picture(colour):
    found = images.prepare(painted.picture(colour=colour), widths=(342,)).colour
    channels = [int(found[at : at + 2], 16) for at in (1, 3, 5)]
    assert channels.index(max(channels)) == colour.index(max(colour))


def test_a_little_colour_counts_more_than_much_grey():
    image = Image.new("RGB", (300, 450), (128, 128, 128))
    image.paste((220, 40, 20), (0, 0, 300, 150))
    assert images.prepare(painted.saved(image), widths=(342,)).colour.startswith(("#d", "#e"))


def test_of_a_cut_out_only_what_is_there_counts():
    red, green, _blue = bytes.fromhex(images.prepare(painted.logo(), widths=(342,)).colour[1:])
    assert red > 200 > green
