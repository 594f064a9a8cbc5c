from hypothesis import given
from hypothesis import strategies as st

from cineteca.outbound.domain.identity import key_of


def key(address="https://api.example.org/3/movie/949", *parameters, provider="tmdb", language=""):
    return key_of(provider=provider, address=address, parameters=parameters, language=language)


class TestTheSameQuestion:
    def test_has_the_same_key_whoever_asks(self):
        assert (
            key("a", ("api_key", "alices"), ("x", "1"))
            == key("a", ("api_key", "bobs"), ("x", "1"))
            == key("a", ("x", "1"))
        )

    @given(st.dictionaries(st.text(max_size=5), st.text(max_size=5), max_size=5), st.randoms())
    def test_has_the_same_key_in_whatever_order(self, parameters, random):
        items = list(parameters.items())
        shuffled = random.sample(items, len(items))
        assert key("a", *items) == key("a", *shuffled)


class TestAnotherQuestion:
    def test_has_another_key(self):
        asked = [
            key("a"), key("b"), key("a", ("language", "en")), key("a", ("language", "de")), key("a", provider="omdb"),
            key("a", language="de"), key("a", ("x", "1"), ("x", "2")), key("a", ("x", "2"), ("x", "1")),
        ]  # fmt: skip
        assert len(set(asked)) == len(asked)
