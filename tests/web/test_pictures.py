import io
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from cineteca.catalog import operations as catalog
from cineteca.catalog.domain import pictures as rules
from cineteca.catalog.models import Picture, PictureSource
from cineteca.core import clock, images, storage
from cineteca.providers.records import ImageRecord, PersonRef
from cineteca.web import pictures
from tests.catalog import answers
from tests.core.images import painted
from tests.web.conftest import address, told

POSTER = "https://image.tmdb.org/t/p/original/heat.jpg"
BACKDROP = "https://image.tmdb.org/t/p/original/street.jpg"
PHOTO = "https://image.tmdb.org/t/p/original/pacino.jpg"
KEY = rules.key_of(POSTER)


@pytest.fixture(autouse=True)
def folder(tmp_path, settings):
    settings.PICTURES = {**dict.fromkeys(settings.PICTURES, ""), "folder": str(tmp_path)}
    return tmp_path


def registered(url=POSTER, kind="poster", **more) -> PictureSource:
    at = clock.now()
    values = {"url": url, "kind": kind, "not_before": at, **more}
    return PictureSource.objects.update_or_create(key=rules.key_of(url), defaults=values)[0]


def kept(url=POSTER, kind="poster", data=None) -> Picture:
    """As if it had been brought home."""
    data = data or painted.picture(780, 1170)
    registered(url, kind, state="waiting")
    (lease,) = [one for one in catalog.lease_pictures(limit=99, at=clock.now()) if one.url == url]
    prepared = images.prepare(data, widths=rules.widths_of(kind))
    catalog.settle_picture(lease, data=data, prepared=prepared, at=clock.now())
    return Picture.objects.get(sources__url=url)


@pytest.fixture
def painted_heat(db):
    """Heat with a poster and a backdrop, and a photo of who plays in it."""
    pictures_of = (ImageRecord(kind="poster", url=POSTER), ImageRecord(kind="backdrop", url=BACKDROP))
    pacino = PersonRef(name="Al Pacino", ids={"tmdb": "1158"}, photo=PHOTO)
    return told(
        "film", "Heat", 1995, tmdb=answers.heat(images=pictures_of, cast=(answers.cast(pacino, "Vincent Hanna"),))
    )


class TestAPictureThatWeKeep:
    def test_may_be_kept_for_ever_and_is_webp(self, charlie, db):
        kept()
        answer = charlie.get(f"/pictures/{KEY}/342.webp")
        assert answer["Content-Type"] == "image/webp"
        assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert Image.open(io.BytesIO(answer.content)).size == (342, 513)

    def test_is_304_to_who_has_it(self, charlie, db):
        kept()
        tag = charlie.get(f"/pictures/{KEY}/342.webp")["ETag"]
        answer = charlie.get(f"/pictures/{KEY}/342.webp", headers={"If-None-Match": tag})
        assert (answer.status_code, answer.content) == (304, b"")
        assert charlie.get(f"/pictures/{KEY}/500.webp")["ETag"] != tag

    def test_comes_in_the_widest_there_is_when_it_is_small(self, charlie, db):
        kept(data=painted.picture(400, 600))
        assert Image.open(io.BytesIO(charlie.get(f"/pictures/{KEY}/780.webp").content)).width == 342

    def test_can_load_nothing_and_run_nothing(self, charlie, db):
        kept()
        assert charlie.get(f"/pictures/{KEY}/342.webp")["Content-Security-Policy"] == "default-src 'none'"

    def test_is_led_to_where_the_public_address_says(self, charlie, settings, db):
        content = kept().sha256
        settings.PICTURES = settings.PICTURES | {"base": "https://cdn.example.org"}
        answer = charlie.get(f"/pictures/{KEY}/342.webp")
        assert answer.status_code == 302
        assert answer["Location"] == f"https://cdn.example.org/{rules.file_name(content, 342)}"

    def test_whose_file_is_lost_is_fetched_again(self, charlie, db):
        picture = kept()
        for width in picture.widths:
            storage.pictures().delete(rules.file_name(picture.sha256, width))
        answer = charlie.get(f"/pictures/{KEY}/342.webp")
        assert answer["Location"] == "https://image.tmdb.org/t/p/w342/heat.jpg"
        assert PictureSource.objects.get(key=KEY).state == "waiting"
        assert not Picture.objects.exists() or not Picture.objects.filter(sources__isnull=False).exists()


class TestAPictureThatIsNotHereYet:
    def test_is_led_to_its_provider_in_the_same_size(self, charlie, db):
        registered()
        answer = charlie.get(f"/pictures/{KEY}/500.webp")
        assert (answer.status_code, answer["Location"]) == (302, "https://image.tmdb.org/t/p/w500/heat.jpg")
        assert "immutable" not in answer["Cache-Control"]

    def test_is_so_after_a_failure(self, charlie, db):
        registered(state="failed")
        assert charlie.get(f"/pictures/{KEY}/500.webp").status_code == 302

    def test_and_was_refused_is_404(self, charlie, db):
        registered(state="refused", reason="a bomb")
        assert charlie.get(f"/pictures/{KEY}/500.webp").status_code == 404

    def test_and_is_a_trailers_is_404_so_that_nobody_calls_on_its_site(self, charlie, db):
        url = "https://i.ytimg.com/vi/0xbBLJ1WGwQ/hqdefault.jpg"
        registered(url, "trailer")
        assert charlie.get(f"/pictures/{rules.key_of(url)}/342.webp").status_code == 404


@pytest.mark.parametrize("path", [f"/pictures/{'0' * 24}/342.webp", f"/pictures/{KEY}/343.webp", f"/pictures/{KEY}/9999.webp",
                                  "/pictures/..%2f..%2fetc/342.webp", f"/pictures/{KEY}/342.png"])  # fmt: skip
def test_what_we_do_not_know_is_404(charlie, db, path):
    registered()
    assert charlie.get(path).status_code == 404


class TestAPage:
    def test_shows_ours_in_several_sizes_with_the_drawn_poster_to_fall_back_on(self, charlie, painted_heat):
        registered()
        html = charlie.get(address(painted_heat)).text
        assert f'src="/pictures/{KEY}/342.webp"' in html
        assert f"/pictures/{KEY}/780.webp 780w" in html
        assert re.search(rf'data-drawn="/posters/{painted_heat.slug}\.[0-9a-f]+\.svg"', html)
        assert 'alt="Poster of Heat"' in html

    def test_shows_the_providers_where_ours_is_not_known(self, charlie, painted_heat):
        PictureSource.objects.all().delete()
        html = charlie.get(address(painted_heat)).text
        assert "https://image.tmdb.org/t/p/w342/heat.jpg" in html
        assert "/pictures/" not in html

    def test_shows_a_blur_until_the_picture_is_there(self, charlie, painted_heat):
        kept()
        assert '<img class="blur" src="data:image/webp;base64,' in charlie.get(address(painted_heat)).text
        assert '<img class="blur" src="data:image/webp;base64,' in charlie.get("/").text

    def test_takes_its_hue_from_the_poster(self, charlie, painted_heat):
        kept(data=painted.picture(780, 1170, colour=(30, 60, 220)))
        assert re.search(r' data-hue="2[5-9]0"', charlie.get(address(painted_heat)).text)

    def test_stands_before_its_backdrop(self, charlie, painted_heat):
        registered(BACKDROP, "backdrop")
        html = charlie.get(address(painted_heat)).text
        assert (
            f'<div class="hero"><div class="hero-picture"><img src="/pictures/{rules.key_of(BACKDROP)}/1280.webp"'
            in html
        )

    def test_shows_who_plays_in_it_or_their_letters(self, charlie, painted_heat):
        html = charlie.get(address(painted_heat)).text
        assert "https://image.tmdb.org/t/p/h632/pacino.jpg" in html
        assert '<span class="plate-letters" aria-hidden="true">AP</span>' in html
        assert 'alt="Photo of Al Pacino"' in charlie.get("/person/al-pacino").text

    def test_shows_the_providers_where_nothing_is_to_be_kept(self, charlie, painted_heat, settings):
        registered()
        settings.PICTURES_MAX_BYTES = 0
        assert "/pictures/" not in charlie.get(address(painted_heat)).text


class TestTheWall:
    def test_shows_ours_and_loads_it_when_it_comes_near(self, charlie, painted_heat):
        registered()
        html = charlie.get("/").text
        assert f'srcset="/pictures/{KEY}/342.webp 342w, ' in html
        assert 'data-drawn="/posters/' in html

    def test_twice_the_pictures_cost_the_same_queries(self, charlie, db):
        def films(first, last):
            for n in range(first, last):
                url = f"https://image.tmdb.org/t/p/original/{n}.jpg"
                told("film", f"Film {n}", 1990, tmdb=answers.heat(
                    ids={"tmdb": str(9000 + n)}, title=f"Film {n}", images=(ImageRecord(kind="poster", url=url),),
                    similar=(), franchise=None, cast=(), videos=(),
                ))  # fmt: skip
                registered(url)

        films(0, 5)
        charlie.get("/")
        pictures.forget()
        with CaptureQueriesContext(connection) as five:
            charlie.get("/")
        films(5, 10)
        charlie.get("/?sort=newest")
        pictures.forget()
        with CaptureQueriesContext(connection) as ten:
            charlie.get("/")
        assert len(ten) == len(five)


class TestWhatIsRemembered:
    def test_lasts_for_a_kept_picture_and_passes_for_one_to_come(self):
        now, asked = [0.0], []
        preview = object()

        def read(urls):
            asked.extend(urls)
            return {"kept": preview, "waiting": None}

        remembered = pictures.Remembered(read, clock=lambda: now[0])
        assert remembered.get({"kept", "waiting", "unknown"}) == {"kept": preview, "waiting": None}
        remembered.get({"kept", "waiting", "unknown"})
        assert sorted(asked) == ["kept", "unknown", "waiting"]
        now[0] = 60.0
        remembered.get({"kept", "waiting", "unknown"})
        assert sorted(asked) == ["kept", "unknown", "unknown", "waiting", "waiting"]
