import pytest
from PIL import Image, ImageCms

from cineteca.core import images
from cineteca.core.images.encoding import fitting
from tests.core.images import painted


class TestWidths:
    def test_are_those_asked_for(self):
        files = images.encode(painted.picture(1000, 1500), widths=(342, 780))
        assert {width: painted.opened(data).size for width, data in files.items()} == {
            342: (342, 513), 780: (780, 1170)
        }  # fmt: skip

    def test_are_never_beyond_the_original(self):
        assert set(images.encode(painted.picture(600, 900))) == {342, 500}

    def test_of_a_small_picture_are_its_own(self):
        (data,) = images.encode(painted.picture(100, 150)).values()
        assert painted.opened(data).size == (100, 150)

    @pytest.mark.parametrize(("width", "found"), [(100, (100,)), (342, (342,)), (900, (342, 500, 780))])
    def test_that_fit(self, width, found):
        assert fitting(width, images.WIDTHS) == found

    def test_survive_the_thinnest_picture(self):
        (data,) = images.encode(painted.saved(Image.new("RGB", (4000, 1))), widths=(342,)).values()
        assert painted.opened(data).size == (342, 1)


class TestWhatIsWritten:
    def test_is_webp(self):
        (data,) = images.encode(painted.picture(), widths=(342,)).values()
        assert painted.opened(data).format == "WEBP"

    def test_carries_nothing_but_the_picture(self):
        exif = Image.Exif()
        exif[0x010F] = "Somebody’s camera"
        profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
        (data,) = images.encode(
            painted.picture(exif=exif, icc_profile=profile, comment="hello"), widths=(342,)
        ).values()
        image = painted.opened(data)
        assert not image.getexif()
        assert not {"exif", "icc_profile", "xmp", "comment"} & set(image.info)
        assert b"camera" not in data

    def test_is_turned_as_the_camera_says(self):
        exif = Image.Exif()
        exif[0x0112] = 6  # the camera was held upright: to be turned a quarter to the right
        lying = Image.new("RGB", (200, 100), (0, 0, 255))
        lying.paste((255, 0, 0), (0, 0, 50, 100))
        (data,) = images.encode(painted.saved(lying, "JPEG", exif=exif), widths=(100,)).values()
        image = painted.opened(data)
        assert image.size == (100, 200)
        assert image.getpixel((50, 10))[0] > 200  # what lay at the left is at the top

    def test_keeps_what_is_seen_through(self):
        (data,) = images.encode(painted.logo(), widths=(500,)).values()
        image = painted.opened(data)
        assert image.mode == "RGBA"
        assert image.getpixel((2, 2))[3] == 0
        assert image.getpixel((200, 60))[3] == 255

    def test_lets_alpha_go_that_hides_nothing(self):
        (data,) = images.encode(painted.picture(mode="RGBA", form="PNG"), widths=(342,)).values()
        assert painted.opened(data).mode == "RGB"


@pytest.mark.parametrize(
    ("mode", "form"),
    [
        ("L", "PNG"),
        ("LA", "PNG"),
        ("1", "PNG"),
        ("P", "PNG"),
        ("P", "GIF"),
        ("I;16", "PNG"),
        ("CMYK", "JPEG"),
        ("L", "JPEG"),
    ],
)
def test_every_kind_of_pixel_is_taken(mode, form):
    gradient = Image.linear_gradient("L").resize((400, 400))
    image = _deep(gradient) if mode == "I;16" else gradient.convert(mode)
    (data,) = images.encode(painted.saved(image, form), widths=(342,)).values()
    top, bottom = (painted.opened(data).convert("L").getpixel((170, y)) for y in (5, 337))
    assert top < 60
    assert bottom > 190


def _deep(gradient: Image.Image) -> Image.Image:
    values = [value * 257 for value in gradient.get_flattened_data()]
    raw = b"".join(value.to_bytes(2, "little") for value in values)
    return Image.frombytes("I;16", gradient.size, raw)


def test_a_palette_with_a_hole_keeps_it():
    image = Image.new("P", (100, 100), 0)
    image.putpalette([0, 0, 0, 255, 255, 255])
    (data,) = images.encode(painted.saved(image, "PNG", transparency=0), widths=(100,)).values()
    assert painted.opened(data).getpixel((5, 5))[3] == 0


def test_a_colour_profile_is_heeded_or_left():
    broken = painted.picture(icc_profile=b"not a profile")
    assert images.encode(broken, widths=(342,))
