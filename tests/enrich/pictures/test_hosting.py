import threading
from datetime import timedelta

import pytest
from django.db import connections

from cineteca.catalog.models import Picture, PictureSource
from cineteca.enrich.models import Alert
from cineteca.outbound.models import CachedResponse, CallLog
from tests.core.images import painted
from tests.enrich.pictures.conftest import names

HEAT = painted.picture(780, 1170)


class TestBringingHome:
    def test_keeps_what_pages_show_in_the_widths_they_need(self, house):
        url = house.gallery.hang("heat.jpg", HEAT)
        house.show("Heat", url)
        run = house.host()
        source = house.source(url)
        assert (run.checked, run.ingested, run.failed, source.state) == (1, 1, 0, "stored")
        assert source.picture.widths == [342, 500, 780]
        assert source.picture.placeholder
        assert source.picture.colour.startswith("#")
        assert names() == {f"{source.picture.sha256[:2]}/{source.picture.sha256[2:4]}/{source.picture.sha256}-{width}.webp"
                           for width in (342, 500, 780)}  # fmt: skip

    def test_asks_for_the_size_it_needs(self, house):
        house.show("Heat", house.gallery.hang("heat.jpg", HEAT))
        house.host()
        assert dict(house.gallery.asked) == {"/t/p/w780/heat.jpg": 1}

    def test_a_second_time_downloads_nothing(self, house):
        house.show("Heat", house.gallery.hang("heat.jpg", HEAT))
        house.host()
        run = house.host(register=True)
        assert (run.checked, house.gallery.asked.total()) == (0, 1)

    def test_equal_pictures_are_kept_once(self, house):
        first, second = (house.gallery.hang(name, HEAT) for name in ("heat.jpg", "again.jpg"))
        house.show("Heat", first)
        house.show("Heat again", second)
        run = house.host()
        assert run.outcomes == {"pictures": {"shared": 1, "stored": 1}}
        assert Picture.objects.count() == 1
        assert house.source(first).picture == house.source(second).picture

    def test_a_picture_of_two_uses_has_the_widths_of_both(self, house):
        wide = painted.picture(1400, 800)
        house.show("Heat", house.gallery.hang("heat.jpg", wide))
        house.show("Backdrop", house.gallery.hang("hall.jpg", wide), kind="backdrop")
        house.host()
        assert Picture.objects.get().widths == [342, 500, 780, 1280]
        assert len(names()) == 4

    def test_takes_what_most_look_for_first(self, house):
        for title, popularity in (("Rare", 1.0), ("Loved", 90.0), ("Known", 40.0)):
            house.show(title, house.gallery.hang(f"{title}.jpg", HEAT + title.encode()), popularity=popularity)
        told = []
        house.host(progress=told.append, limit=1)
        house.host(progress=told.append, limit=1)
        assert [outcome.url.rpartition("/")[2] for outcome in told] == ["Loved.jpg", "Known.jpg"]

    def test_stops_when_its_time_is_over(self, house):
        house.show("Heat", house.gallery.hang("heat.jpg", HEAT))
        assert house.host(budget=timedelta(0)).checked == 0

    def test_leaves_its_calls_in_the_log_and_no_answer_in_the_cache(self, house):
        house.show("Heat", house.gallery.hang("heat.jpg", HEAT))
        run = house.host()
        call = CallLog.objects.get(provider="pictures")
        assert (call.endpoint, call.status, call.run_id) == ("picture", 200, run.id)
        assert not CachedResponse.objects.exists()

    def test_finds_works_that_were_here_before(self, house):
        url = house.gallery.hang("heat.jpg", HEAT)
        house.show("Heat", url)
        PictureSource.objects.all().delete()
        assert house.host().ingested == 1


class TestRefusing:
    @pytest.mark.parametrize(
        ("data", "reason"),
        [(painted.bomb(), "pixels"), (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"), (HEAT[:9000], "end")],
    )
    def test_what_is_no_picture_says_why(self, house, data, reason):
        url = house.gallery.hang("bad.jpg", data)
        house.show("Heat", url)
        house.host()
        house.later(hours=1)
        house.host()
        source = house.source(url)
        assert source.state == "refused"
        assert reason in source.reason
        assert not Picture.objects.exists()
        assert names() == set()

    def test_what_came_spoilt_once_is_asked_for_again(self, house):
        url = house.gallery.hang("heat.jpg", HEAT[:9000])
        house.show("Heat", url)
        house.host()
        assert house.source(url).state == "failed"
        house.gallery.hang("heat.jpg", HEAT)
        house.later(hours=1)
        house.host()
        assert house.source(url).state == "stored"

    @pytest.mark.parametrize("status", [404, 403, 302])
    def test_what_its_host_does_not_give(self, house, status):
        url = house.gallery.hang("gone.jpg", b"", status=status)
        house.show("Heat", url)
        run = house.host()
        assert house.source(url).state == "refused"
        assert str(status) in house.source(url).reason
        assert run.errors[0]["title"] == url

    @pytest.mark.parametrize(
        "url",
        ["http://169.254.169.254/latest/meta-data", "https://127.0.0.1/a.jpg", "https://localhost/a.jpg",
         "http://image.example/a.jpg", "https://image.example:8443/a.jpg", "ftp://image.example/a.jpg",
         "https://user:secret@image.example/a.jpg", "https://[::1]/a.jpg", "https://0x7f000001/a.jpg"],
    )  # fmt: skip
    def test_what_lies_where_nothing_of_ours_has_business(self, house, url):
        house.show("Heat", url)
        house.host()
        assert house.source(url).state == "refused"
        assert not CallLog.objects.exists()


class TestAHostThatFails:
    def test_is_asked_again_later_and_later(self, house, monkeypatch):
        _impatient(monkeypatch)
        url = house.gallery.hang("heat.jpg", b"", status=503)
        house.show("Heat", url)
        waits = []
        for _ in range(2):
            house.host()
            source = house.source(url)
            waits.append(source.not_before - house.at)
            house.at = source.not_before
        assert source.state == "failed"
        assert waits == [timedelta(minutes=5), timedelta(minutes=20)]

    def test_that_asks_us_to_wait_is_not_blamed(self, house, monkeypatch):
        _impatient(monkeypatch)
        url = house.gallery.hang("heat.jpg", b"", status=429)
        house.show("Heat", url)
        house.host()
        assert house.source(url).retries == 0

    def test_ends_the_run_instead_of_being_asked_for_everything(self, house, monkeypatch):
        _impatient(monkeypatch)
        house.gallery.usual = (503, b"")
        for n in range(40):
            house.show(f"Film {n}", house.gallery.original(f"{n}.jpg"))
        run = house.host()
        assert run.checked <= 16
        assert run.ended_at


class TestRoom:
    def test_ends_and_says_so_once(self, house, settings):
        settings.PICTURES_MAX_BYTES = 1
        for n in range(20):
            house.show(f"Film {n}", house.gallery.hang(f"{n}.jpg", HEAT + bytes([n])))
        house.host()
        run = house.host()
        alert = Alert.objects.get(cleared_at=None)
        assert run.checked == 0
        assert "CINETECA_PICTURES_MAX_GB" in alert.message
        assert PictureSource.objects.filter(state="waiting").count() == 4  # one batch was under way

    def test_is_there_again(self, house, settings):
        settings.PICTURES_MAX_BYTES = 1
        house.show("Heat", house.gallery.hang("heat.jpg", HEAT))
        house.host()
        house.show("Alien", house.gallery.hang("alien.jpg", HEAT + b"2"))
        house.host()
        settings.PICTURES_MAX_BYTES = None
        assert house.host().ingested == 1
        assert not Alert.objects.filter(cleared_at=None).exists()

    def test_a_store_that_fails_loses_nothing(self, house, folder):
        folder.write_text("a file where the folder should be")
        url = house.gallery.hang("heat.jpg", HEAT)
        house.show("Heat", url)
        run = house.host()
        assert (house.source(url).state, Picture.objects.count()) == ("waiting", 0)
        assert Alert.objects.get(cleared_at=None).kind == "pictures.store"
        assert "space and permissions" in run.errors[0]["error"]
        folder.unlink()
        assert house.host().ingested == 1


class TestManyWorkers:
    def test_fetch_each_address_once(self, house):
        for n in range(40):
            house.show(f"Film {n}", house.gallery.hang(f"{n}.jpg", painted.picture(342, 513, (n * 6, 90, 200 - n))))
        together = threading.Barrier(3)

        def work():
            together.wait()
            try:
                house.host()
            finally:
                connections.close_all()

        workers = [threading.Thread(target=work) for _ in range(3)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join(60)
        assert PictureSource.objects.filter(state="stored").count() == 40
        assert set(house.gallery.asked.values()) == {1}

    def test_one_that_died_gives_its_addresses_back(self, house):
        from cineteca.catalog import operations as catalog

        house.show("Heat", house.gallery.hang("heat.jpg", HEAT))
        catalog.lease_pictures(limit=5, at=house.at)
        assert house.host().checked == 0
        house.later(minutes=6)
        assert house.host().ingested == 1

    def test_one_that_is_stopped_gives_them_back_at_once(self, house, monkeypatch):
        house.show("Heat", house.gallery.hang("heat.jpg", HEAT))

        def stopped(*_arguments, **_options):
            raise KeyboardInterrupt

        with monkeypatch.context() as patched:
            patched.setattr("cineteca.enrich.operations.pictures.hosting._settle", stopped)
            with pytest.raises(KeyboardInterrupt):
                house.host()
        assert house.host().ingested == 1

    def test_one_that_comes_late_changes_nothing(self, house):
        from cineteca.catalog import operations as catalog

        url = house.gallery.hang("heat.jpg", HEAT)
        house.show("Heat", url)
        (late,) = catalog.lease_pictures(limit=5, at=house.at)
        house.later(minutes=6)
        house.host()
        catalog.refuse_picture(late, reason="too late", at=house.at)
        assert house.source(url).state == "stored"


def _impatient(monkeypatch):
    """Try each call once: how often a call is repeated is told elsewhere."""
    from dataclasses import replace

    from cineteca.enrich.operations.pictures import fetching, hosting
    from cineteca.outbound.domain.waiting import Patience

    usual = fetching.manners()
    monkeypatch.setattr(
        hosting, "manners", lambda: replace(usual, patience=Patience(first=0.001, longest=0.002, longest_asked=0))
    )
