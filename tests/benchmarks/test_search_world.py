"""What the measured catalogue and questions are made of."""

import random
from collections import Counter
from html.parser import HTMLParser

from benchmarks import search_lookups, search_questions, search_webserver, search_world


class TestWords:
    def test_common_ones_come_often_and_rare_ones_come(self):
        words = search_world.Words(random.Random(1), 5000, ["the"])
        drawn = Counter(words.draw(20_000))
        assert drawn["the"] > 200
        assert len(drawn) > 1000

    def test_are_the_same_for_the_same_seed(self):
        assert search_world.Words(random.Random(3), 50).words == search_world.Words(random.Random(3), 50).words


class TestATypo:
    def test_is_one_step_away_in_one_word(self):
        chance = random.Random(5)
        for _ in range(200):
            wrong = search_questions.mistyped("The Insider", chance)
            assert wrong.startswith("The ")
            assert abs(len(wrong) - len("The Insider")) <= 1


class TestThePage:
    def test_is_of_the_size_that_such_pages_have(self):
        assert 900_000 < len(search_webserver.page("Somebody")) < 1_100_000

    def test_tells_its_filmography_to_who_reads_it(self):
        reader = search_lookups.Reader()
        reader.feed(search_webserver.page("Somebody").decode())
        assert isinstance(reader, HTMLParser)
        assert reader.name == "Somebody"
        assert len(reader.credits) == search_webserver.TITLES
