import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from cineteca.catalog.domain.claims import ClaimState, absorb
from cineteca.catalog.domain.shapes import canonical
from cineteca.providers.records import (
    EpisodeRecord,
    OfferRecord,
    PersonRecord,
    SeasonRecord,
    TranslationRecord,
    WorkRecord,
)
from tests.catalog.domain.claimed import cast, day, leaves, persons, poster, rating, show, works

HEAT = WorkRecord(title="Heat", plot="A thief and a detective.", genres=("Crime", "Drama"), cast=cast("Alice", "Bob"))


def after(*answers: WorkRecord) -> ClaimState[WorkRecord]:
    """The claim after these answers, one a day."""
    state = None
    for number, answer in enumerate(answers):
        state = absorb(state, answer, day(number))
    assert state is not None
    return state


class TestAnAnswer:
    def test_is_the_claim_when_it_is_the_first(self):
        assert after(HEAT).record == HEAT

    def test_replaces_what_it_tells_differently(self):
        assert after(HEAT, WorkRecord(plot="Another plot.")).record.plot == "Another plot."

    def test_removes_nothing_by_silence(self):
        assert after(HEAT, WorkRecord()).record == HEAT

    def test_removes_nothing_by_blanks(self):
        assert after(HEAT, WorkRecord(title="", plot="  ", genres=("",))).record == HEAT

    def test_may_say_false_and_zero(self):
        state = after(WorkRecord(adult=True, budget=5), WorkRecord(adult=False, budget=0))
        assert (state.record.adult, state.record.budget) == (False, 0)

    def test_replaces_a_cast_as_a_whole(self):
        assert after(HEAT, WorkRecord(cast=cast("Charlie"))).record.cast == cast("Charlie")

    def test_keeps_no_number_that_is_none(self):
        assert after(WorkRecord(popularity=float("nan"))).record.popularity is None

    def test_of_a_person_is_absorbed_alike(self):
        state = absorb(
            absorb(None, PersonRecord(name="Alice", biography="Born."), day(0)), PersonRecord(name="A."), day(1)
        )
        assert (state.record.name, state.record.biography) == ("A.", "Born.")


class TestAShorterAnswer:
    def test_without_a_season_removes_no_season(self):
        both = show(SeasonRecord(number=1, title="First"), SeasonRecord(number=2, title="Second"))
        assert after(both, show(SeasonRecord(number=2, title="Two"))).record.seasons == (
            SeasonRecord(number=1, title="First"),
            SeasonRecord(number=2, title="Two"),
        )

    def test_without_episodes_removes_no_episode(self):
        pilot = SeasonRecord(number=1, episodes=(EpisodeRecord(number=1, title="Pilot"), EpisodeRecord(number=2)))
        told = SeasonRecord(number=1, title="First", episodes=(EpisodeRecord(number=2, title="Second"),))
        (season,) = after(show(pilot), show(told)).record.seasons
        assert season.title == "First"
        assert [episode.title for episode in season.episodes] == ["Pilot", "Second"]

    def test_keeps_ratings_certifications_and_ids_of_others(self):
        full = WorkRecord(ids={"imdb": "tt1", "tmdb": "2"}, certifications={"US": "R"}, ratings=(rating("imdb"),))
        state = after(full, WorkRecord(ids={"tmdb": "3"}, certifications={"DE": "16"}, ratings=(rating("tmdb"),)))
        assert state.record.ids == {"imdb": "tt1", "tmdb": "3"}
        assert state.record.certifications == {"US": "R", "DE": "16"}
        assert [r.source for r in state.record.ratings] == ["imdb", "tmdb"]

    def test_keeps_the_votes_that_it_does_not_tell(self):
        state = after(WorkRecord(ratings=(rating("imdb", 8.0, 900),)), WorkRecord(ratings=(rating("imdb", 8.2),)))
        assert state.record.ratings == (rating("imdb", 8.2, 900),)

    def test_of_a_translation_keeps_its_other_words(self):
        german = TranslationRecord(language="de", title="Hitze", plot="Ein Dieb.")
        state = after(
            WorkRecord(translations=(german,)), WorkRecord(translations=(replace(german, plot=None, title="Heat"),))
        )
        assert state.record.translations == (replace(german, title="Heat"),)

    def test_keeps_the_posters_when_it_has_backdrops_alone(self):
        state = after(WorkRecord(images=(poster("a"),)), WorkRecord(images=(poster("b", "backdrop"),)))
        assert {image.kind for image in state.record.images} == {"poster", "backdrop"}

    def test_replaces_the_offers_of_the_regions_it_names(self):
        def offer(service, region):
            return OfferRecord(service=service, region=region, type="stream")

        before = WorkRecord(offers=(offer("x", "DE"), offer("y", "DE"), offer("x", "US")))
        state = after(before, WorkRecord(offers=(offer("z", "DE"),)))
        assert state.record.offers == (offer("z", "DE"), offer("x", "US"))


class TestConfirmation:
    def test_is_one_time_for_a_whole_answer(self):
        assert after(HEAT).confirmed == {"*": day(0)}

    def test_stays_old_for_what_the_newest_answer_left_out(self):
        state = after(HEAT, replace(HEAT, plot=None))
        assert (state.confirmed_at("title"), state.confirmed_at("plot")) == (day(1), day(0))

    def test_is_renewed_without_a_change(self):
        assert after(HEAT, HEAT).confirmed == {"*": day(1)}

    def test_goes_down_to_the_fields_of_an_episode(self):
        told = SeasonRecord(number=1, episodes=(EpisodeRecord(number=3, title="Third", plot="So."),))
        again = SeasonRecord(number=1, episodes=(EpisodeRecord(number=3, title="Third"),))
        state = after(show(told), show(again))
        assert state.confirmed == {"*": day(1), "seasons.1.episodes.3.plot": day(0)}

    def test_survives_several_answers_that_each_leave_something_out(self):
        full = WorkRecord(ratings=(rating("imdb"), rating("tmdb")), plot="So.", title="Heat")
        state = after(full, WorkRecord(title="Heat"), WorkRecord(title="Heat", ratings=(rating("tmdb"),)))
        times = {path: state.confirmed_at(path) for path in ("title", "plot", "ratings.imdb.raw", "ratings.tmdb.raw")}
        assert times == {"title": day(2), "plot": day(0), "ratings.imdb.raw": day(0), "ratings.tmdb.raw": day(2)}


@given(st.lists(works, min_size=1, max_size=4))
def test_at_every_path_the_latest_answer_that_said_anything_stands(answers):
    expected, times = {}, {}
    for number, answer in enumerate(answers):
        told = leaves(canonical(answer))
        expected |= told
        times |= {path: day(number) for path in told if not path.endswith(".exists")}
    state = after(*answers)
    assert leaves(state.record) == expected
    assert {path: state.confirmed_at(path) for path in times} == times


@given(st.lists(works, min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(answers, chance):
    timed = [(answer, day(number)) for number, answer in enumerate(answers)]
    in_order, shuffled = None, None
    for answer, at in timed:
        in_order = absorb(in_order, answer, at)
    chance.shuffle(timed)
    for answer, at in timed:
        shuffled = absorb(shuffled, answer, at)
    assert shuffled.record == in_order.record
    told = [path for path in leaves(in_order.record) if not path.endswith(".exists")]
    assert [shuffled.confirmed_at(path) for path in told] == [in_order.confirmed_at(path) for path in told]


@given(works, st.data())
def test_a_truncated_answer_changes_nothing_but_times(answer, data):
    whole = after(answer)
    assert absorb(whole, truncated(whole.record, data.draw), day(1)).record == whole.record


@given(works)
def test_absorbing_twice_equals_once(answer):
    assert after(answer, answer).record == after(answer).record


@given(persons, persons)
def test_nothing_of_a_person_turns_into_nothing(first, second):
    before = absorb(None, first, day(0))
    assert leaves(before.record).keys() <= leaves(absorb(before, second, day(1)).record).keys()


@given(st.lists(works, min_size=1, max_size=3))
def test_a_claim_survives_its_json(answers):
    state = after(*answers)
    body = json.loads(json.dumps(state.to_json()))
    assert ClaimState.from_json(WorkRecord, body["record"], body["confirmed"]) == state


def truncated(record, draw):
    """`record` with fields emptied and entries of its keyed collections left out, at random."""
    changes = {}
    for name in ("title", "plot", "genres", "cast", "year", "images", "translations", "offers"):
        if hasattr(record, name) and draw(st.booleans()):
            changes[name] = getattr(WorkRecord(), name)
    for name in ("seasons", "episodes", "ratings"):
        if hasattr(record, name):
            kept = [entry for entry in getattr(record, name) if draw(st.booleans())]
            changes[name] = tuple(truncated(entry, draw) if name != "ratings" else entry for entry in kept)
    return replace(record, **changes)
