import pytest

from tests.ops.conftest import PAGES

DEEDS = (
    "/ops/queue/look",
    "/ops/queue/retry",
    "/ops/queue/1/now",
    "/ops/queue/1/leave",
    "/ops/queue/1/take-up",
    "/ops/schedules/refresh/",
    "/ops/schedules/refresh/pause",
    "/ops/schedules/refresh/resume",
    "/ops/schedules/refresh/run",
    "/ops/schedules/refresh/undo",
    "/ops/sources/tmdb/ask-again",
    "/ops/sources/tmdb/forget",
)


@pytest.mark.usefixtures("planned")
@pytest.mark.parametrize("path", [*PAGES, "/ops/schedules/refresh/"])
def test_alice_sees_the_page_bob_hears_of_none_and_charlie_is_asked_to_sign_in(alice, bob, charlie, path):
    assert alice.get(path).status_code == 200
    assert bob.get(path).status_code == 404
    assert charlie.get(path)["Location"].startswith("/sign-in/")


@pytest.mark.usefixtures("planned")
@pytest.mark.parametrize("path", DEEDS)
def test_nobody_but_staff_does_anything(bob, charlie, path):
    assert bob.post(path).status_code == 404
    assert charlie.post(path)["Location"].startswith("/sign-in/")


@pytest.mark.parametrize("path", [path for path in DEEDS if path != "/ops/schedules/refresh/"])
def test_nothing_is_done_by_looking(alice, path):
    assert alice.get(path).status_code == 405


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_never_kept_by_a_browser(alice, path):
    assert "no-store" in alice.get(path)["Cache-Control"]


@pytest.mark.parametrize("path", ["/ops/runs/", "/ops/works/", "/ops/completeness/", "/ops/queue/?state=failed&"])
def test_a_place_that_nobody_handed_out_leads_to_the_beginning(alice, path):
    answer = alice.get(f"{path}{'' if '?' in path else '?'}after=nonsense")
    assert answer.status_code == 302
    assert "after" not in answer["Location"]


@pytest.mark.parametrize("path", ["/ops/runs/99/", "/ops/quality/unheard-of/", "/ops/schedules/unheard-of/"])
def test_what_is_not_there_is_not_found(alice, path):
    assert alice.get(path).status_code == 404
