from dataclasses import dataclass
from typing import Any

import pytest

from cineteca.catalog import operations as catalog
from cineteca.catalog.domain.priorities import priorities
from cineteca.catalog.models import Claim, Person, PersonClaim
from cineteca.providers.records import Normalised, PersonRecord, WorkRecord
from tests.catalog import answers


@dataclass
class Reader:
    """Reads a body the way the test says, as a better version of ourselves would."""

    record: Any

    def read(self, kind, bodies):
        return Normalised(self.record)

    def read_person(self, bodies):
        return Normalised(self.record)


BODY = {"main": {"id": 949}}


@pytest.fixture
def told_heat(archive, heat):
    archive.hear(heat, tmdb=catalog.ProviderSaid(answers.heat(), BODY))
    return heat


def reread(archive, record, provider="tmdb"):
    return catalog.reread(read={provider: Reader(record)}, at=archive.later(days=30))


class TestReadingAgain:
    def test_replaces_what_the_same_body_was_read_to_say(self, archive, told_heat):
        done = reread(archive, answers.heat(runtime_minutes=171))
        assert archive.page(told_heat).runtime_minutes == 171
        assert (done.works, done.changed) == (1, 1)

    def test_takes_away_what_the_body_never_said(self, archive, told_heat):
        reread(archive, answers.heat(tagline=None, keywords=()))
        assert archive.page(told_heat).tagline == ""
        assert archive.page(told_heat).keywords == ()

    def test_keeps_what_older_bodies_said(self, archive, told_heat):
        archive.later(days=1)
        archive.hear(
            told_heat, tmdb=catalog.ProviderSaid(answers.heat(plot=None, certifications={"US": "PG"}), BODY | {"n": 2})
        )
        reread(archive, WorkRecord(ids={"tmdb": "949"}, title="Heat"))
        page = archive.page(told_heat)
        assert page.plot == answers.heat().plot
        assert page.certifications == {"DE": "16"}
        assert page.tagline == ""

    def test_does_not_move_the_time_at_which_things_were_said(self, archive, told_heat):
        said_at = archive.at
        reread(archive, answers.heat(runtime_minutes=171))
        assert archive.page(told_heat).known.field("runtime_minutes").at == said_at

    def test_overrules_nothing_that_was_said_later(self, archive, told_heat, settings):
        archive.later(days=1)
        settings.KEEP_BODIES = False
        archive.hear(told_heat, tmdb=answers.heat(plot="Newer."))
        reread(archive, answers.heat(plot="Of the older body.", outline="Found at last."))
        assert archive.page(told_heat).plot == "Newer."
        assert archive.page(told_heat).outline == "Found at last."

    def test_twice_equals_once(self, archive, told_heat):
        reread(archive, answers.heat(runtime_minutes=171))
        before = archive.dump()
        assert reread(archive, answers.heat(runtime_minutes=171)).changed == 0
        assert archive.dump() == before

    def test_finds_identifiers_that_were_overlooked(self, archive, told_heat):
        reread(archive, answers.heat(ids={"tmdb": "949", "wikidata": "Q42198"}))
        assert archive.page(told_heat).ids["wikidata"] == "Q42198"

    def test_leaves_other_providers_alone(self, archive, told_heat):
        archive.hear(told_heat, omdb=catalog.ProviderSaid(answers.heat_at_omdb(), BODY))
        done = catalog.reread(
            read={"tmdb": Reader(answers.heat()), "omdb": Reader(WorkRecord())}, provider="tmdb", at=archive.at
        )
        assert done.works == 1
        assert Claim.objects.get(provider="omdb").record["awards"]

    def test_passes_over_works_without_a_body(self, archive, full_heat):
        assert reread(archive, WorkRecord()).works == 0

    def test_counts_as_it_goes(self, archive, told_heat):
        seen = []
        catalog.reread(read={"tmdb": Reader(answers.heat())}, at=archive.at, progress=seen.append)
        assert seen == [1]

    def test_is_done_for_people_too(self, archive, told_heat):
        pacino = Person.objects.get(ids__value="1158")
        said = catalog.PersonSaid(PersonRecord(name="Al Pacino", biography="N/A"), BODY)
        catalog.claim_person(person_id=pacino.id, answers={"tmdb": said}, at=archive.at)
        both = Both(answers.heat(), PersonRecord(name="Al Pacino", birth_place="New York City"))
        done = catalog.reread(read={"tmdb": both}, at=archive.at)
        pacino.refresh_from_db()
        assert (done.people, pacino.birth_place) == (1, "New York City")
        assert "biography" not in PersonClaim.objects.get().record


@dataclass
class Both:
    work: WorkRecord
    person: PersonRecord

    def read(self, kind, bodies):
        return Normalised(self.work)

    def read_person(self, bodies):
        return Normalised(self.person)


class TestMergingAgain:
    def test_changes_nothing_by_itself(self, archive, full_heat):
        before = archive.dump()
        done = catalog.remerge(at=archive.at)
        assert (done.works, done.changed) == (1, 0)
        assert archive.dump() == before

    def test_follows_new_priorities(self, archive, full_heat):
        catalog.remerge(at=archive.at, priorities=priorities({"plot": ["omdb", "tmdb"]}))
        assert archive.page(full_heat).plot == answers.heat_at_omdb().plot

    def test_and_back_again_is_as_before(self, archive, full_heat):
        before = archive.dump()
        catalog.remerge(at=archive.at, priorities=priorities({"cast": ["omdb"], "plot": ["omdb"]}))
        catalog.remerge(at=archive.at)
        assert archive.dump() == before

    def test_follows_new_expectations(self, archive, full_heat, settings):
        settings.EXPECTED_FIELDS = ("title", "logo")
        catalog.remerge(at=archive.at)
        full_heat.refresh_from_db()
        assert (full_heat.completeness, full_heat.missing) == (50, ["logo"])

    def test_leaves_a_stub_a_stub(self, archive, heat):
        assert catalog.remerge(at=archive.at).changed == 0
