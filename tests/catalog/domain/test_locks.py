"""Locks over any sequence of what can happen to a work. The archive below does with plain lists what tables do."""

import json
from dataclasses import asdict, replace
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cineteca.catalog.domain.claims import ClaimState, absorb
from cineteca.catalog.domain.errors import LockedAbove, UnknownField
from cineteca.catalog.domain.locks import Lock, Manual, edit_rows, lock_rows, settled_rows, unlock_rows
from cineteca.catalog.domain.merge import merge
from cineteca.catalog.domain.parts import value_at
from cineteca.providers.records import EpisodeRecord, SeasonRecord, WorkRecord
from tests.catalog.domain.claimed import PROVIDERS, day, poster, rating, show, works


class Archive:
    """One work: its claims, locks and manual values, and the merged record."""

    def __init__(self):
        self.answers, self.claims, self.locks, self.manual = [], {}, {}, {}
        self.clock = 0
        self.merge()

    def tell(self, provider, answer):
        self.answers.append((provider, answer))
        self.claims[provider] = absorb(self.claims.get(provider), answer, self.at())
        self.merge()

    def lock(self, path):
        self.write(lock_rows(self.record, path, at=self.at(), locks=self.locks.values()))

    def edit(self, path, value):
        self.write(edit_rows(self.record, path, value, at=self.at(), locks=self.locks.values()))

    def unlock(self, path):
        gone = unlock_rows(path, locks=self.locks.values(), manual=self.manual.values())
        self.locks = {lock.path: lock for lock in self.locks.values() if lock not in gone.locks}
        self.manual = {entry.path: entry for entry in self.manual.values() if entry not in gone.manual}
        self.merge()

    def restart(self):
        """Everything goes to rows of JSON and comes back."""
        self.locks = {path: Lock(**_row(lock)) for path, lock in self.locks.items()}
        self.manual = {path: Manual(**_row(entry)) for path, entry in self.manual.items()}
        states = {name: json.loads(json.dumps(claim.to_json())) for name, claim in self.claims.items()}
        self.claims = {n: ClaimState.from_json(WorkRecord, s["record"], s["confirmed"]) for n, s in states.items()}
        self.merge()

    def import_again(self):
        """All claims are dropped, and come back answer by answer in another order."""
        answers, self.answers, self.claims = self.answers[::-1], [], {}
        self.merge()
        for provider, answer in answers:
            self.tell(provider, answer)

    def write(self, rows):
        self.locks |= {lock.path: lock for lock in rows.locks}
        self.manual |= {entry.path: entry for entry in rows.manual}
        self.merge()

    def merge(self):
        self.record = merge(self.claims, self.locks.values(), self.manual.values()).record
        settled = settled_rows(self.record, at=self.at(), locks=self.locks.values())
        self.locks |= {lock.path: lock for lock in settled}

    def at(self):
        self.clock += 1
        return day(self.clock)


def _row(entry):
    body = json.loads(json.dumps(asdict(entry), default=lambda at: at.isoformat()))
    return body | {"at": datetime.fromisoformat(body["at"])}


def lost(*episodes: EpisodeRecord, **season) -> WorkRecord:
    """A show with one season."""
    return show(SeasonRecord(number=1, episodes=episodes, **season), plot="A show.", title="Lost")


@pytest.fixture
def archive():
    archive = Archive()
    archive.tell("tmdb", lost(EpisodeRecord(number=1, plot="First."), EpisodeRecord(number=2), plot="A season."))
    return archive


def plot(archive, *place):
    return value_at(archive.record, ".".join((*place, "plot")))


class TestALock:
    def test_holds_against_a_new_answer(self, archive):
        archive.lock("title")
        archive.tell("tmdb", WorkRecord(title="Found"))
        assert archive.record.title == "Lost"

    def test_of_an_empty_field_keeps_it_empty(self, archive):
        archive.lock("tagline")
        archive.tell("tmdb", WorkRecord(tagline="Live together."))
        assert archive.record.tagline is None

    def test_is_lifted_so_that_claims_speak_again(self, archive):
        archive.lock("title")
        archive.tell("tmdb", WorkRecord(title="Found"))
        archive.unlock("title")
        assert archive.record.title == "Found"

    def test_of_a_field_that_does_not_exist_is_refused(self, archive):
        with pytest.raises(UnknownField, match="no field “plott”"):
            archive.lock("plott")

    def test_of_one_part_leaves_the_others_free(self, archive):
        archive.tell("omdb", WorkRecord(ratings=(rating("imdb", 8.0), rating("metacritic", 7.0))))
        archive.lock("ratings.imdb")
        archive.tell("omdb", WorkRecord(ratings=(rating("imdb", 1.0), rating("metacritic", 2.0))))
        assert {r.source: r.value for r in archive.record.ratings} == {"imdb": 8.0, "metacritic": 2.0}


class TestAnEdit:
    def test_is_entered_and_locked(self, archive):
        archive.edit("title", "Mine")
        archive.tell("tmdb", WorkRecord(title="Found"))
        assert archive.record.title == "Mine"

    def test_is_gone_with_its_lock(self, archive):
        archive.edit("title", "Mine")
        archive.unlock("title")
        assert (archive.record.title, archive.manual) == ("Lost", {})

    def test_of_a_locked_field_moves_it(self, archive):
        archive.lock("title")
        archive.edit("title", "Mine")
        assert archive.record.title == "Mine"

    def test_of_a_whole_moves_its_locked_parts_too(self, archive):
        archive.edit("certifications.US", "R")
        archive.edit("certifications.DE", "16")
        archive.edit("certifications", {"US": "PG"})
        assert archive.record.certifications == {"US": "PG"}

    def test_of_one_episode_stays_with_its_number(self, archive):
        archive.edit("seasons.1.episodes.2.title", "Mine")
        archive.import_again()
        assert value_at(archive.record, "seasons.1.episodes.2.title") == "Mine"


class TestInheritance:
    def test_goes_from_show_to_season_to_episode(self, archive):
        archive.lock("plot")
        archive.tell("tmdb", lost(EpisodeRecord(number=1, plot="Other."), plot="Another season."))
        assert plot(archive, "seasons.1") == "A season."
        assert plot(archive, "seasons.1.episodes.1") == "First."

    def test_does_not_reach_titles(self, archive):
        archive.tell("tmdb", lost(EpisodeRecord(number=1, title="Pilot")))
        archive.lock("title")
        archive.tell("tmdb", lost(EpisodeRecord(number=1, title="Pilot, Part 1")))
        assert value_at(archive.record, "seasons.1.episodes.1.title") == "Pilot, Part 1"

    def test_gives_a_child_that_arrives_later_its_first_value_alone(self, archive):
        archive.lock("plot")
        archive.tell("tmdb", lost(EpisodeRecord(number=3, plot="Third.")))
        archive.tell("tmdb", lost(EpisodeRecord(number=3, plot="Third, again.")))
        assert plot(archive, "seasons.1.episodes.3") == "Third."

    def test_gives_an_empty_child_its_first_value(self, archive):
        archive.lock("plot")
        archive.tell("tmdb", lost(EpisodeRecord(number=2, plot="Second.")))
        archive.tell("tmdb", lost(EpisodeRecord(number=2, plot="Second, again.")))
        assert plot(archive, "seasons.1.episodes.2") == "Second."

    def test_of_a_season_reaches_its_own_episodes_alone(self, archive):
        other = SeasonRecord(number=2, episodes=(EpisodeRecord(number=1, plot="Two."),))
        archive.tell("tmdb", show(other))
        archive.lock("seasons.1.plot")
        archive.tell("tmdb", show(replace(other, episodes=(EpisodeRecord(number=1, plot="2."),))))
        archive.tell("tmdb", lost(EpisodeRecord(number=1, plot="1.")))
        assert plot(archive, "seasons.1.episodes.1") == "First."
        assert plot(archive, "seasons.2.episodes.1") == "2."

    def test_reaches_parts_of_the_same_name(self, archive):
        archive.tell("tmdb", lost(images=(poster("a"),)))
        archive.lock("images.poster")
        archive.tell("tmdb", lost(images=(poster("b"), poster("c", "backdrop"))))
        assert value_at(archive.record, "seasons.1.images.poster") == (poster("a"),)
        assert value_at(archive.record, "seasons.1.images.backdrop") == (poster("c", "backdrop"),)

    def test_ends_with_the_lock_above(self, archive):
        archive.lock("plot")
        archive.tell("tmdb", lost(EpisodeRecord(number=1, plot="Other.")))
        archive.unlock("plot")
        assert (plot(archive, "seasons.1.episodes.1"), archive.locks) == ("Other.", {})

    def test_goes_on_below_a_season_that_has_its_own_lock(self, archive):
        archive.lock("plot")
        archive.lock("seasons.1.plot")
        archive.unlock("plot")
        archive.tell("tmdb", lost(EpisodeRecord(number=1, plot="Other.")))
        assert plot(archive, "seasons.1.episodes.1") == "First."

    def test_cannot_be_lifted_from_below(self, archive):
        archive.lock("plot")
        with pytest.raises(LockedAbove, match="Unlock it there") as refusal:
            archive.unlock("seasons.1.episodes.1.plot")
        assert refusal.value.path == "plot"

    def test_lets_a_child_be_edited(self, archive):
        archive.lock("plot")
        archive.edit("seasons.1.episodes.1.plot", "Mine.")
        archive.unlock("plot")
        assert plot(archive, "seasons.1.episodes.1") == "Mine."


PATHS = (
    "title",
    "plot",
    "cast",
    "ratings",
    "ratings.imdb",
    "images.poster",
    "certifications",
    "certifications.US",
    "runtime_minutes",
    "seasons",
    "seasons.1.title",
    "seasons.1.plot",
    "seasons.1.episodes.2.plot",
)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("tell"), st.sampled_from(PROVIDERS), works),
        st.tuples(st.sampled_from(["lock", "unlock"]), st.sampled_from(PATHS)),
        st.tuples(st.just("edit"), st.sampled_from(["title", "plot", "seasons.1.plot"]), st.sampled_from(["x", "y"])),
        st.tuples(st.sampled_from(["restart", "import_again"])),
    ),
    max_size=10,
)


@settings(max_examples=150)
@given(steps)
def test_a_locked_field_never_moves_unless_a_person_moves_it(sequence):
    archive = Archive()
    for verb, *arguments in sequence:
        held = {path: value_at(archive.record, path) for path in archive.locks}
        try:
            getattr(archive, verb)(*arguments)
        except LockedAbove:
            assert verb == "unlock"
        if verb in {"tell", "restart"}:
            assert {path: value_at(archive.record, path) for path in held} == held
        elif verb == "import_again":
            # What was inherited by a child is found again when the child is.
            there = [path for path in held if not archive.locks[path].inherited or exists(archive.record, path)]
            assert {path: value_at(archive.record, path) for path in there} == {path: held[path] for path in there}
        elif verb == "edit":
            path, value = arguments
            assert value_at(archive.record, path) == value


def exists(record, path):
    """Whether the season or episode of `path` is in the record."""
    return value_at(record, path.rpartition(".")[0]) is not None


def test_only_rows_of_the_unlocked_field_are_given_back():
    locks = [Lock(field="plot", value="a", at=day(0)), Lock(field="title", value="b", at=day(0))]
    manual = [Manual(field="plot", value="a", at=day(0)), Manual(field="title", value="b", at=day(0))]
    rows = unlock_rows("plot", locks=locks, manual=manual)
    assert (rows.locks, rows.manual) == ((locks[0],), (manual[0],))
