from typing import Any

import pytest

from cineteca.catalog import operations as catalog
from cineteca.catalog.events import OfferKey, OffersArrived, OffersGone
from cineteca.catalog.models import Claim, Offer
from cineteca.catalog.operations.errors import UnknownWork
from cineteca.core import events
from cineteca.providers.records import WorkRecord
from tests.catalog import answers
from tests.catalog.answers import offer

NETFLIX, DISNEY = OfferKey("netflix", "US", "stream"), OfferKey("disney-plus", "DE", "stream")


@pytest.fixture
def told(archive, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What is published of offers."""
    heard: list[Any] = []
    for kind in (OffersArrived, OffersGone):
        monkeypatch.setitem(events._handlers, kind, [heard.append])
    return heard


def whole(**changes: Any) -> WorkRecord:
    return answers.heat(offers_for=("*",), **changes)


def here(work) -> set[tuple[str, str]]:
    found = Offer.objects.filter(work=work, gone_at=None)
    return {(row.service.slug, row.region) for row in found.select_related("service")}


class TestAWholeAnswer:
    def test_without_an_offer_lets_it_be_gone_and_keeps_its_dates(self, archive, heat):
        archive.hear(heat, tmdb=whole())
        seen = archive.later(hours=12)
        archive.hear(heat, tmdb=whole())
        left = archive.later(hours=12)
        archive.hear(heat, tmdb=whole(offers=(offer("Disney Plus", "DE"),)))
        gone = Offer.objects.get(work=heat, region="US")
        assert (gone.gone_at, gone.last_seen_at) == (left, seen)
        assert here(heat) == {("disney-plus", "DE")}

    def test_that_is_empty_lets_everything_be_gone(self, archive, heat):
        archive.hear(heat, tmdb=whole())
        archive.later(days=1)
        archive.hear(heat, tmdb=whole(offers=()))
        assert here(heat) == set()

    def test_that_brings_an_offer_back_clears_that_it_was_gone(self, archive, heat):
        archive.hear(heat, tmdb=whole())
        first = archive.at
        for offers in ((), answers.heat().offers):
            archive.later(days=1)
            archive.hear(heat, tmdb=whole(offers=offers))
        back = Offer.objects.get(work=heat, region="US")
        assert (back.first_seen_at, back.gone_at, back.last_seen_at) == (first, None, archive.at)

    def test_again_writes_no_second_row(self, archive, heat):
        for _ in range(3):
            archive.hear(heat, tmdb=whole())
            archive.later(days=1)
        assert Offer.objects.count() == 2

    def test_that_lacks_the_block_says_nothing(self, archive, heat):
        archive.hear(heat, tmdb=whole())
        archive.later(days=1)
        archive.hear(heat, tmdb=answers.heat(offers=()))
        assert len(here(heat)) == 2


class TestOffersAlone:
    def test_are_the_truth_for_their_regions(self, archive, heat):
        archive.hear(heat, tmdb=whole())
        archive.later(days=1)
        self.claim(archive, heat, offer("Max"), regions=("US",))
        assert here(heat) == {("max", "US"), ("disney-plus", "DE")}

    def test_leave_everything_else_and_the_kept_bodies_alone(self, archive, heat):
        said = catalog.ProviderSaid(whole(), {"main": {"id": 949}}, odd=("budget: text",))
        archive.hear(heat, tmdb=said)
        before = Claim.objects.get(work=heat)
        archive.later(days=1)
        self.claim(archive, heat, regions=("*",))
        after = Claim.objects.get(work=heat)
        assert bytes(after.bodies) == bytes(before.bodies)
        assert (after.odd, after.claimed_at, after.bodies_at) == (before.odd, before.claimed_at, before.bodies_at)
        assert archive.page(heat).plot == answers.heat().plot

    def test_of_a_source_of_nothing_else_count_as_its_answer(self, archive, heat):
        self.claim(archive, heat, offer("Max"), provider="justwatch", regions=("US",))
        archive.later(days=1)
        self.claim(archive, heat, offer("Max"), provider="justwatch", regions=("US",))
        assert Claim.objects.get(work=heat).claimed_at == archive.at

    def test_of_an_unknown_work_are_refused(self, archive):
        with pytest.raises(UnknownWork):
            catalog.claim_offers(work_id=4711, provider="tmdb", offers=(), regions=("*",), at=archive.at)

    def claim(self, archive, work, *offers, provider="tmdb", regions) -> catalog.Outcome:
        with archive.committed():
            return catalog.claim_offers(
                work_id=work.id, provider=provider, offers=offers, regions=regions, at=archive.at
            )


class TestTwoSources:
    @pytest.fixture(autouse=True)
    def _both(self, archive, heat):
        archive.hear(heat, tmdb=whole())
        archive.later(hours=1)
        catalog.claim_offers(
            work_id=heat.id, provider="justwatch", offers=(offer("Max"),), regions=("US",), at=archive.at
        )

    def test_the_configured_one_decides(self, archive, heat, settings):
        settings.AVAILABILITY_SOURCE = "justwatch"
        catalog.remerge(at=archive.at)
        assert here(heat) == {("max", "US"), ("disney-plus", "DE")}

    def test_the_other_one_takes_nothing_of_it_away(self, archive, heat, settings):
        settings.AVAILABILITY_SOURCE = "justwatch"
        archive.later(hours=1)
        archive.hear(heat, tmdb=whole(offers=(offer("Netflix", "US"),)))
        assert here(heat) == {("max", "US")}

    def test_tmdb_decides_where_it_is_the_one(self, heat):
        assert here(heat) == {("netflix", "US"), ("disney-plus", "DE")}


class TestEvents:
    def test_tell_what_came_first(self, archive, heat, told):
        archive.hear(heat, tmdb=whole())
        assert told == [OffersArrived(work_id=heat.id, offers=(DISNEY, NETFLIX), at=archive.at, first=True)]

    def test_tell_what_went(self, archive, heat, told):
        archive.hear(heat, tmdb=whole())
        told.clear()
        archive.later(days=1)
        archive.hear(heat, tmdb=whole(offers=(offer("Netflix"),)))
        assert told == [OffersGone(work_id=heat.id, offers=(DISNEY,), at=archive.at)]

    def test_tell_what_came_back(self, archive, heat, told):
        archive.hear(heat, tmdb=whole())
        archive.hear(heat, tmdb=whole(offers=()))
        told.clear()
        archive.later(days=1)
        archive.hear(heat, tmdb=whole(offers=(offer("Netflix"),)))
        assert told == [OffersArrived(work_id=heat.id, offers=(NETFLIX,), at=archive.at)]

    def test_say_nothing_of_what_stayed(self, archive, heat, told):
        archive.hear(heat, tmdb=whole())
        told.clear()
        archive.hear(heat, tmdb=whole(offers=(offer("Netflix"), offer("Disney Plus", "DE"))))
        assert told == []
