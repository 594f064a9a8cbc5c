"""What programs show instead of a password."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command

from cineteca.accounts import operations as accounts
from cineteca.accounts import queries
from cineteca.accounts.models import ApiToken

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 2, 9, 0, 30, tzinfo=UTC)


@pytest.fixture
def alice():
    return accounts.make_staff(email="alice@example.org")


@pytest.fixture
def shown(alice):
    """The text of a token of Alice's."""
    return accounts.issue_token(user=alice, name="backups", at=NOW)[1]


def use(text, at=NOW):
    return accounts.use_token(text, at=at, window=60.0)


class TestAToken:
    def test_stands_for_its_user(self, alice, shown):
        assert use(shown).user == alice

    def test_is_nowhere_in_the_table(self, shown):
        (row,) = ApiToken.objects.values()
        assert shown not in map(str, row.values())
        assert shown.startswith(row["start"])

    def test_nobody_issued_stands_for_nobody(self, shown):
        assert [use(text) for text in ("", "cin_", shown[:-1], shown + "x", "\udcff", "\0")] == [None] * 6

    def test_that_was_revoked_stands_for_nobody(self, shown):
        accounts.revoke_token(token_id=ApiToken.objects.get().id, by="Alice", at=NOW)
        assert use(shown) is None

    def test_cannot_be_revoked_twice(self, shown):
        number = ApiToken.objects.get().id
        accounts.revoke_token(token_id=number, by="Alice", at=NOW)
        with pytest.raises(accounts.UnknownToken, match="cineteca staff token list"):
            accounts.revoke_token(token_id=number, by="Alice", at=NOW)

    def test_of_somebody_who_may_not_sign_in_stands_for_nobody(self, alice, shown):
        alice.is_active = False
        alice.save()
        assert use(shown) is None

    def test_remembers_when_it_was_used(self, shown):
        use(shown, NOW + timedelta(hours=3))
        assert queries.list_tokens()[0].last_used_at == NOW + timedelta(hours=3)


class TestUses:
    def test_are_counted_in_their_window(self, shown):
        assert [use(shown).uses for _ in range(3)] == [1, 2, 3]

    def test_begin_anew_with_the_next_window(self, shown):
        use(shown)
        assert use(shown, NOW + timedelta(minutes=1)).uses == 1

    def test_tell_how_long_the_window_lasts(self, shown):
        assert use(shown).wait == 30.0


class TestTheCommand:
    def test_issues_lists_and_revokes(self, alice, capsys):
        call_command("staff", "token", "issue", "alice@example.org", "--name", "backups", "--json")
        told = json.loads(capsys.readouterr().out)
        assert use(told["token"]).user == alice
        call_command("staff", "token", "list", "--json")
        listed = json.loads(capsys.readouterr().out)
        assert (listed["name"], listed["email"], listed["revoked_at"]) == ("backups", "alice@example.org", None)
        call_command("staff", "token", "revoke", str(told["id"]))
        assert use(told["token"]) is None

    def test_makes_no_token_for_somebody_who_is_not_staff(self, capsys):
        with pytest.raises(SystemExit) as left:
            call_command("staff", "token", "issue", "bob@example.org")
        assert left.value.code == 1
        assert not ApiToken.objects.exists()
