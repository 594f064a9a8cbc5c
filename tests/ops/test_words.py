from datetime import UTC, datetime, timedelta

import pytest

from cineteca.ops import cron_words, failures, words

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


class TestTimes:
    @pytest.mark.parametrize(
        ("seconds", "said"),
        [
            (0, "just now"),
            (-20, "just now"),
            (20, "in a moment"),
            (-90, "2 minutes ago"),
            (-3_580, "1 hour ago"),
            (7_200, "in 2 hours"),
            (-86_400 * 3, "3 days ago"),
            (86_400, "in 1 day"),
            (-86_400 * 400, "13 months ago"),
        ],
    )
    def test_are_said_from_where_one_stands(self, seconds, said):
        assert words.when(NOON + timedelta(seconds=seconds), at=NOON) == said

    @pytest.mark.parametrize(
        ("seconds", "said"), [(48, "48 s"), (720, "12 min"), (12_000, "3 h 20 min"), (352_800, "4 d 2 h")]
    )
    def test_lengths_have_the_unit_that_fits(self, seconds, said):
        assert words.span(timedelta(seconds=seconds)) == said

    def test_the_exact_one_names_its_zone(self):
        assert words.exact(NOON).endswith("UTC")


class TestNumbers:
    def test_are_grouped(self):
        assert words.count(1_234_567) == "1,234,567"

    def test_that_are_about_right_say_so_and_claim_no_more(self):
        assert words.count(333_712, about=True) == "≈ 334,000"
        assert words.count(41, about=True) == "≈ 41"

    @pytest.mark.parametrize(
        ("part", "whole", "share"),
        [(0, 10, 0), (1, 10_000, 1), (9_999, 10_000, 99), (10, 10, 100), (3, 0, 0), (1, 3, 33)],
    )
    def test_shares_are_complete_or_nothing_only_where_that_is_so(self, part, whole, share):
        assert words.per_cent(part, whole) == share

    @pytest.mark.parametrize(
        ("size", "said"), [(0, "0 B"), (999, "999 B"), (42_000, "42.0 kB"), (1_420_000_000, "1.4 GB"), (3e12, "3.0 TB")]
    )
    def test_sizes_have_the_unit_that_fits(self, size, said):
        assert words.weight(size) == said


class TestFailures:
    @pytest.mark.parametrize(
        ("error", "status", "said"),
        [
            ("Refused", 401, "It said no (401)"),
            ("Failed", None, "Nobody answered"),
            ("Failed", 503, "It failed (503)"),
            ("RemoteProtocolError", None, "The connection broke off in the middle of the answer"),
            ("SomethingNobodyKnows", None, "Something unexpected"),
        ],
    )
    def test_are_said_in_words(self, error, status, said):
        assert failures.call(error, status) == said

    def test_lose_the_names_of_classes_in_a_sentence(self):
        assert failures.sentence("It cannot be reached (ConnectError).") == "It could not be reached."
        assert failures.sentence("It cannot be reached (OddError).") == "It cannot be reached."
        assert failures.sentence("KeyError: 'id'") == "(something unexpected): 'id'"

    def test_leave_a_sentence_without_them_alone(self):
        for text in ("It took too long to answer.", "The Errors of Youth", ""):
            assert failures.sentence(text) == text

    def test_of_a_run_name_the_sources(self):
        error = {"title": "Heat", "error": "omdb: The calls are used up.; tmdb: It answered 500."}
        title, reason = failures.of_run(error, words.provider)
        assert (title, reason) == ("Heat", "OMDb: The calls are used up · TMDB: It answered 500")

    @pytest.mark.parametrize(
        ("kept", "said"),
        [
            ("tmdb: tmdb failed too often; it rests.; omdb: omdb failed too often; it rests.",
             "TMDB, OMDb: failed too often; it rests"),
            ("fanart: Fanart.tv: Not found", "Fanart.tv: Not found"),
            ("trakt: The connection to trakt failed (RemoteProtocolError).",
             "Trakt: The connection broke off in the middle of the answer"),
            ("another request has been at this work for 30 seconds", "another request has been at this work for 30 seconds"),
            ("tmdb sent a body that is not JSON", "TMDB sent a body that is not JSON"),
            ("", ""),
        ],
    )  # fmt: skip
    def test_are_said_once_for_all_that_say_the_same(self, kept, said):
        assert failures.reasons(kept, words.provider) == said

    @pytest.mark.parametrize(
        ("path", "shown"),
        [
            ("/omdb/?apikey=***&i=tt1&plot=full", "/omdb/?i=tt1&plot=full"),
            ("/3/movie/1?api_key=***", "/3/movie/1"),
            ("/3/movie/1?language=en&api_key=***", "/3/movie/1?language=en"),
            (f"/{'x' * 80}", f"/{'x' * 59}…"),
        ],
    )
    def test_name_an_address_without_who_asks(self, path, shown):
        assert failures.place(path) == shown

    def test_of_a_run_may_be_bare_text(self):
        assert failures.of_run("Nobody was there.", words.provider) == ("", "Nobody was there.")


class TestCron:
    @pytest.mark.parametrize(
        ("cron", "said"),
        [
            ("* * * * *", "every minute"),
            ("*/10 * * * *", "every 10 minutes"),
            ("0 * * * *", "every hour, on the hour"),
            ("15 * * * *", "every hour, 15 minutes past"),
            ("30 */6 * * *", "every 6 hours, at :30"),
            ("0 3 * * *", "daily at 03:00"),
            ("0 5,17 * * *", "daily at 05:00 and 17:00"),
            ("0 2 * * 0", "Sunday at 02:00"),
            ("0 2 * * 7", "Sunday at 02:00"),
            ("30 4 * * 1,THU", "Monday and Thursday at 04:30"),
            ("0 9 * * 1-5", "Monday to Friday at 09:00"),
            ("0 1 15 * *", "on day 15 of the month at 01:00"),
        ],
    )
    def test_is_said_in_words(self, cron, said):
        assert cron_words.say(cron) == said

    @pytest.mark.parametrize(
        "cron", ["0 3 * 6 *", "0 3 1 * 1", "0-5 3 * * *", "0 3 L * *", "nonsense", "1 2 3", "0 3 * * 9"]
    )
    def test_keeps_silent_rather_than_say_half(self, cron):
        assert cron_words.say(cron) == ""

    def test_has_words_for_every_line_of_the_timetable(self):
        from cineteca.enrich.domain.timetable import TIMETABLE

        assert [entry.name for entry in TIMETABLE if not cron_words.say(entry.cron)] == []
