import pytest
from asgiref.sync import async_to_sync
from django.test import AsyncClient

from cineteca.accounts.models import User
from cineteca.core import clock
from cineteca.enrich.models import Run
from cineteca.ops import live


@pytest.mark.django_db(transaction=True)
class TestTheStream:
    def test_is_for_staff(self):
        async def ask():
            return (await AsyncClient().get("/live/panel/")).status_code

        assert async_to_sync(ask)() == 404

    def test_says_when_a_run_moved(self, monkeypatch):
        monkeypatch.setattr(live, "PAUSE", 0.01)
        client = AsyncClient()
        client.force_login(User.objects.create_user("alice@example.org", is_staff=True))
        at = clock.now()

        async def listen() -> list[bytes]:
            answer = await client.get("/live/panel/")
            heard, parts = [], aiter(answer.streaming_content)
            heard.append(await anext(parts))
            await Run.objects.acreate(source="queue", trigger="manual", started_at=at, heard_at=at)
            heard.append(await anext(parts))
            await parts.aclose()
            return heard

        first, second = async_to_sync(listen)()
        assert first.startswith(b"retry:")
        assert second.startswith(b"event: changed")
