import os
from datetime import timedelta

from cineteca.catalog import operations as catalog
from cineteca.catalog.models import Picture, PictureSource, Work
from cineteca.core import storage
from tests.core.images import painted
from tests.enrich.pictures.conftest import names

HEAT = painted.picture(342, 513)


class TestWhatNothingShows:
    def test_goes_after_the_time_of_grace(self, house):
        house.show("Heat", house.gallery.hang("heat.jpg", HEAT))
        house.host()
        Work.objects.all().delete()
        house.later(days=29)
        house.collect()
        assert (Picture.objects.count(), len(names())) == (1, 1)
        house.later(days=2)
        run = house.collect()
        assert (Picture.objects.count(), PictureSource.objects.count(), names()) == (0, 0, set())
        assert "1 pictures, 1 files, 1 addresses went" in run.titles[0]

    def test_stays_when_it_is_only_said_what_would_go(self, house):
        house.show("Heat", house.gallery.hang("heat.jpg", HEAT))
        house.host()
        Work.objects.all().delete()
        house.later(days=31)
        told = []
        house.collect(dry=True, progress=told.append)
        assert (told[0].pictures, told[0].files, told[0].addresses) == (1, 1, 1)
        assert told[0].size == Picture.objects.get().size_bytes
        assert len(names()) == 1
        done = []
        house.collect(progress=done.append)
        assert done == told

    def test_is_not_what_a_page_shows_however_long(self, house):
        house.show("Heat", house.gallery.hang("heat.jpg", HEAT))
        house.host()
        house.later(days=400)
        house.collect()
        assert len(names()) == 1

    def test_is_not_what_another_address_still_leads_to(self, house):
        first, second = (house.gallery.hang(name, HEAT) for name in ("a.jpg", "b.jpg"))
        going = house.show("Heat", first)
        house.show("Again", second)
        house.host()
        going.delete()
        house.later(days=31)
        house.collect()
        assert len(names()) == 1
        assert PictureSource.objects.get().url == second


class TestFilesOfNobody:
    def test_go_when_they_are_old(self, house, folder):
        store = storage.pictures()
        store.put("ab/cd/old-342.webp", b"left behind")
        store.put("ab/cd/new-342.webp", b"just put there")
        long_ago = (house.at - timedelta(days=60)).timestamp()
        os.utime(folder / "ab" / "cd" / "old-342.webp", (long_ago, long_ago))
        house.collect()
        assert names() == {"ab/cd/new-342.webp"}

    def test_of_another_kind_are_none_of_our_business(self, house, folder):
        (folder / "notes").mkdir(parents=True)
        note = folder / "notes" / "readme.txt"
        note.write_text("keep out")
        os.utime(note, (0, 0))
        house.collect()
        assert note.exists()


class TestWhatWasUploaded:
    def test_stays_while_it_is_shown(self, house):
        work = house.show("Heat")
        catalog.add_artwork(work_id=work.id, kind="poster", data=painted.picture(), by=None, at=house.at)
        house.later(days=400)
        house.collect()
        assert Picture.objects.exists()

    def test_goes_some_time_after_it_was_taken_away(self, house):
        work = house.show("Heat")
        catalog.add_artwork(work_id=work.id, kind="poster", data=painted.picture(), by=None, at=house.at)
        catalog.remove_artwork(work_id=work.id, kind="poster", by=None, at=house.at)
        house.later(days=20)
        house.collect()
        assert Picture.objects.exists()
        house.later(days=20)
        house.collect()
        assert not Picture.objects.exists()
        assert names() == set()
