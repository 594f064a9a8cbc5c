"""Programs that ask, with the tokens of people."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client

from cineteca.accounts import operations as accounts
from cineteca.accounts.models import User
from cineteca.core import clock
from tests.web.conftest import films, heat, told, wire

__all__ = ["Program", "films", "heat", "told", "wire"]


@dataclass
class Program:
    """Asks in the name of somebody; Charlie's has no token."""

    token: str = ""

    def get(self, path: str, **asked: Any):
        return self._ask("get", path, asked)

    def post(self, path: str, body: Any = None, **more: Any):
        return self._send("post", path, body, more)

    def patch(self, path: str, body: Any, **more: Any):
        return self._send("patch", path, body, more)

    def _send(self, method: str, path: str, body: Any, more: dict[str, Any]):
        sent = {} if body is None else {"data": body}
        return getattr(Client(), method)(
            path, **sent, **({"content_type": "application/json"} | more), headers=self._headers
        )

    def _ask(self, method: str, path: str, asked: dict[str, Any]):
        return getattr(Client(), method)(path, asked, headers=self._headers)

    @property
    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"} if self.token else {}


def program_of(email: str, *, is_staff: bool) -> Program:
    user = User.objects.create_user(email, is_staff=is_staff)
    return Program(accounts.issue_token(user=user, name="tests", at=clock.now())[1])


@pytest.fixture
def alice(db) -> Program:
    """Staff."""
    return program_of("alice@example.org", is_staff=True)


@pytest.fixture
def bob(db) -> Program:
    """Has a token from a time when he was staff."""
    return program_of("bob@example.org", is_staff=False)


@pytest.fixture
def charlie(db) -> Program:
    return Program()
