"""Signing in: by password, by a link that works once."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import signing
from django.urls import reverse

from cineteca.accounts import operations as accounts
from cineteca.accounts import queries
from cineteca.accounts.models import User

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def alice():
    return accounts.make_staff(email="alice@example.org", password="a long enough phrase")


class TestMakingStaff:
    def test_of_somebody_new_makes_them(self, alice):
        assert (alice.is_staff, alice.check_password("a long enough phrase")) == (True, True)

    def test_without_a_password_lets_nobody_in_by_password(self):
        assert not accounts.make_staff(email="bob@example.org").has_usable_password()

    def test_of_somebody_known_promotes_them_whatever_the_case(self):
        bob = User.objects.create_user("bob@example.org", "secret phrase here")
        assert accounts.make_staff(email="Bob@Example.org") == bob
        bob.refresh_from_db()
        assert bob.is_staff
        assert bob.check_password("secret phrase here")

    def test_again_with_a_password_changes_it(self, alice):
        accounts.make_staff(email="alice@example.org", password="another long phrase")
        alice.refresh_from_db()
        assert alice.check_password("another long phrase")


class TestALink:
    def test_signs_in_once(self, alice):
        token = accounts.issue_link_token(user=alice)
        assert accounts.redeem_link_token(token, at=NOW) == alice
        with pytest.raises(accounts.BadLink, match="used already"):
            accounts.redeem_link_token(token, at=NOW)

    def test_made_before_another_was_used_is_spent_too(self, alice):
        first, second = accounts.issue_link_token(user=alice), accounts.issue_link_token(user=alice)
        accounts.redeem_link_token(second, at=NOW)
        with pytest.raises(accounts.BadLink):
            accounts.redeem_link_token(first, at=NOW)

    def test_is_too_old_after_an_hour(self, alice, monkeypatch):
        token = accounts.issue_link_token(user=alice)
        later = (datetime.now(tz=UTC) + timedelta(seconds=accounts.LINK_SECONDS + 1)).timestamp()
        monkeypatch.setattr(signing.time, "time", lambda: later)
        with pytest.raises(accounts.BadLink, match="too old"):
            accounts.redeem_link_token(token, at=NOW)

    def test_that_somebody_altered_is_refused(self, alice):
        token = accounts.issue_link_token(user=alice)
        with pytest.raises(accounts.BadLink):
            accounts.redeem_link_token(token[:-2] + "xx", at=NOW)

    def test_of_somebody_locked_out_is_refused(self, alice):
        token = accounts.issue_link_token(user=alice)
        User.objects.update(is_active=False)
        with pytest.raises(accounts.BadLink):
            accounts.redeem_link_token(token, at=NOW)

    def test_opened_by_a_preview_is_not_spent(self, alice, client):
        address = reverse("accounts:sign-in-link", args=[accounts.issue_link_token(user=alice)])
        assert client.get(address).status_code == 200
        assert "_auth_user_id" not in client.session
        assert client.post(address).status_code == 302
        assert int(client.session["_auth_user_id"]) == alice.pk

    def test_that_is_spent_says_so_on_the_page(self, alice, client):
        address = reverse("accounts:sign-in-link", args=[accounts.issue_link_token(user=alice)])
        client.post(address)
        client.logout()
        assert "used already" in client.post(address, follow=True).content.decode()


class TestThePasswordForm:
    def test_lets_alice_in(self, alice, client):
        done = client.post(
            reverse("accounts:sign-in"), {"username": "alice@example.org", "password": "a long enough phrase"}
        )
        assert done.status_code == 302

    def test_tells_a_wrong_password_and_an_unknown_address_alike(self, alice, client):
        def told(email: str) -> str:
            page = client.post(reverse("accounts:sign-in"), {"username": email, "password": "wrong"}).content.decode()
            return page.replace(email, "")

        assert "alice" not in told("alice@example.org")
        assert len(told("alice@example.org")) == len(told("nobody@example.org"))


class TestBeingStaff:
    def test_is_known_by_the_address_whatever_its_case(self, alice):
        assert queries.is_staff("Alice@Example.org")

    def test_is_not_everybodys(self, alice):
        User.objects.create_user("bob@example.org", "secret phrase here")
        assert not queries.is_staff("bob@example.org")
        assert not queries.is_staff("nobody@example.org")
