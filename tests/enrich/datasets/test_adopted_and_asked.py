"""Adopted works and the sources that know them, on a simulated outside."""

import pytest

from cineteca.catalog import queries as catalogue
from cineteca.catalog.models import IdConflict, Work
from cineteca.core import jobs
from cineteca.enrich import operations as enrich
from cineteca.enrich.domain.references import parse
from cineteca.imdb.operations import in_use
from tests.enrich.conftest import HEAT
from tests.enrich.datasets import filled


@pytest.fixture
def titles(transactional_db):
    filled.heat(runtime=171)
    filled.files()


@pytest.fixture
def asked(monkeypatch):
    """Jobs that are asked for, carried out by hand."""
    waiting = []
    monkeypatch.setattr(jobs, "enqueue", lambda name, **more: waiting.append((name, more)))
    return waiting


def adopt(archive):
    return enrich.adopt(imdb_id="tt0113277", trigger="page", now=archive.now)


class TestAnAdoptedWork:
    def test_learns_the_rest_from_the_sources(self, titles, archive):
        work = adopt(archive)
        assert archive.enrich(work).result == "ingested"
        page = catalogue.get_work_page(work.slug)
        assert page.plot
        assert page.ids == HEAT | {key: value for key, value in page.ids.items() if key not in HEAT}
        assert Work.objects.count() == 1

    def test_keeps_what_the_datasets_told_while_the_sources_are_away(self, titles, archive, simulator):
        simulator.break_("tmdb=down", "omdb=down")
        work = adopt(archive)
        archive.enrich(work)
        assert catalogue.get_work_page(work.slug).runtime_minutes == 171

    def test_becomes_one_with_the_work_that_was_here_by_its_number_alone(self, titles, archive, asked):
        elder = archive.add("Heat", {"tmdb": "949"}, year=1995)
        adopted = adopt(archive)
        asked.clear()
        archive.enrich(adopted)
        assert [more["work_id"] for name, more in asked if name == "enrich.refresh"] == [elder.id]
        archive.enrich(elder)
        assert list(Work.objects.values_list("id", flat=True)) == [elder.id]
        assert catalogue.get_work_page(Work.objects.get().slug).ids["imdb"] == "tt0113277"
        assert not IdConflict.objects.exists()

    def test_becomes_one_with_a_work_that_is_asked_about_first(self, titles, archive):
        elder = archive.add("Heat", {"tmdb": "949"}, year=1995)
        adopt(archive)
        archive.enrich(elder)
        assert list(Work.objects.values_list("id", flat=True)) == [elder.id]


class TestIngest:
    @pytest.fixture(autouse=True)
    def _nobody_to_ask(self, archive, settings):
        settings.PROVIDERS = {name: {**way, "enabled": False} for name, way in settings.PROVIDERS.items()}

    def ingest(self, archive, text):
        (done,) = enrich.ingest([parse(text)], trigger="manual", now=archive.now)
        return done

    def test_without_any_key_adds_what_the_datasets_know(self, titles, archive):
        done = self.ingest(archive, "imdb:tt0113277")
        assert done.added
        assert Work.objects.get(id=done.work_id).title == "Heat"

    def test_says_why_where_nobody_knows_it(self, titles, archive):
        assert "no provider is switched on" in self.ingest(archive, "imdb:tt0133093").error


def test_what_the_catalogue_has_is_never_let_go_by_a_load(titles, archive):
    adopt(archive)
    assert set(in_use.numbers_of("title")) == {filled.HEAT}
    assert set(in_use.numbers_of("name")) == {filled.MANN, filled.PACINO, filled.DENIRO}
