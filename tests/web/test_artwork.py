import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cineteca.catalog import queries as catalogue
from cineteca.catalog.models import FieldLock, Picture
from cineteca.core import images
from tests.core.images import painted
from tests.web.conftest import address


@pytest.fixture(autouse=True)
def _store(tmp_path, settings):
    settings.PICTURES = {**dict.fromkeys(settings.PICTURES, ""), "folder": str(tmp_path)}


def file(data=None, name="heat.jpg"):
    return SimpleUploadedFile(name, data or painted.picture(), content_type="image/jpeg")


def send(client, work, data=None, what="poster", **more):
    return client.post(address(work, "/artwork"), {"what": what, "picture": file(data)}, **more)


def posters(work):
    return catalogue.get_work_page(work.slug).images.get("poster", ())


class TestGivingArtwork:
    def test_shows_it_and_says_so_and_offers_undo(self, alice, heat):
        page = send(alice, heat, follow=True).text
        assert "Poster is yours now: no source can change it." in page
        assert f'action="{address(heat, "/undo")}"' in page
        (own,) = posters(heat)
        assert own.url.replace("1280", "342") in page
        assert alice.get(own.url)["Content-Type"] == "image/webp"

    def test_is_undone(self, alice, heat):
        send(alice, heat)
        page = alice.post(address(heat, "/undo"), follow=True).text
        assert "It is as it was before." in page
        assert posters(heat) == ()
        assert not FieldLock.objects.exists()

    def test_over_another_is_undone_to_the_first(self, alice, heat):
        send(alice, heat)
        (first,) = posters(heat)
        send(alice, heat, painted.picture(colour=(20, 80, 200)))
        alice.post(address(heat, "/undo"))
        assert [image.url for image in posters(heat)] == [first.url]

    @pytest.mark.parametrize(
        ("data", "said"),
        [
            (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "SVG"),
            (b"MZ this is a program", "It is no JPEG"),
            (painted.bomb(), "pixels"),
            (painted.picture(60, 90), "a poster needs 300 × 400"),
        ],
        ids=["drawing", "program", "bomb", "small"],
    )
    def test_says_beside_the_form_what_is_wrong(self, alice, heat, data, said):
        answer = send(alice, heat, data)
        assert answer.status_code == 422
        assert said in answer.text
        assert 'aria-invalid="true" aria-describedby="error-poster"' in answer.text
        assert not Picture.objects.exists()

    def test_of_nothing_asks_for_a_picture(self, alice, heat):
        answer = alice.post(address(heat, "/artwork"), {"what": "poster"})
        assert "Choose a picture first." in answer.text

    def test_too_large_is_not_even_read(self, alice, heat, monkeypatch):
        monkeypatch.setattr(images, "LIMITS", images.Limits(size=100))
        assert "larger than what is taken" in send(alice, heat).text

    def test_where_there_is_no_room_says_so(self, alice, heat, settings):
        settings.PICTURES_MAX_BYTES = 1
        send(alice, heat)
        answer = send(alice, heat, painted.picture(colour=(1, 90, 200)))
        assert "CINETECA_PICTURES_MAX_GB" in answer.text

    @pytest.mark.parametrize("what", ["photo", "", "../poster"])
    def test_of_another_kind_is_404(self, alice, heat, what):
        assert send(alice, heat, what=what).status_code == 404


class TestTakingItAway:
    def test_lets_the_sources_speak_and_can_be_undone(self, alice, heat):
        send(alice, heat)
        alice.post(address(heat, "/artwork/remove"), {"what": "poster"})
        assert posters(heat) == ()
        alice.post(address(heat, "/undo"))
        assert len(posters(heat)) == 1

    def test_where_there_is_nothing_says_so(self, alice, heat):
        assert "is not locked" in alice.post(address(heat, "/artwork/remove"), {"what": "logo"}, follow=True).text


class TestWhoMay:
    def test_bob_finds_no_such_page(self, bob, heat):
        assert bob.get(address(heat, "/artwork")).status_code == 404
        assert send(bob, heat).status_code == 404
        assert bob.post(address(heat, "/artwork/remove"), {"what": "poster"}).status_code == 404
        assert address(heat, "/artwork") not in bob.get(address(heat)).text

    def test_charlie_is_asked_to_sign_in(self, charlie, heat):
        assert charlie.get(address(heat, "/artwork"))["Location"].startswith("/sign-in/")
        assert send(charlie, heat).status_code == 302
        assert not Picture.objects.exists()

    def test_alice_is_led_there_from_the_work(self, alice, heat):
        assert f'href="{address(heat, "/artwork")}"' in alice.get(address(heat)).text

    def test_of_no_work_is_404(self, alice, db):
        assert alice.get("/film/nothing-2001/artwork").status_code == 404


def test_the_page_tells_what_stands_there(alice, heat):
    page = alice.get(address(heat, "/artwork")).text
    assert "Drawn by Cineteca: no source has one." in page
    send(alice, heat)
    page = alice.get(address(heat, "/artwork")).text
    assert "Uploaded here." in page
    assert "Take it away" in page


def test_the_page_of_a_show_costs_what_that_of_a_film_does(alice, heat, wire):
    alice.get(address(heat, "/artwork"))
    with CaptureQueriesContext(connection) as film:
        alice.get(address(heat, "/artwork"))
    with CaptureQueriesContext(connection) as show:
        alice.get(address(wire, "/artwork"))
    assert len(show) <= len(film) + 1
