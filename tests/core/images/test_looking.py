import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from cineteca.core import images
from tests.core.images import painted


class TestWhatAPictureIs:
    @pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF"])
    def test_is_read_off_its_content(self, form):
        assert images.look(painted.picture(120, 90, form=form)) == images.Looked(120, 90, form)

    def test_counts_the_turn_that_a_camera_asks_for(self):
        exif = Image.Exif()
        exif[0x0112] = 6
        looked = images.look(painted.picture(120, 90, exif=exif))
        assert (looked.width, looked.height) == (90, 120)


class TestRefusing:
    @pytest.mark.parametrize("data", [b"", b"   ", b"%PDF-1.7", b"GIF", b"\x89PNG", bytes(4000)])
    def test_what_is_something_else(self, data):
        with pytest.raises(images.NotAPicture):
            images.look(data)

    @pytest.mark.parametrize(
        ("data", "named"),
        [
            (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "SVG"),
            (b"<svg/>", "SVG"),
            (b"<!DOCTYPE html><html>Not found</html>", "web page"),
        ],
    )
    def test_names_what_it_is_instead(self, data, named):
        with pytest.raises(images.NotAPicture, match=named):
            images.look(data)

    def test_formats_that_no_browser_is_sent(self):
        with pytest.raises(images.NotAPicture):
            images.look(painted.picture(form="TIFF"))

    def test_too_many_bytes(self):
        with pytest.raises(images.TooLarge, match="1,000"):
            images.look(painted.picture(), limits=images.Limits(size=1000))

    def test_a_bomb_before_it_goes_off(self):
        with pytest.raises(images.TooManyPixels):
            images.look(painted.bomb())

    def test_a_smaller_bomb_too(self):
        with pytest.raises(images.TooManyPixels, match="9,000 × 9,000"):
            images.look(painted.bomb(9000, 9000))

    def test_a_side_that_nothing_can_hold(self):
        with pytest.raises(images.TooManyPixels, match="20,000"):
            images.look(painted.bomb(20, 20_000))

    def test_what_moves(self):
        first, second = (Image.new("RGB", (50, 50), colour) for colour in ("red", "blue"))
        with pytest.raises(images.Moving):
            images.look(painted.saved(first, "GIF", save_all=True, append_images=[second]))

    def test_what_stops_halfway(self):
        whole = painted.picture(400, 600)
        with pytest.raises(images.Broken):
            images.prepare(whole[: len(whole) // 2])


def test_what_a_phone_writes_into_a_jpg_is_a_picture():
    two = [Image.new("RGB", (90, 60), colour) for colour in ("red", "blue")]
    data = painted.saved(two[0], "MPO", save_all=True, append_images=two[1:])
    assert images.look(data).format == "JPEG"
    assert images.encode(data, widths=[40])


WHOLE = {
    form: painted.picture(48, 64, form=form, mode="P" if form == "GIF" else "RGB")
    for form in ("JPEG", "PNG", "WEBP", "GIF")
}


@given(form=st.sampled_from(sorted(WHOLE)), cut=st.floats(0, 1))
def test_a_cut_picture_is_read_or_refused_in_our_words(form, cut):
    part = WHOLE[form][: int(len(WHOLE[form]) * cut)]
    _read_or_refused(part)


@given(form=st.sampled_from(sorted(WHOLE)), data=st.data())
def test_a_spoilt_picture_is_read_or_refused_in_our_words(form, data):
    spoilt = bytearray(WHOLE[form])
    for place in data.draw(st.lists(st.integers(0, len(spoilt) - 1), min_size=1, max_size=8)):
        spoilt[place] = data.draw(st.integers(0, 255))
    _read_or_refused(bytes(spoilt))


@given(
    start=st.sampled_from([b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF\0\0\0\0WEBPVP8 ", b"GIF89a"]),
    rest=st.binary(),
)
def test_garbage_is_refused_in_our_words(start, rest):
    _read_or_refused(start + rest)


def _read_or_refused(data: bytes) -> None:
    small = images.Limits(pixels=1_000_000)
    try:
        files = images.encode(data, widths=(32,), limits=small)
    except images.PictureError as error:
        files = {0: str(error).encode()}
    assert all(files.values())
