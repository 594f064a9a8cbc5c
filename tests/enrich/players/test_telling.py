"""Players over real HTTP: the right item, once, and never for a mere count of votes."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from cineteca.catalog import operations as catalog
from cineteca.catalog.events import WorkChanged
from cineteca.catalog.models import Work
from cineteca.core import events
from cineteca.enrich import operations as enrich
from cineteca.enrich.operations.players import NotConfigured
from cineteca.outbound.errors import OutboundError
from cineteca.outbound.models import CallLog
from tests.enrich.players.servers import KEY, SERVERS, player

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
HEAT = {"tmdb": "949", "imdb": "tt0113277"}


@pytest.fixture(params=sorted(SERVERS))
def attic(request, settings, transactional_db):
    """A player of each kind, and nothing but it, is set up."""
    with player(request.param) as server:
        server.kind = request.param
        settings.PLAYERS = {name: {"url": "", "key": ""} for name in SERVERS}
        settings.PLAYERS[request.param] = {"url": server.url, "key": server.key}
        yield server


def film(title="Heat", *, year=1995, ids=HEAT, kind="film", original="") -> Work:
    work = catalog.add_work(kind=kind, ids=ids, title=title, year=year, at=MONDAY)
    Work.objects.filter(id=work.id).update(original_title=original)
    return work


def tell(attic, work: Work) -> int:
    return enrich.players.tell_player(player=attic.kind, work_id=work.id)


def waiting() -> list[dict]:
    jobs = ProcrastinateJob.objects.filter(task_name="enrich.tell_player", status="todo")
    return [job.args for job in jobs.order_by("id")]


def changed(work: Work, *fields: str) -> None:
    events.publish(WorkChanged(work_id=work.id, fields=fields))


def at_once(values: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE procrastinate_jobs SET {values}")


class TestTheItem:
    def test_is_found_by_an_identifier_among_its_namesakes(self, attic):
        assert tell(attic, film()) == 1
        assert attic.orders == ["11"]

    def test_is_found_by_title_and_year_where_there_is_no_identifier(self, attic):
        spirited = film("Spirited Away", year=2001, ids={"tmdb": "129"}, original="Sen to Chihiro no Kamikakushi")
        assert tell(attic, spirited) == 1
        assert attic.orders == ["13"]

    def test_is_not_one_that_has_another_identifier(self, attic):
        assert tell(attic, film(ids={"imdb": "tt9999999"})) == 0
        assert attic.orders == []

    def test_is_not_of_the_other_kind(self, attic):
        assert tell(attic, film(kind="show", ids={"tvdb": "7777"}, year=2004)) == 1
        assert attic.orders == ["21"]

    def test_that_the_player_does_not_hold_is_no_failure(self, attic):
        assert tell(attic, film("Fargo", year=1996, ids={"imdb": "tt0116282"})) == 0

    def test_of_a_work_that_is_gone_is_not_asked_for(self, attic):
        assert enrich.players.tell_player(player=attic.kind, work_id=10**9) == 0
        assert attic.asked == []


class TestAChange:
    def test_that_shows_is_told_once_however_often_it_comes_while_it_waits(self, attic):
        heat = film()
        changed(heat, "plot")
        changed(heat, "ratings.imdb.value", "images.poster")
        assert waiting() == [{"player": attic.kind, "work_id": heat.id}]
        job = ProcrastinateJob.objects.get(task_name="enrich.tell_player")
        assert job.scheduled_at - datetime.now(UTC) < timedelta(seconds=16)
        at_once("scheduled_at = NULL")
        with app.replace_connector(app.connector.get_worker_connector()) as worker:
            worker.run_worker(wait=False, install_signal_handlers=False, delete_jobs="never", concurrency=1)
        assert attic.orders == ["11"]

    @pytest.mark.parametrize(
        "fields", [("ratings.imdb.votes",), ("popularity",), ("offers.netflix",), ("similar", "keywords"), ()]
    )
    def test_that_no_player_shows_is_not_told(self, attic, fields):
        changed(film(), *fields)
        assert waiting() == []

    def test_is_told_again_when_the_first_was_told(self, attic):
        heat = film()
        changed(heat, "plot")
        at_once("status = 'succeeded'")
        changed(heat, "title")
        assert len(waiting()) == 1


class TestAPlayer:
    def test_that_sleeps_is_told_later(self, attic):
        attic.asleep = True
        heat = film()
        with pytest.raises(OutboundError):
            tell(attic, heat)
        assert app.tasks["enrich.tell_player"].retry_strategy.max_attempts >= 10
        attic.asleep = False

    def test_with_a_wrong_key_is_left_and_the_log_says_why_without_it(self, attic, settings, caplog):
        settings.PLAYERS[attic.kind]["key"] = "kodi:wrong-secret"
        assert tell(attic, film()) == 0
        assert "key or password is wrong" in caplog.text
        assert "wrong-secret" not in caplog.text

    def test_shows_no_key_in_the_log_of_calls(self, attic):
        tell(attic, film())
        assert CallLog.objects.filter(provider=attic.kind).exists()
        assert KEY not in str(list(CallLog.objects.values()))

    def test_says_who_it_is(self, attic):
        [tried] = enrich.players.try_players()
        assert not tried.error
        assert tried.about.split()[0] in {"Kodi", "Attic"}

    def test_that_is_no_player_is_told_of(self, attic, settings, monkeypatch):
        monkeypatch.setattr(SERVERS[attic.kind], "answer", lambda self, *_: self.say(200, ["a web server"]))
        [tried] = enrich.players.try_players()
        assert tried.error or tried.about  # a list is no answer of any of them, and no exception either
        assert tell(attic, film()) == 0

    def test_that_is_not_set_up_is_never_asked(self, attic, settings):
        settings.PLAYERS[attic.kind]["url"] = ""
        changed(film(), "plot")
        assert waiting() == []
        with pytest.raises(NotConfigured, match=r"KODI_URL|PLEX_URL"):
            list(enrich.players.try_players())
