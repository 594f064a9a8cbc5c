"""Adding one work by its id."""

import pytest

from cineteca.catalog.models import Work
from tests.api.conftest import program_of


@pytest.fixture
def asking(transactional_db, simulator):
    return program_of("alice@example.org", is_staff=True)


class TestIngesting:
    def test_adds_the_work_and_enriches_it(self, asking):
        answer = asking.post("/api/ingest", {"work": "tmdb:949"})
        body, work = answer.json(), Work.objects.get()
        assert (answer.status_code, body["workId"], body["added"]) == (200, work.id, True)
        assert body["title"].startswith("Heat")
        assert body["completeness"] == work.completeness > 50

    def test_again_enriches_the_one_that_is_here(self, asking):
        asking.post("/api/ingest", {"work": "tmdb:949"})
        body = asking.post("/api/ingest", {"work": "imdb:tt0113277", "force": True}).json()
        assert (body["added"], Work.objects.count()) == (False, 1)

    def test_of_what_nobody_knows_adds_nothing_and_says_why(self, asking):
        answer = asking.post("/api/ingest", {"work": "tmdb:999999999"})
        assert (answer.status_code, answer.json()["error"]["code"]) == (422, "not_ingested")
        assert not Work.objects.exists()

    def test_of_a_text_that_names_no_work_says_what_would(self, asking):
        answer = asking.post("/api/ingest", {"work": "that film with the heist"})
        assert answer.status_code == 422
        assert "tmdb:603" in answer.json()["error"]["message"]
