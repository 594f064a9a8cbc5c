from django.db import connection
from django.test.utils import CaptureQueriesContext

from cineteca.enrich.queries.people import Asked, Source, get_title_people
from tests.enrich.people import world
from tests.enrich.people.world import NOON

BOTH = Source(speaks="tmdb", tmdb="up", datasets="fresh", datasets_at=NOON)
NO_DATASETS = Source(speaks="tmdb", tmdb="up", datasets="missing")
HEAT, GODFATHER = Asked(imdb="tt0113277"), Asked(imdb="tt0068646")


class TestEverybodyOfATitle:
    def test_of_the_catalogue_is_told_by_it(self, pacino, datasets, work):
        answer = get_title_people(Asked(number=work.id), source=BOTH)
        cast = [(person.name, person.character, person.source) for person in answer.people if person.kind == "cast"]
        assert cast == [("Al Pacino", "Vincent Hanna", "tmdb"), ("Robert De Niro", "Neil McCauley", "tmdb")]
        assert answer.imdb == "tt0113277"

    def test_is_filled_by_the_datasets(self, pacino, datasets, work):
        world.person(174, "Val Kilmer", born=1959)
        world.part(world.HEAT, 3, 174, characters=("Chris Shiherlis",))
        answer = get_title_people(HEAT, source=BOTH)
        assert [person.name for person in answer.people if person.source == "imdb"] == ["Val Kilmer"]
        assert answer.people[2].birth_year == 1959
        assert [
            person.name for person in get_title_people(HEAT, source=NO_DATASETS).people if person.imdb == "nm0000174"
        ] == []

    def test_that_only_the_datasets_know_is_told_by_them(self, pacino, datasets):
        answer = get_title_people(GODFATHER, source=BOTH)
        assert (answer.work_id, answer.title, answer.year) == (None, "The Godfather", 1972)
        assert [(person.name, person.slug) for person in answer.people] == [
            ("Al Pacino", "al-pacino"), ("Robert Duvall", ""), ("John Cazale", ""),
        ]  # fmt: skip

    def test_is_nobody_for_a_title_that_nobody_knows(self, datasets):
        for asked in (Asked(imdb="tt9999999"), Asked(number=5), Asked(slug="heat")):
            assert get_title_people(asked, source=BOTH) is None
        assert get_title_people(GODFATHER, source=NO_DATASETS) is None

    def test_for_adults_alone_is_nobody(self, datasets):
        world.title(8_000_000, "For Adults", 1980, adult=True)
        assert get_title_people(Asked(imdb="tt8000000"), source=BOTH) is None

    def test_twice_the_people_cost_the_same_queries(self, pacino, datasets, work):
        def cost() -> int:
            with CaptureQueriesContext(connection) as queries:
                get_title_people(HEAT, source=BOTH)
            return len(queries)

        before = cost()
        for number in range(50):
            world.person(5_000_000 + number, f"Actor {number}")
            world.part(world.HEAT, 10 + number, 5_000_000 + number)
        assert (cost(), before <= 5) == (before, True)
