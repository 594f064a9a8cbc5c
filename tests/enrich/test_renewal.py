"""What asking did to the times of a work."""

from datetime import UTC, datetime, timedelta

from cineteca.enrich.domain.outcomes import ProviderOutcome, Said
from cineteca.enrich.domain.renewal import checked, renew, whom_to_ask
from cineteca.enrich.domain.staleness import Facts, Subject, Times
from cineteca.providers.records import Kind

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)
OLD_FILM = Subject(kind=Kind.FILM, released=datetime(1995, 12, 15, tzinfo=UTC).date())
GOOD = ProviderOutcome(Said.SUCCESSFUL)
DOWN = ProviderOutcome(Said.FAILED, "broken")
UNKNOWN = ProviderOutcome(Said.FAILED, "no such work", permanent=True)
SPENT = ProviderOutcome(Said.RATE_LIMITED, "used up", retry_after=60, exhausted=True)
SKIPPED = ProviderOutcome(Said.SKIPPED)
ANSWERED = {"said": "successful"}


class TestWhomToAsk:
    def test_is_those_whose_facts_are_due(self):
        told = {"tmdb": ANSWERED, "omdb": ANSWERED}
        assert whom_to_ask(["tmdb", "omdb"], told, {Facts.RATINGS}) == ("omdb",)
        assert whom_to_ask(["tmdb", "omdb"], told, {Facts.TEXT}) == ("tmdb",)

    def test_is_those_too_that_have_not_answered_yet(self):
        told = {"tmdb": ANSWERED, "omdb": ANSWERED, "trakt": {"said": "failed"}}
        assert whom_to_ask(["tmdb", "omdb", "fanart", "trakt"], told, {Facts.TEXT}) == ("tmdb", "fanart", "trakt")

    def test_is_everybody_for_a_work_that_is_fresh(self):
        assert whom_to_ask(["tmdb", "omdb"], {"tmdb": ANSWERED, "omdb": ANSWERED}, set()) == ("tmdb", "omdb")

    def test_is_nobody_where_offers_alone_are_due(self):
        assert whom_to_ask(["tmdb", "omdb"], {"tmdb": ANSWERED, "omdb": ANSWERED}, {Facts.OFFERS}) == ()


class TestWhatWasLookedUp:
    def test_goes_by_the_first_provider_of_its_facts(self):
        assert checked({"tmdb": DOWN, "fanart": GOOD, "omdb": GOOD}) == {Facts.RATINGS}
        assert checked({"tmdb": GOOD, "omdb": DOWN, "trakt": GOOD}) == {Facts.TEXT}

    def test_counts_a_no_for_good(self):
        assert checked({"tmdb": UNKNOWN, "omdb": SKIPPED}) == {Facts.TEXT}


class TestTheNextTime:
    def test_is_by_the_table(self):
        after = renew(Times(), OLD_FILM, {"tmdb": GOOD, "omdb": GOOD}, renewed=set(Facts), at=AT)
        assert after.times == Times(AT, AT + 30 * DAY, AT, AT)
        assert after.due_on == (AT + 30 * DAY).date()

    def test_is_tomorrow_for_who_failed_while_others_answered(self):
        after = renew(Times(), OLD_FILM, {"tmdb": GOOD, "omdb": DOWN}, renewed={Facts.TEXT}, at=AT)
        assert after.due_on == (AT + DAY).date()
        assert after.times.text_next_at == AT + 30 * DAY
        assert after.times.ratings_at is None

    def test_does_not_wait_for_a_quota_that_is_spent(self):
        after = renew(Times(), OLD_FILM, {"tmdb": GOOD, "omdb": SPENT}, renewed={Facts.TEXT}, at=AT)
        assert after.due_on == (AT + 30 * DAY).date()

    def test_is_tomorrow_for_an_answer_that_came_in_part(self):
        partly = ProviderOutcome(Said.SUCCESSFUL, lacking=("seasons 21–40: It took too long.",))
        after = renew(Times(), OLD_FILM, {"tmdb": partly}, renewed={Facts.TEXT}, at=AT)
        assert (after.times.text_at, after.times.text_next_at) == (AT, AT + DAY)

    def test_is_never_today_so_that_a_run_ends(self):
        overdue = Times(AT - 40 * DAY, AT - 10 * DAY, AT, AT)
        assert renew(overdue, OLD_FILM, {"tmdb": DOWN, "omdb": GOOD}, renewed=(), at=AT).due_on > AT.date()
        assert renew(Times(), OLD_FILM, {}, renewed=(), at=AT).due_on > AT.date()

    def test_of_other_facts_is_as_it_was(self):
        before = Times(AT - DAY, AT + 5 * DAY, AT - 8 * DAY, AT - DAY)
        after = renew(before, OLD_FILM, {"omdb": GOOD}, renewed={Facts.RATINGS}, at=AT)
        assert after.times == Times(AT - DAY, AT + 5 * DAY, AT, AT - DAY)
        assert after.due_on == (AT + 5 * DAY).date()
