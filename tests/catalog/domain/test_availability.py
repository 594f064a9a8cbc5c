from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from cineteca.catalog.domain import availability
from cineteca.catalog.domain.claims import ClaimState, absorb
from cineteca.catalog.domain.merge import merge
from cineteca.catalog.domain.priorities import DEFAULT, with_offers_of
from cineteca.catalog.domain.rereading import reread
from cineteca.providers.records import OfferRecord, WorkRecord
from tests.catalog.domain.claimed import day

WORLD = ("*",)
State = ClaimState[WorkRecord]


def offer(service: str, region: str = "US") -> OfferRecord:
    return OfferRecord(service=service, region=region, type="stream")


def told(*offers: OfferRecord, regions: tuple[str, ...] = WORLD, **more) -> WorkRecord:
    return WorkRecord(offers=offers, offers_for=regions, **more)


def after(*answers: WorkRecord) -> State:
    state: State | None = None
    for number, answer in enumerate(answers):
        state = absorb(state, answer, day(number))
    assert state is not None
    return state


def where(state: State) -> list[tuple[str, str]]:
    return [(offer.service, offer.region) for offer in state.record.offers]


class TestAWholeAnswer:
    def test_takes_away_the_regions_that_it_no_longer_names(self):
        state = after(told(offer("x"), offer("y", "DE"), title="Heat"), told(offer("x"), title="Heat"))
        assert where(state) == [("x", "US")]

    def test_takes_away_everything_when_it_is_empty(self):
        assert where(after(told(offer("x"), title="Heat"), told(title="Heat"))) == []

    def test_takes_away_nothing_else(self):
        state = after(WorkRecord(title="Heat", plot="A thief.", offers=(offer("x"),), offers_for=WORLD), told())
        assert (state.record.title, state.record.plot, state.record.offers) == ("Heat", "A thief.", ())

    def test_speaks_for_its_regions_alone(self):
        state = after(told(offer("x"), offer("y", "DE")), told(regions=("DE", "FR")))
        assert where(state) == [("x", "US")]

    def test_that_lacks_the_block_says_nothing(self):
        assert where(after(told(offer("x")), WorkRecord(title="Heat"))) == [("x", "US")]

    def test_remembers_when_it_was_told(self):
        state = after(told(offer("x")), told(regions=("DE",)))
        assert availability.told_whole(state.confirmed, "US") == day(0)
        assert availability.told_whole(state.confirmed, "DE") == day(1)
        assert availability.told_whole({}, "DE") is None

    def test_survives_the_form_in_which_claims_are_kept(self):
        state = after(told(offer("x")), told(regions=("DE",)))
        kept = state.to_json()
        assert ClaimState.from_json(WorkRecord, kept["record"], kept["confirmed"]) == state


class TestAnAnswerAboutOffersAlone:
    def test_confirms_nothing_else(self):
        state = after(told(offer("x"), title="Heat", plot="A thief."), told(offer("y")))
        assert state.confirmed_at("title") == state.confirmed_at("plot") == day(0)
        assert state.confirmed_at("offers.US") == day(1)

    def test_keeps_the_times_of_a_claim_short(self):
        whole = told(offer("x"), offer("y", "DE"), title="Heat", plot="A thief.")
        state = after(whole, told(offer("x"), offer("y", "DE")), whole)
        assert state.confirmed == {"*": day(2), "offers_for.*": day(2)}


class TestALateAnswer:
    def test_does_not_bring_back_what_a_newer_one_took_away(self):
        state = absorb(after(WorkRecord(title="Heat"), told(title="Heat")), told(offer("x")), day(0))
        assert where(state) == []

    def test_takes_nothing_away_that_a_newer_one_told(self):
        state = absorb(after(WorkRecord(title="Heat"), told(offer("x"))), told(), day(0))
        assert where(state) == [("x", "US")]


class TestReadingAgain:
    def test_lets_a_better_reading_find_the_offers(self):
        old = after(told(title="Heat"))
        assert where(reread(old, told(offer("x"), title="Heat"), day(0))) == [("x", "US")]

    def test_does_not_bring_back_what_went_later(self):
        whole = told(offer("x"), title="Heat")
        assert where(reread(after(whole, told()), whole, day(0))) == []


class TestTwoSources:
    TMDB = after(told(offer("x"), offer("y", "DE"), title="Heat"))

    def offers(self, justwatch: State, source: str) -> list[tuple[str, str]]:
        merged = merge({"tmdb": self.TMDB, "justwatch": justwatch}, priorities=with_offers_of(source))
        return [(offer.service, offer.region) for offer in merged.record.offers]

    def test_one_decides_alone_for_what_it_told(self):
        justwatch = after(told(offer("z"), regions=("US",)))
        assert self.offers(justwatch, "justwatch") == [("y", "DE"), ("z", "US")]

    def test_nowhere_is_a_statement_too(self):
        assert self.offers(after(told(regions=("US",))), "justwatch") == [("y", "DE")]

    def test_the_other_is_not_heard_where_the_first_told_the_whole_world(self):
        assert self.offers(after(told(offer("z", "FR"), regions=("FR",))), "tmdb") == [("y", "DE"), ("x", "US")]

    def test_each_offer_tells_its_source(self):
        claims = {"tmdb": self.TMDB, "justwatch": after(told(offer("z"), regions=("US",)))}
        merged = merge(claims, priorities=with_offers_of("justwatch"))
        assert [merged.source(f"offers.{region}").provider for region in ("DE", "US")] == ["tmdb", "justwatch"]

    def test_an_unknown_source_changes_nothing(self):
        assert with_offers_of("off") == DEFAULT


regions = st.sampled_from(["US", "DE", "FR"])
answers = st.builds(
    WorkRecord,
    title=st.sampled_from([None, "Heat"]),
    offers=st.lists(st.builds(offer, st.sampled_from("xyz"), regions), max_size=4).map(tuple),
    offers_for=st.sampled_from([(), WORLD, ("US",), ("DE", "FR")]),
)


def truth(said: list[tuple[datetime, WorkRecord]], region: str) -> set[str]:
    """What the latest answer that spoke of `region` said."""
    for _, answer in sorted(said, key=lambda entry: entry[0], reverse=True):
        here = {offer.service for offer in answer.offers if offer.region == region}
        if here or availability.covers(answer.offers_for, region):
            return here
    return set()


@given(answers=st.lists(answers, min_size=1, max_size=5), order=st.randoms())
def test_the_latest_that_spoke_of_a_region_stands_whatever_the_order(answers, order):
    said = [(day(number), answer) for number, answer in enumerate(answers)]
    order.shuffle(shuffled := list(said))
    state: State | None = None
    for at, answer in shuffled:
        state = absorb(state, answer, at)
    assert state is not None
    for region in ("US", "DE", "FR"):
        assert {o.service for o in state.record.offers if o.region == region} == truth(said, region)


@given(answers=st.lists(answers, min_size=1, max_size=4))
def test_the_same_answer_again_changes_nothing_but_times(answers):
    state = after(*answers)
    assert absorb(state, answers[-1], day(9)).record == state.record
