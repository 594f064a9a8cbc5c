"""What the stand-in tells is the same in every process and on every day."""

import subprocess
import sys
from collections import Counter
from datetime import date

import orjson
import pytest

from cineteca.simulator import answers, archive, world
from cineteca.simulator.tmdb.alike import MOST, alike

# Every answer about every third work and its people, as one number.
SUM = """
from datetime import date
from hashlib import sha256
import orjson
from cineteca.simulator import answers, omdb, world
from cineteca.simulator.tmdb import blocks

edition, told = world.fixed(date(2026, 8, 14)), sha256()
facts = edition.archive
asked = [("movie", facts.films, blocks.FILM), ("tv", facts.shows, blocks.SHOW)]
for what, known, parts in [*asked, ("person", facts.people_by_number, blocks.PERSON)]:
    for number in list(known)[::3]:
        told.update(answers.of_tmdb(edition, f"{what}/{number}", {"append_to_response": ",".join(parts)}).body)
for source, value in list(facts.works_by_id)[::3]:
    told.update(answers.of_tmdb(edition, f"find/{value}", {"external_source": f"{source}_id"}).body)
    told.update(orjson.dumps(omdb.answer(edition, {"i": value})))
print(told.hexdigest())
"""

EDITION = world.fixed(date(2026, 8, 14))


def summed(seed: str) -> str:
    run = [sys.executable, "-c", SUM]
    return subprocess.run(run, env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True).stdout


@pytest.fixture(scope="module")
def facts() -> archive.Archive:
    return EDITION.archive


class TestAnswers:
    def test_are_the_same_in_every_process(self):
        assert summed("1") == summed("2")


def twice(values: list[object]) -> set[object]:
    return {value for value, times in Counter(values).items() if times > 1}


class TestIdentifiers:
    def test_of_people_are_theirs_alone(self, facts):
        assert len(facts.people_by_number) == len(facts.people)
        assert all(0 < number < 2**31 for number in facts.people_by_number)

    def test_of_credits_seasons_and_episodes_are_theirs_alone(self, facts):
        credits_, seasons, episodes = [], [], []
        for number, show in facts.shows.items():
            told = tell(f"tv/{number}", "credits")
            credits_ += [entry["credit_id"] for side in ("cast", "crew") for entry in told["credits"][side]]
            credits_ += [entry["credit_id"] for entry in told["created_by"]]
            for season in show.get("seasons", ()):
                whole = tell(f"tv/{number}/season/{season['number']}")
                seasons.append(whole["id"])
                episodes += [episode["id"] for episode in whole["episodes"]]
        for number in facts.films:
            told = tell(f"movie/{number}", "credits")["credits"]
            credits_ += [entry["credit_id"] for side in ("cast", "crew") for entry in told[side]]
        assert (twice(credits_), twice(seasons), twice(episodes)) == (set(), set(), set())

    @pytest.mark.parametrize("what", ["companies", "networks", "keywords"])
    def test_of_named_things_are_theirs_alone(self, facts, what):
        places = {"companies": "production_companies", "networks": "networks", "keywords": "keywords"}
        told = [tell(f"movie/{n}", "keywords") for n in facts.films] + [
            tell(f"tv/{n}", "keywords") for n in facts.shows
        ]
        found = {(thing["id"], thing["name"]) for body in told for thing in things(body.get(places[what], []))}
        assert twice([number for number, _ in found]) == set()

    def test_of_a_credit_are_the_same_in_the_work_and_in_the_person(self):
        pacino = next(
            entry for entry in tell("movie/949", "credits")["credits"]["cast"] if entry["name"] == "Al Pacino"
        )
        played = tell(f"person/{pacino['id']}", "combined_credits")["combined_credits"]["cast"]
        heat = next(work for work in played if work["id"] == 949)
        assert (heat["credit_id"], heat["character"], heat["order"]) == (
            pacino["credit_id"], pacino["character"], pacino["order"]
        )  # fmt: skip


def tell(path: str, append: str = "") -> dict:
    return orjson.loads(answers.of_tmdb(EDITION, path, {"append_to_response": append}).body)


def things(listed: object) -> list[dict]:
    """A list of named things, or the one list in a block of them."""
    return listed if isinstance(listed, list) else next(iter(listed.values()))


class TestWorksAlike:
    def test_are_others_and_each_once(self, facts):
        for media in ("movie", "tv"):
            for number, fact in list(facts.works(media).items())[::5]:
                found = [other["tmdb"] for other in alike(facts, fact, media)]
                assert number not in found
                assert len(found) == len(set(found)) <= MOST

    def test_share_makers_first(self, facts):
        first = alike(facts, facts.films[949], "movie")[0]
        shared = {key for key, *_ in facts.films[949]["cast"]} | {key for key, *_ in facts.films[949]["crew"]}
        assert shared & {key for key, *_ in [*first["cast"], *first["crew"]]}

    def test_share_genres_and_time_where_nobody_is_shared(self):
        def film(number: int, year: int, *genres: str) -> dict:
            return {"tmdb": number, "title": str(number), "year": year, "genres": list(genres)}

        heat = film(1, 1995, "Crime", "Drama")
        others = [film(2, 1996, "Drama", "Crime"), film(3, 2005, "Crime", "Drama"), film(4, 1995, "Crime", "Comedy")]
        facts = archive.index([heat, *others], [], [])
        assert [other["tmdb"] for other in alike(facts, heat, "movie")] == [2]


class TestStubs:
    def test_are_works_by_title_and_identifiers_alone(self):
        stubs = list(archive.stubs())
        heat = next(stub for stub in stubs if stub.ids.get("tmdb") == "949" and stub.kind == "film")
        assert (heat.title, heat.year, heat.ids["imdb"]) == ("Heat", 1995, "tt0113277")
        assert {stub.kind for stub in stubs} == {"film", "show"}

    def test_leave_works_for_discovery_to_find(self):
        known, stubs = archive.load(), list(archive.stubs())
        here = {kind: {int(stub.ids["tmdb"]) for stub in stubs if stub.kind == kind} for kind in ("film", "show")}
        assert 140 <= len(known.films) - len(here["film"]) <= 160
        assert 8 <= len(known.shows) - len(here["show"]) <= 12
        assert not [film for number, film in known.films.items() if number in here["film"] and film["year"] >= 2018]
