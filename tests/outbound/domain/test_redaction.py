import pytest
from hypothesis import given
from hypothesis import strategies as st

from cineteca.outbound.domain.redaction import MASK, SECRET_PARAMETERS, redact

KEY = "0123456789abcdef0123456789abcdef"


class TestASecret:
    @pytest.mark.parametrize(
        "text",
        [
            f"/3/movie/603?api_key={KEY}&language=en",
            f"https://example.org/?i=tt0133093&apikey={KEY}",
            f"GET https://example.org/?APIKEY={KEY}: 401",
            f"Authorization: Bearer {KEY}",
            f"{{'authorization': 'Bearer {KEY}'}}",
            f'{{"api_key": "{KEY}"}}',
            f"URL('https://example.org/3/find?api_key={KEY}')",
            f"https://alice:{KEY}@example.org/3",
        ],
    )
    def test_is_masked_wherever_it_usually_stands(self, text):
        assert KEY not in redact(text)
        assert MASK in redact(text)

    def test_that_we_know_is_masked_anywhere(self):
        assert redact("the word is sesame+open", ["sesame+open"]) == "the word is ***"

    def test_is_found_in_an_address_that_encodes_it(self):
        assert "sesame" not in redact("/?x=sesame%2Bopen&y=sesame%20open", ["sesame+open", "sesame open"])

    @given(
        st.sampled_from(sorted(SECRET_PARAMETERS)), st.from_regex(r"\A[A-Za-z0-9._~-]{8,40}\Z"), st.text(max_size=20)
    )
    def test_never_survives_in_a_query(self, name, secret, other):
        masked = redact(f"/path?q=1&{name}={secret}&after={other}")
        assert masked.startswith(f"/path?q=1&{name}={MASK}")


class TestWhatIsNoSecret:
    @pytest.mark.parametrize(
        "text", ["/3/movie/603?append_to_response=credits,keywords&language=en-US", "", "movie/{id}", "12:30"]
    )
    def test_is_left_alone(self, text):
        assert redact(text, ["", "abc"]) == text
