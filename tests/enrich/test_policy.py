"""When a work is asked for again: pure."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cineteca.enrich.domain.outcomes import ProviderOutcome, Said, result_of
from cineteca.enrich.domain.policy import RETRIES, retry

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
FAILED = ProviderOutcome(Said.FAILED, "broken")
UNKNOWN = ProviderOutcome(Said.FAILED, "no such work", permanent=True)
LATER = ProviderOutcome(Said.RATE_LIMITED, "wait", retry_after=90.0)
SKIPPED = ProviderOutcome(Said.SKIPPED)
GOOD = ProviderOutcome(Said.SUCCESSFUL)


class TestRetrying:
    def test_waits_longer_each_time(self):
        waits = [retry({"tmdb": FAILED}, retries=n, at=AT).at for n in range(RETRIES - 1)]
        assert waits == sorted(waits)
        assert waits[0] == AT + timedelta(minutes=1)

    def test_ends_after_a_number_of_failures(self):
        assert retry({"tmdb": FAILED}, retries=RETRIES - 1, at=AT).at is None

    def test_ends_at_once_when_everybody_says_no_for_good(self):
        assert retry({"tmdb": UNKNOWN, "omdb": SKIPPED}, retries=0, at=AT).at is None

    def test_goes_on_when_only_one_says_no_for_good(self):
        assert retry({"tmdb": UNKNOWN, "omdb": FAILED}, retries=0, at=AT).at is not None

    def test_follows_what_the_provider_asks_and_counts_it_as_no_failure(self):
        again = retry({"tmdb": LATER, "omdb": FAILED}, retries=2, at=AT)
        assert again.at == AT + timedelta(seconds=90)
        assert again.retries == 2

    @given(st.floats(min_value=0, max_value=1e12), st.integers(0, 50))
    def test_is_never_in_the_past_and_never_further_than_half_a_day(self, seconds, retries):
        told = {"tmdb": ProviderOutcome(Said.RATE_LIMITED, retry_after=seconds)}
        at = retry(told, retries=retries, at=AT).at
        assert AT < at <= AT + timedelta(hours=12)


class TestTheResult:
    def test_is_ingested_when_anybody_answered(self):
        assert result_of({"tmdb": FAILED, "omdb": GOOD}) == "ingested"

    def test_is_failed_when_all_who_were_asked_failed(self):
        assert result_of({"tmdb": FAILED, "omdb": SKIPPED}) == "failed"

    def test_is_skipped_when_nobody_could_be_asked(self):
        assert result_of({"tmdb": SKIPPED}) == result_of({}) == "skipped"
