"""One work, from the question to the page."""

import threading

import pytest

from cineteca.catalog.models import Card, Claim, Credit, Rating, Work, WorkDetails
from cineteca.enrich import operations as enrich
from cineteca.enrich.domain.outcomes import Result, Said
from cineteca.enrich.domain.references import parse
from cineteca.enrich.models import Refresh, Run
from cineteca.outbound.models import CallLog

from .conftest import MATRIX

pytestmark = pytest.mark.slow


class TestAFilm:
    def test_is_filled_by_both_providers(self, archive, heat):
        outcome = archive.enrich(heat)
        heat.refresh_from_db()
        details = WorkDetails.objects.get(work=heat)
        assert outcome.result is Result.INGESTED
        assert (heat.title, heat.year, heat.runtime_minutes) == ("Heat", 1995, 170)
        assert {"Crime", "Drama"} <= set(heat.genres)
        assert Credit.objects.filter(work=heat, kind="crew", job="Director", person__name="Michael Mann").exists()
        assert Rating.objects.get(work=heat, source="imdb").told_by == "omdb"
        assert details.provenance["runtime_minutes"].split()[0] == "tmdb"
        assert set(Claim.objects.filter(work=heat).values_list("provider", flat=True)) == {"tmdb", "omdb"}
        assert Card.objects.get(work=heat).etag

    def test_costs_one_call_a_provider(self, archive, heat):
        archive.enrich(heat)
        assert CallLog.objects.filter(provider="tmdb").count() == 1
        assert CallLog.objects.filter(provider="omdb").count() == 1

    def test_known_by_its_imdb_id_alone_finds_the_rest(self, archive):
        work = archive.add("tt0133093", {"imdb": MATRIX["imdb"]})
        archive.enrich(work)
        work.refresh_from_db()
        assert work.title == "The Matrix"
        assert work.ids.get(source="tmdb").value == MATRIX["tmdb"]

    def test_that_only_tmdb_can_be_asked_for_is_asked_of_omdb_once_tmdb_told_the_id(self, archive):
        work = archive.add("The Matrix", {"tmdb": MATRIX["tmdb"]})
        outcome = archive.enrich(work)
        assert outcome.providers["omdb"].said is Said.SUCCESSFUL

    def test_is_due_again_after_the_interval_of_its_age(self, archive, heat):
        archive.enrich(heat)
        refresh = Refresh.objects.get(work=heat)
        assert refresh.status == "complete"
        assert (refresh.due_on - archive.at.date()).days == 30
        assert refresh.text_at == refresh.ratings_at == refresh.offers_at == archive.at
        assert refresh.enriched_at == archive.at

    def test_asked_for_a_second_time_within_the_caches_life_costs_no_call(self, archive, heat, simulator):
        archive.enrich(heat)
        before = simulator.served()
        archive.enrich(heat, force=False)
        assert simulator.served() == before

    def test_nobody_can_be_asked_for_is_skipped_and_says_so(self, archive, heat, settings):
        settings.PROVIDERS = {name: {**way, "enabled": False} for name, way in settings.PROVIDERS.items()}
        assert archive.enrich(heat).result is Result.SKIPPED
        assert archive.run().checked == 0


class TestTwoRequestsAtOnce:
    def test_share_one_run(self, archive, heat, simulator):
        simulator.break_("tmdb=slow")
        before = simulator.served()["tmdb"]
        outcomes = []

        def ask() -> None:
            from django.db import connections

            outcomes.append(enrich.enrich_work(work_id=heat.id, trigger="page", force=True))
            connections.close_all()

        threads = [threading.Thread(target=ask) for _ in range(10)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        assert len(outcomes) == 10
        assert all(outcome.result is Result.INGESTED for outcome in outcomes)
        assert [outcome.shared for outcome in outcomes].count(False) == 1
        assert simulator.served()["tmdb"] == before + 1


class TestARun:
    def test_goes_through_the_queue_and_counts(self, archive, heat):
        archive.add("The Matrix", MATRIX)
        archive.add("Nothing", {"tmdb": "999999999"})
        run = archive.run()
        assert (run.checked, run.ingested, run.failed) == (3, 2, 1)
        assert run.ended_at is not None
        assert sorted(title.split(" (")[0] for title in run.titles) == ["Heat", "The Matrix"]
        assert Run.objects.get(id=run.id).outcomes["tmdb"] == {"failed": 1, "successful": 2}
        assert archive.run().checked == 0

    def test_stops_at_its_limit(self, archive, heat):
        archive.add("The Matrix", MATRIX)
        assert archive.run(limit=1).checked == 1

    def test_leaves_no_lease_behind(self, archive, heat):
        archive.run()
        assert not Refresh.objects.filter(status="processing").exists()


class TestIngesting:
    def test_adds_a_film_by_its_id(self, archive):
        [done] = enrich.ingest([parse("tmdb:603")], trigger="manual", now=archive.now)
        assert done.added
        assert Work.objects.get(id=done.work_id).title == "The Matrix"

    def test_by_another_id_of_the_same_work_adds_nothing(self, archive):
        list(enrich.ingest([parse("tmdb:603")], trigger="manual", now=archive.now))
        [done] = enrich.ingest([parse("imdb:tt0133093")], trigger="manual", now=archive.now)
        assert not done.added
        assert Work.objects.count() == 1

    def test_asks_each_provider_once(self, archive):
        list(enrich.ingest([parse("tmdb:603")], trigger="manual", now=archive.now))
        assert CallLog.objects.filter(cached="miss").count() == 2

    def test_of_a_show_by_its_imdb_id_knows_that_it_is_a_show(self, archive):
        [done] = enrich.ingest([parse("imdb:tt0903747")], trigger="manual", now=archive.now)
        work = Work.objects.get(id=done.work_id)
        assert (work.kind, work.title) == ("show", "Breaking Bad")
        assert work.seasons.count() >= 5

    def test_of_what_nobody_knows_adds_nothing_and_says_why(self, archive):
        [done] = enrich.ingest([parse("tmdb:999999999")], trigger="manual", now=archive.now)
        assert "not found" in done.error
        assert Work.objects.count() == 0


class TestAnIdOfSomethingElse:
    def test_is_not_believed(self, archive):
        work = archive.add("Breaking Bad, the film", {"imdb": "tt0903747"})
        outcome = archive.enrich(work)
        work.refresh_from_db()
        assert outcome.providers["omdb"].said is Said.FAILED
        assert "show" in outcome.providers["omdb"].reason
        assert work.title == "Breaking Bad, the film"
