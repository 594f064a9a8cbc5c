"""Who is let in, and how the others are told."""

import pytest

from cineteca.accounts import operations as accounts
from cineteca.accounts.models import ApiToken
from cineteca.api.rest import api
from cineteca.core import clock

SCHEMA = api.get_openapi_schema()
GUARDED = sorted(
    (method, path)
    for path, methods in SCHEMA["paths"].items()
    for method, operation in methods.items()
    if operation.get("security")
)
OPEN = {
    "/api/works",
    "/api/health",
    "/api/people/search",
    "/api/people/{person}",
    "/api/people/{person}/credits",
    "/api/titles/{title}/people",
}


def ask(program, method, path):
    address = path.format(work_id=1, run_id=1, path="plot", name="refresh")
    return program.get(address) if method == "get" else getattr(program, method)(address, {})


def test_everything_but_the_catalogue_its_people_and_our_health_is_guarded():
    assert set(SCHEMA["paths"]) - {path for _, path in GUARDED} == OPEN


@pytest.mark.parametrize(("method", "path"), GUARDED)
def test_charlie_is_asked_for_a_token(charlie, method, path):
    answer = ask(charlie, method, path)
    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, "Bearer")
    assert answer.json()["error"]["code"] == "unauthorised"


@pytest.mark.parametrize(("method", "path"), GUARDED)
def test_bob_who_is_no_longer_staff_is_told_so(bob, method, path):
    answer = ask(bob, method, path)
    assert answer.status_code == 403
    assert "not staff" in answer.json()["error"]["message"]


@pytest.mark.parametrize(("method", "path"), [pair for pair in GUARDED if pair[0] == "get"])
def test_alice_is_let_in(alice, method, path):
    assert ask(alice, method, path).status_code in {200, 404}


class TestAToken:
    def test_that_was_revoked_opens_nothing(self, alice):
        accounts.revoke_token(token_id=ApiToken.objects.get().id, by="Alice", at=clock.now())
        assert alice.get("/api/runs").status_code == 401

    def test_may_ask_so_often_and_is_then_told_to_wait(self, alice, settings):
        settings.API_LIMIT = (2, 3600.0)
        answers = [alice.get("/api/runs") for _ in range(3)]
        assert [answer.status_code for answer in answers] == [200, 200, 429]
        assert 0 < int(answers[-1]["Retry-After"]) <= 3600
        assert answers[-1].json()["error"]["code"] == "too_many_requests"

    def test_may_ask_as_often_as_it_likes_where_there_is_no_limit(self, alice, settings):
        settings.API_LIMIT = None
        assert [alice.get("/api/runs").status_code for _ in range(3)] == [200] * 3

    def test_of_a_session_is_none(self, alice, client, django_user_model):
        client.force_login(django_user_model.objects.get(email="alice@example.org"))
        assert client.get("/api/runs").status_code == 401
