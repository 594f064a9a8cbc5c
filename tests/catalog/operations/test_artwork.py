import pytest

from cineteca.catalog import operations as catalog
from cineteca.catalog import queries as catalogue
from cineteca.catalog.models import FieldLock, Picture, PictureSource
from cineteca.catalog.operations.errors import NoRoom, NothingLocked, Unfit, UnknownWork
from cineteca.core import images, storage
from tests.catalog import answers
from tests.core.images import painted


@pytest.fixture(autouse=True)
def folder(tmp_path, settings):
    settings.PICTURES = {**dict.fromkeys(settings.PICTURES, ""), "folder": str(tmp_path)}


@pytest.fixture
def heat(archive):
    work = archive.add()
    archive.hear(work, tmdb=answers.heat())
    return work


def poster_of(work):
    return catalogue.get_work_page(work.slug).images["poster"]


def add(archive, work, data=None, kind="poster"):
    return catalog.add_artwork(work_id=work.id, kind=kind, data=data or painted.picture(), by=None, at=archive.at)


class TestAddingArtwork:
    def test_puts_it_before_what_sources_tell(self, archive, heat):
        before = poster_of(heat)
        outcome = add(archive, heat)
        own, *others = poster_of(heat)
        assert own.url.startswith("/pictures/")
        assert (own.width, own.height) == (600, 900)
        assert tuple(others) == before
        assert any(path.startswith("images") for path in outcome.changed)

    def test_holds_against_every_source(self, archive, heat):
        add(archive, heat)
        archive.later(days=1)
        archive.hear(heat, tmdb=answers.heat(images=(answers.poster("another"),)))
        assert poster_of(heat)[0].url.startswith("/pictures/")
        assert FieldLock.objects.get(work=heat).field == "images.poster"

    def test_keeps_nothing_of_what_was_sent_but_the_picture(self, archive, heat):
        add(archive, heat, painted.picture(comment="secret place"))
        for stored in storage.pictures().list():
            assert b"secret place" not in storage.pictures().get(stored.name)

    def test_shows_it_on_the_card(self, archive, heat):
        add(archive, heat)
        assert poster_of(heat)[0].url.encode() in catalogue.get_card(heat.slug).payload

    def test_again_takes_the_place_of_the_first(self, archive, heat):
        add(archive, heat)
        add(archive, heat, painted.picture(colour=(10, 90, 200)))
        assert sum(image.url.startswith("/pictures/") for image in poster_of(heat)) == 1

    def test_of_a_work_without_pictures_gives_it_one(self, archive):
        work = archive.add("Stalker", year=1979, tmdb="1398")
        add(archive, work, painted.picture(1280, 720), kind="backdrop")
        assert len(catalogue.get_work_page(work.slug).images["backdrop"]) == 1


class TestRefusing:
    @pytest.mark.parametrize(
        ("data", "error"),
        [(b"<svg/>", images.NotAPicture), (painted.bomb(), images.TooManyPixels), (painted.picture(100, 150), Unfit),
         (painted.picture()[:5000], images.Broken)],
    )  # fmt: skip
    def test_what_is_no_good_leaves_everything_as_it_was(self, archive, heat, data, error):
        with pytest.raises(error):
            add(archive, heat, data)
        assert not FieldLock.objects.exists()
        assert not Picture.objects.exists()
        assert list(storage.pictures().list()) == []

    def test_where_there_is_no_room(self, archive, heat, settings):
        settings.PICTURES_MAX_BYTES = 0
        with pytest.raises(NoRoom, match="CINETECA_PICTURES_MAX_GB"):
            add(archive, heat)

    def test_a_work_that_is_not_there(self, archive, db):
        with pytest.raises(UnknownWork):
            catalog.add_artwork(work_id=0, kind="poster", data=painted.picture(), by=None, at=archive.at)


class TestRemovingArtwork:
    def test_lets_the_sources_speak_again(self, archive, heat):
        before = poster_of(heat)
        add(archive, heat)
        catalog.remove_artwork(work_id=heat.id, kind="poster", by=None, at=archive.at)
        assert poster_of(heat) == before

    def test_that_is_not_there_says_so(self, archive, heat):
        with pytest.raises(NothingLocked):
            catalog.remove_artwork(work_id=heat.id, kind="poster", by=None, at=archive.at)

    def test_keeps_the_file_for_who_thinks_again(self, archive, heat):
        add(archive, heat)
        url = poster_of(heat)[0].url
        catalog.remove_artwork(work_id=heat.id, kind="poster", by=None, at=archive.at)
        catalog.edit_field(work_id=heat.id, path="images.poster", text=f"{url}\n", by=None, at=archive.at)
        assert poster_of(heat)[0].url == url
        assert PictureSource.objects.get().state == "stored"
