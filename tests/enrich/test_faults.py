"""Whatever a provider does, nothing that was known is lost."""

import threading
import time

import pytest

from cineteca.catalog.models import Rating, WorkDetails
from cineteca.core import clock
from cineteca.enrich.domain.outcomes import ProviderOutcome, Result, Said
from cineteca.enrich.models import Refresh
from cineteca.enrich.operations.asking import Asked
from cineteca.enrich.operations.enriching import heed_quotas
from cineteca.outbound.models import CallLog, DailyQuota

pytestmark = pytest.mark.slow


@pytest.fixture
def known(archive, heat):
    """Heat, enriched once while all was well; and the dump of that."""
    archive.enrich(heat)
    archive.forget_answers()
    return archive.dump()


class TestAnOutage:
    def test_of_one_provider_lets_the_others_fill(self, archive, simulator, heat):
        simulator.break_("omdb=down")
        outcome = archive.enrich(heat)
        heat.refresh_from_db()
        assert outcome.result is Result.INGESTED
        assert outcome.providers["omdb"].said is Said.FAILED
        assert outcome.providers["tmdb"].said is Said.SUCCESSFUL
        assert heat.runtime_minutes == 170
        assert not Rating.objects.filter(work=heat, source="imdb").exists()

    def test_is_made_good_when_it_is_over(self, archive, simulator, heat):
        simulator.break_("omdb=down")
        archive.enrich(heat)
        simulator.mend()
        archive.later(minutes=10)
        archive.enrich(heat)
        assert Rating.objects.get(work=heat, source="imdb").told_by == "omdb"

    def test_of_all_providers_erases_nothing(self, archive, simulator, heat, known):
        simulator.break_("omdb=down", "tmdb=down")
        outcome = archive.enrich(heat)
        assert outcome.result is Result.FAILED
        assert "tmdb" in outcome.error
        assert "omdb" in outcome.error
        assert archive.dump() == known

    def test_of_all_providers_is_told_by_the_run(self, archive, simulator, heat):
        simulator.break_("omdb=500", "tmdb=500")
        run = archive.run()
        assert (run.checked, run.ingested, run.failed) == (1, 0, 1)
        assert run.outcomes == {"omdb": {"failed": 1}, "tmdb": {"failed": 1}}
        assert run.errors[0]["title"].startswith("Heat")
        assert Refresh.objects.get(work=heat).status == "failed"


class TestABody:
    @pytest.mark.parametrize("fault", ["garbage", "truncated", "empty"])
    def test_that_is_spoilt_takes_nothing_away(self, archive, simulator, heat, known, fault):
        simulator.break_(f"tmdb={fault}", f"omdb={fault}")
        archive.enrich(heat)
        assert archive.dump() == known

    @pytest.mark.parametrize("fault", ["garbage", "truncated"])
    def test_that_cannot_be_read_is_logged_as_such(self, archive, simulator, heat, fault):
        simulator.break_(f"tmdb={fault}")
        outcome = archive.enrich(heat)
        assert outcome.providers["tmdb"].said is Said.FAILED
        assert CallLog.objects.filter(provider="tmdb").exclude(error="").exists()
        assert WorkDetails.objects.filter(work=heat).exists()  # OMDb filled what it could


class TestBeingAskedToWait:
    def test_a_429_is_waited_for_and_tried_again(self, archive, simulator, heat):
        before = simulator.served()["tmdb"]
        simulator.break_("tmdb=429")

        def mend_after_the_first_refusal() -> None:
            while simulator.served()["tmdb"] == before:
                time.sleep(0.01)
            simulator.mend()

        mending = threading.Thread(target=mend_after_the_first_refusal)
        mending.start()
        outcome = archive.enrich(heat)
        mending.join(10)
        call = CallLog.objects.get(provider="tmdb")
        assert outcome.providers["tmdb"].said is Said.SUCCESSFUL
        assert call.attempts == 2
        assert call.ms >= 1000  # Retry-After: 1

    def test_a_429_that_does_not_end_is_no_failure_of_the_work(self, archive, simulator, heat, known):
        simulator.break_("tmdb=429", "omdb=429")
        outcome = archive.enrich(heat)
        refresh = Refresh.objects.get(work=heat)
        assert {told.said for told in outcome.providers.values()} == {Said.RATE_LIMITED}
        assert refresh.retries == 0
        assert archive.dump() == known


class TestASpentQuota:
    def test_said_by_the_provider_ends_asking_it_for_today(self, archive, heat, simulator, settings):
        settings.PROVIDERS = {**settings.PROVIDERS, "omdb": {**settings.PROVIDERS["omdb"], "quota": 1000}}
        DailyQuota.objects.create(provider="omdb", day=clock.now().date(), spent=3)
        spent = ProviderOutcome(Said.RATE_LIMITED, "Request limit reached!", retry_after=60, quota_spent=True)
        heed_quotas(Asked(outcomes={"omdb": spent}), clock.now())
        before = simulator.served()["omdb"]
        outcome = archive.enrich(heat)
        assert outcome.providers["omdb"].said is Said.RATE_LIMITED
        assert simulator.served()["omdb"] == before
        assert outcome.providers["tmdb"].said is Said.SUCCESSFUL
