"""A refresh asks for what is due, anew; for nothing else."""

from dataclasses import replace
from datetime import timedelta
from importlib import import_module

import pytest

from cineteca.catalog.models import Claim, WorkDetails
from cineteca.catalog.operations.keeping import SCHEMA_VERSION
from cineteca.core import clock
from cineteca.enrich import operations as enrich
from cineteca.enrich.domain.outcomes import Result
from cineteca.enrich.domain.references import parse
from cineteca.enrich.models import Refresh, SyncState
from cineteca.outbound.errors import Failed
from cineteca.outbound.models import CallLog
from cineteca.providers.tmdb import client, parts

from .conftest import MATRIX

pytestmark = pytest.mark.slow


@pytest.fixture
def today(archive):
    """The archive on the day of the clock, as the response cache is."""
    archive.at = clock.now()
    return archive


@pytest.fixture
def known(today, heat):
    today.enrich(heat)
    CallLog.objects.all().delete()
    return heat


def asked() -> list[tuple[str, str]]:
    return sorted(CallLog.objects.values_list("provider", "cached"))


class TestARefresh:
    def test_asks_only_whose_facts_are_due(self, today, known):
        Refresh.objects.update(text_next_at=today.at, due_on=today.at.date())
        today.run()
        assert [provider for provider, _ in asked()] == ["tmdb"]

    def test_of_what_is_due_is_not_answered_from_the_cache(self, today, known, simulator):
        Refresh.objects.update(text_next_at=clock.now(), due_on=today.at.date())
        simulator.change("movie", 949, tagline="A new tagline.")
        today.at = clock.now()
        today.run()
        assert WorkDetails.objects.get(work=known).tagline == "A new tagline."

    def test_of_a_fresh_work_that_somebody_asked_for_costs_nothing_and_renews_nothing(self, today, known):
        before = Refresh.objects.get(work=known)
        enrich.ask_now(work_id=known.id, at=today.at)
        today.later(hours=1)
        run = today.run()
        after = Refresh.objects.get(work=known)
        assert run.ingested == 1
        assert asked() == [("omdb", "hit"), ("tmdb", "hit")]
        assert (after.text_at, after.text_next_at, after.due_on) == (before.text_at, before.text_next_at, before.due_on)

    def test_by_force_asks_everybody(self, today, known):
        today.later(hours=1)
        today.enrich(known, force=True)
        assert [cached for _, cached in asked()] == ["miss", "miss"]
        assert Refresh.objects.get(work=known).ratings_at == today.at

    def test_asks_a_provider_again_tomorrow_that_failed_while_others_answered(self, today, heat, simulator):
        simulator.break_("omdb=down")
        today.enrich(heat)
        row = Refresh.objects.get(work=heat)
        assert row.due_on == (today.at + timedelta(days=1)).date()
        assert (row.ratings_at, row.text_at) == (None, today.at)
        simulator.mend()
        CallLog.objects.all().delete()
        today.later(days=1)
        today.run()
        assert [provider for provider, _ in asked()] == ["omdb"]
        assert Refresh.objects.get(work=heat).due_on == row.text_next_at.date()

    def test_ends_the_run_even_if_nobody_can_be_asked(self, today, known, settings):
        settings.PROVIDERS = {name: {**way, "enabled": False} for name, way in settings.PROVIDERS.items()}
        Refresh.objects.update(due_on=today.at.date())
        assert today.run().checked == 1


class TestAWorkForAdults:
    @pytest.fixture
    def _adult(self, monkeypatch):
        ingest = import_module("cineteca.enrich.operations.ingest")
        whole = ingest.ask_all

        async def told(*args, **options):
            found = await whole(*args, **options)
            found.answers = {
                name: replace(a, record=replace(a.record, adult=True)) for name, a in found.answers.items()
            }
            return found

        monkeypatch.setattr(ingest, "ask_all", told)

    @pytest.mark.usefixtures("_adult")
    def test_is_refused_and_the_setting_named(self, today):
        [done] = enrich.ingest([parse("tmdb:603")], trigger="manual", now=today.now)
        assert done.work_id is None
        assert "CINETECA_ADULT" in done.error

    @pytest.mark.usefixtures("_adult")
    def test_is_welcome_where_the_setting_says_so(self, today, settings):
        settings.ADULT = True
        [done] = enrich.ingest([parse("tmdb:603")], trigger="manual", now=today.now)
        assert done.added

    def test_that_is_here_is_not_asked_for_either(self, today):
        work = today.add("The Matrix", MATRIX)
        type(work).objects.update(adult=True)
        [done] = enrich.ingest([parse("tmdb:603")], trigger="manual", now=today.now)
        assert "CINETECA_ADULT" in done.error
        assert not CallLog.objects.exists()


class TestAShow:
    def test_keeps_the_seasons_that_came_when_others_did_not(self, today, monkeypatch):
        monkeypatch.setattr(
            parts, "batches", lambda numbers: [tuple(f"season/{n}" for n in numbers[:2]), ("season/99",)]
        )
        whole = client.TMDB._seasons

        async def second_fails(self, known, batch):
            if "season/99" in batch:
                raise Failed("It took too long to answer.")
            return await whole(self, known, batch)

        monkeypatch.setattr(client.TMDB, "_seasons", second_fails)
        show = today.add("Breaking Bad", {"tmdb": "1396"}, kind="show")
        outcome = today.enrich(show)
        row = Refresh.objects.get(work=show)
        assert outcome.result is Result.INGESTED
        assert "took too long" in outcome.providers["tmdb"].reason
        assert show.seasons.exclude(episodes=None).count() == 2
        assert row.due_on == (today.at + timedelta(days=1)).date()


class TestABetterReading:
    @pytest.fixture
    def _outdated(self, known):
        Claim.objects.update(schema_version=0)
        SyncState.objects.filter(source="claims").delete()

    @pytest.mark.usefixtures("_outdated")
    def test_of_kept_bodies_costs_no_call(self, today, known):
        # As an older reading, which understood the title alone, would have left it.
        Claim.objects.filter(provider="tmdb").update(
            record={"title": "Heat"}, confirmed={"title": today.at.isoformat()}
        )
        today.run()
        assert asked() == []
        assert set(Claim.objects.values_list("schema_version", flat=True)) == {SCHEMA_VERSION}
        assert Claim.objects.get(work=known, provider="tmdb").record["runtime_minutes"] == 170

    @pytest.mark.usefixtures("_outdated")
    def test_asks_for_what_has_no_body(self, today, known):
        Claim.objects.update(bodies=None, bodies_digest="")
        today.later(hours=1)
        today.run()
        assert [provider for provider, _ in asked()] == ["omdb", "tmdb"]
        assert set(Claim.objects.values_list("schema_version", flat=True)) == {SCHEMA_VERSION}

    @pytest.mark.usefixtures("_outdated")
    def test_is_done_once(self, today, monkeypatch):
        today.run()
        Claim.objects.update(schema_version=0)
        today.run()
        assert set(Claim.objects.values_list("schema_version", flat=True)) == {0}
