"""Who may read the figures."""

import pytest
from django.test import Client

from tests.api.conftest import program_of

pytestmark = pytest.mark.django_db


def status(remote="203.0.113.7", **headers):
    return Client(REMOTE_ADDR=remote).get("/metrics", headers=headers).status_code


class TestTheFigures:
    def test_are_for_this_machine(self):
        assert [status("127.0.0.1"), status("::1")] == [200, 200]

    def test_are_not_for_strangers(self):
        answer = Client(REMOTE_ADDR="203.0.113.7").get("/metrics")
        assert (answer.status_code, answer["WWW-Authenticate"]) == (401, "Bearer")

    @pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "X-Real-IP"])
    def test_are_not_for_strangers_whom_a_proxy_of_this_machine_carries_here(self, header):
        assert status("127.0.0.1", **{header: "203.0.113.7"}) == 401

    def test_are_for_who_shows_the_token_of_the_settings(self, settings):
        settings.METRICS_TOKEN = "a long enough secret"
        assert status(Authorization="Bearer a long enough secret") == 200
        assert status(Authorization="Bearer another secret") == 401

    def test_are_for_nobody_by_an_empty_token(self, settings):
        settings.METRICS_TOKEN = ""
        assert [status(Authorization="Bearer "), status(Authorization="Bearer")] == [401, 401]

    def test_are_for_alice_and_not_for_bob(self):
        alice = program_of("alice@example.org", is_staff=True)
        bob = program_of("bob@example.org", is_staff=False)
        assert status(Authorization=f"Bearer {alice.token}") == 200
        assert status(Authorization=f"Bearer {bob.token}") == 401
