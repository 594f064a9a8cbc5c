"""Discovery against the stand-in: what is here is left alone, what is not is found."""

from datetime import timedelta

import httpx
import pytest

from cineteca.catalog.models import Work, WorkId
from cineteca.core import clock
from cineteca.enrich import operations as enrich
from cineteca.enrich.domain.discovery import Candidate, NoSuchList
from cineteca.enrich.models import Refresh
from cineteca.enrich.operations.discovering import choose
from cineteca.enrich.operations.tally import running
from cineteca.outbound.models import CallLog
from cineteca.providers.records import Kind

pytestmark = pytest.mark.slow


@pytest.fixture
def world(archive, simulator, settings):
    """The archive on the stand-in's own day, with two sources of lists."""
    settings.PROVIDERS = {
        **simulator.providers,
        "trakt": {**simulator.providers["tmdb"], "url": f"http://127.0.0.1:{simulator.port}/trakt"},
    }
    archive.at = clock.now()
    return archive


def discover(world, **options):
    return enrich.discover(trigger="manual", now=world.now, **options)


def listed(simulator, name: str) -> list[str]:
    answer = httpx.get(f"http://127.0.0.1:{simulator.port}/3/{name}", params={"api_key": "demo-key"})
    return [str(entry["id"]) for entry in answer.json()["results"]]


class TestADiscovery:
    def test_adds_and_enriches_what_is_not_here(self, world, simulator):
        run = discover(world, lists=["tmdb:upcoming"], maximum=5)
        assert (run.ingested, run.failed) == (5, 0)
        assert Work.objects.count() == 5
        assert all(Work.objects.values_list("details__pk", flat=True))
        assert len(run.titles) == 5
        assert run.options == {"width": "wide", "lists": ["tmdb:upcoming"], "maximum": 5, "pages": 5}

    def test_asks_about_each_work_once_however_many_lists_name_it(self, world, simulator):
        run = discover(world, lists=["popular", "now_playing", "trending"], pages=1, maximum=8)
        assert run.ingested == 8
        asked = CallLog.objects.filter(provider="tmdb", endpoint="movie/{id}").values_list("path", flat=True)
        assert len(asked) == len(set(asked)) <= 8

    def test_passes_over_what_is_fresh(self, world):
        discover(world, lists=["tmdb:now_playing"], pages=1, maximum=3)
        again = discover(world, lists=["tmdb:now_playing"], pages=1, maximum=3)
        assert again.skipped == 3
        assert not set(again.titles) & set(Work.objects.order_by("id").values_list("title", flat=True)[:3])

    def test_refreshes_what_is_stale(self, world):
        discover(world, lists=["tmdb:now_playing"], pages=1, maximum=3)
        Refresh.objects.update(due_on=world.at.date(), text_next_at=world.at)
        assert discover(world, lists=["tmdb:now_playing"], pages=1, maximum=3).ingested == 3
        assert Work.objects.count() == 3

    def test_knows_a_work_by_its_name_where_it_lacks_the_number(self, world, simulator):
        [first] = listed(simulator, "movie/top_rated")[:1]
        film = httpx.get(
            f"http://127.0.0.1:{simulator.port}/3/movie/{first}",
            params={"api_key": "demo-key", "append_to_response": "external_ids"},
        ).json()
        mine = world.add(film["title"], {"imdb": film["imdb_id"]}, year=int(film["release_date"][:4]))
        discover(world, lists=["tmdb:top_rated"], pages=1, maximum=1)
        assert Work.objects.get().pk == mine.pk
        assert WorkId.objects.get(work=mine, source="tmdb").value == first

    def test_notes_what_is_in_cinemas(self, world):
        discover(world, lists=["tmdb:now_playing"], pages=1, maximum=4)
        assert Refresh.objects.filter(in_cinemas_on=world.at.date()).count() == 4

    def test_keeps_works_for_adults_out_unless_it_is_told_otherwise(self, world, settings):
        names = frozenset({"tmdb:popular"})
        found = [Candidate(kind=Kind.FILM, ids={"tmdb": "9"}, rank=1, lists=names, title="Late Night", adult=True)]
        with running("discovery.wide", trigger="manual", now=world.now) as tally:
            assert choose(tally, found, world.at, 10) == []
            assert (tally.counts["skipped"], Work.objects.count()) == (1, 0)
            settings.ADULT = True
            assert choose(tally, found, world.at, 10) == [Work.objects.get().pk]

    def test_refuses_a_list_that_nobody_has(self, world):
        with pytest.raises(NoSuchList):
            discover(world, lists=["bestest"])


class TestAListThatFails:
    def test_costs_only_itself(self, world, simulator):
        simulator.break_("trakt=down")
        run = discover(world, width="narrow", pages=1, maximum=3)
        assert run.ingested == 3
        assert {line["title"] for line in run.errors} >= {"trakt: trending films", "trakt: trending shows"}
        assert run.outcomes["trakt"]["failed"] >= 2


class TestANewRelease:
    def test_is_here_after_the_daily_pass(self, world, simulator):
        yesterday = world.at.date() - timedelta(days=1)
        ids = simulator.announce("movie", title="Brand New", release_date=yesterday.isoformat())
        discover(world, width="narrow", maximum=80)
        assert Work.objects.filter(ids__source="tmdb", ids__value=str(ids["tmdb"])).exists()
