"""“Nowhere”, from who told of offers before, counts when it is said again."""

from datetime import timedelta

import pytest

from cineteca.catalog import operations as catalog
from cineteca.catalog.models import Offer
from cineteca.enrich.models import Refresh
from cineteca.enrich.operations.doubting import DOUBT, take_in_offers
from cineteca.providers.contract import EVERY_REGION, OffersAnswer
from cineteca.providers.records import OfferRecord

from .conftest import HEAT, MONDAY

pytestmark = pytest.mark.django_db

NETFLIX = OfferRecord(service="Netflix", region="US", type="stream")
MAX = OfferRecord(service="Max", region="DE", type="stream")


@pytest.fixture
def work():
    made = catalog.add_work(kind="film", ids=HEAT, title="Heat", year=1995, at=MONDAY)
    Refresh.objects.get_or_create(work=made)
    return made


def say(work, *offers: OfferRecord, at, regions=EVERY_REGION, name="tmdb"):
    return take_in_offers(work_id=work.id, answers={name: OffersAnswer(offers, regions, {})}, at=at)


def there(work) -> set[str]:
    return set(Offer.objects.filter(work=work, gone_at=None).values_list("service__slug", flat=True))


HOUR = timedelta(hours=1)


class TestNowhereInTheWorld:
    def test_is_not_believed_the_first_time(self, work):
        say(work, NETFLIX, MAX, at=MONDAY)
        assert say(work, at=MONDAY + HOUR) is None
        assert there(work) == {"netflix", "max"}
        assert Refresh.objects.get(work=work).nowhere_at == MONDAY + HOUR

    def test_is_believed_when_it_is_said_again_later(self, work):
        say(work, NETFLIX, MAX, at=MONDAY)
        say(work, at=MONDAY + HOUR)
        assert say(work, at=MONDAY + HOUR + DOUBT)
        assert there(work) == set()
        assert Refresh.objects.get(work=work).nowhere_at is None

    def test_is_not_believed_for_being_said_twice_at_once(self, work):
        say(work, NETFLIX, at=MONDAY)
        say(work, at=MONDAY + HOUR)
        assert say(work, at=MONDAY + HOUR + DOUBT / 2) is None
        assert there(work) == {"netflix"}

    def test_is_forgotten_when_offers_are_told_again(self, work):
        say(work, NETFLIX, at=MONDAY)
        say(work, at=MONDAY + HOUR)
        say(work, NETFLIX, at=MONDAY + 2 * HOUR)
        assert say(work, at=MONDAY + 4 * HOUR) is None
        assert there(work) == {"netflix"}

    def test_is_no_news_where_there_were_no_offers(self, work):
        assert say(work, at=MONDAY)
        assert Refresh.objects.get(work=work).nowhere_at is None


class TestAllElse:
    def test_is_believed_at_once(self, work):
        say(work, NETFLIX, MAX, at=MONDAY)
        say(work, MAX, at=MONDAY + HOUR)
        assert there(work) == {"max"}
        say(work, at=MONDAY + 2 * HOUR, regions=("DE",))
        assert there(work) == set()

    def test_is_no_doubt_of_another_source(self, work):
        say(work, NETFLIX, at=MONDAY)
        assert say(work, at=MONDAY + HOUR, name="justwatch")
        assert Refresh.objects.get(work=work).nowhere_at is None
