import pytest
from asgiref.sync import async_to_sync
from django.test import AsyncClient

from cineteca.accounts.models import User
from cineteca.core import clock
from cineteca.enrich import queries
from cineteca.enrich.models import Alert, Run
from cineteca.ops import live
from cineteca.outbound.models import CallLog


async def ran() -> None:
    at = clock.now()
    await Run.objects.acreate(source="queue", trigger="manual", started_at=at, heard_at=at)


async def called() -> None:
    await CallLog.objects.acreate(
        provider="tmdb", host="h", endpoint="e", method="GET", path="/", ms=1, cached="miss", attempts=1, at=clock.now()
    )


async def alarmed() -> None:
    await Alert.objects.acreate(kind="k", subject="s", message="m", raised_at=clock.now())


@pytest.fixture
def listen(transactional_db, monkeypatch):
    """``listen("runs,calls", ran)``: what the stream says first, and after something happened."""
    monkeypatch.setattr(live, "PAUSE", 0.01)
    monkeypatch.setattr(live, "SIGN_OF_LIFE", 5)
    client = AsyncClient()
    client.force_login(User.objects.create_user("alice@example.org", is_staff=True))

    async def heard(topics: str, happens) -> list[bytes]:
        answer = await client.get(f"/live/panel/?of={topics}")
        parts = aiter(answer.streaming_content)
        said = [await anext(parts)]
        if happens:
            await happens()
        said.append(await anext(parts))
        await parts.aclose()
        return said

    return lambda topics, happens=None: async_to_sync(heard)(topics, happens)


class TestTheStream:
    @pytest.mark.django_db(transaction=True)
    def test_is_for_staff(self):
        async def ask():
            return (await AsyncClient().get("/live/panel/")).status_code

        assert async_to_sync(ask)() == 404

    @pytest.mark.parametrize(("topic", "happens"), [("runs", ran), ("calls", called), ("alerts", alarmed)])
    def test_says_what_moved(self, listen, topic, happens):
        first, second = listen(topic, happens)
        assert first.startswith(b"retry:")
        assert second == f"event: changed\ndata: {topic}\n\n".encode()

    def test_keeps_silent_about_what_the_page_does_not_show(self, listen):
        assert listen("alerts,schedules", ran)[1] == b": still here\n\n"

    def test_knows_no_other_topics(self, listen):
        assert listen("gossip")[1] == b": still here\n\n"

    def test_feels_for_every_topic_that_a_page_names(self, db):
        named = {"runs", "queue", "calls", "hosts", "schedules", "alerts", "quality"}
        assert named <= set(queries.feel(named)) | set(live._OUTSIDE)
