"""Pictures: real files of the size that was asked for, the same every time."""

from datetime import date
from io import BytesIO

import pytest
from PIL import Image

from cineteca.simulator import fanart, painting, world
from cineteca.simulator.painting import palettes
from cineteca.simulator.painting.stills import SCENES
from cineteca.simulator.pictures import JPEG, PNG, REMEMBERED_BYTES, Gallery

EDITION = world.fixed(date(2026, 8, 14))


def path_of(kind: str) -> str:
    return next(path for path, shown in EDITION.pictures.items() if shown.kind == kind)


def opened(found: tuple[str, bytes] | None) -> Image.Image:
    assert found
    picture = Image.open(BytesIO(found[1]))
    picture.load()
    return picture


@pytest.fixture
def gallery() -> Gallery:
    return Gallery()


class TestAPicture:
    @pytest.mark.parametrize(
        ("kind", "size", "expected"),
        [
            ("poster", "original", (780, 1170)),
            ("poster", "w342", (342, 513)),
            ("backdrop", "w1280", (1280, 720)),
            ("backdrop", "w300", (300, 169)),
            ("still", "w300", (300, 169)),
            ("still", "h180", (320, 180)),
            ("poster", "w9000", (780, 1170)),
        ],
    )
    def test_is_a_jpeg_of_the_size_that_is_asked_for(self, gallery, kind, size, expected):
        found = gallery.of_tmdb(EDITION, f"{size}{path_of(kind)}")
        assert found[0] == JPEG
        assert (opened(found).format, opened(found).size) == ("JPEG", expected)

    def test_is_the_same_every_time(self):
        path = f"original{path_of('backdrop')}"
        assert Gallery().of_tmdb(EDITION, path) == Gallery().of_tmdb(EDITION, path)

    def test_is_another_for_another_work(self, gallery):
        paths = [path for path, shown in EDITION.pictures.items() if shown.kind == "backdrop"][:5]
        assert len({gallery.of_tmdb(EDITION, f"w300{path}") for path in paths}) == 5

    @pytest.mark.parametrize("path", ["w342/none.jpg", "huge/none.jpg", "w342/../x.jpg", "w342", "", "w0/none.jpg"])
    def test_that_is_not_there_is_none(self, gallery, path):
        assert gallery.of_tmdb(EDITION, path) is None

    def test_has_more_than_one_colour(self, gallery):
        small = opened(gallery.of_tmdb(EDITION, f"w300{path_of('poster')}")).resize((16, 16))
        assert len(small.getcolors()) > 50

    def test_is_forgotten_when_there_are_too_many(self, gallery, monkeypatch):
        monkeypatch.setattr("cineteca.simulator.pictures.REMEMBERED_BYTES", 300_000)
        for path in list(EDITION.pictures)[:6]:
            gallery.of_tmdb(EDITION, f"original{path}")
        assert gallery._bytes <= 300_000 < REMEMBERED_BYTES
        assert sum(map(len, gallery._kept.values())) == gallery._bytes


class TestALandscape:
    @pytest.mark.parametrize("genre", [*palettes.BY_GENRE, *palettes.ALIKE, "None of these"])
    def test_is_there_for_every_genre(self, genre):
        assert opened((JPEG, painting.painted("a seed", [genre], (160, 90)))).size == (160, 90)

    def test_of_every_scene_is_painted_somewhere(self):
        used = {palette.scene for told in palettes.BY_GENRE.values() for palette in told}
        assert used == set(SCENES)


class TestALogo:
    def test_is_a_png_that_lets_the_page_through(self):
        logo = opened((PNG, painting.logo("Harry Potter and the Philosopher's Stone")))
        assert (logo.format, logo.mode) == ("PNG", "RGBA")
        assert logo.getpixel((0, 0))[3] == 0
        assert logo.getextrema()[3] == (0, 255)

    @pytest.mark.parametrize("title", ["M", "千と千尋の神隠し", "A" * 300, " ".join(["Very"] * 80)])
    def test_is_there_for_every_title(self, title):
        assert opened((PNG, painting.logo(title))).size == (800, 310)


class TestArtwork:
    def test_is_where_fanarts_answers_say(self, gallery):
        told = fanart.answer(EDITION, "v3/movies/603", "http://here")
        assert told["tmdb_id"] == "603"
        for kind, form in (("hdmovielogo", "PNG"), ("moviebackground", "JPEG")):
            for picture in told[kind]:
                path = picture["url"].removeprefix("http://here/fanart/")
                assert opened(gallery.of_fanart(EDITION, path)).format == form

    def test_has_posters_of_those_alone_that_have_one_elsewhere(self):
        told = {n: fanart.answer(EDITION, f"v3/movies/{n}", "") or {} for n in EDITION.archive.films}
        posters = {number for number, body in told.items() if body.get("movieposter")}
        assert posters
        assert all("poster" in EDITION.archive.films[number] for number in posters)

    @pytest.mark.parametrize("path", ["assets/fanart/movies/1/movieposter/x-1.jpg", "assets/x", "", "v3/movies/603"])
    def test_that_is_not_there_is_none(self, gallery, path):
        assert gallery.of_fanart(EDITION, path) is None

    def test_is_found_by_other_identifiers(self):
        assert fanart.answer(EDITION, "v3/movies/tt0133093", "")["tmdb_id"] == "603"
        assert fanart.answer(EDITION, "v3/tv/81189", "")["thetvdb_id"] == "81189"
