import json
import logging

import pytest

from cineteca.config.logging import described, plain
from cineteca.config.logging import json as as_json
from cineteca.core import telemetry
from cineteca.core.telemetry.logs import Whose
from cineteca.outbound import masking


def record(message, *args, error=None, **extra):
    made = logging.getLogger("cineteca.tests").makeRecord(
        "cineteca.tests", logging.WARNING, __file__, 1, message, args, error, extra=extra
    )
    Whose().filter(made)
    return made


def failure():
    error = ValueError("https://api.example.org/3?api_key=abcdef")
    return ValueError, error, None


class TestAPlainLine:
    def test_says_whose_doing_it_is(self):
        with telemetry.bound(run=7, job="enrich.tick"):
            line = plain().format(record("%s is down", "omdb"))
        assert line.endswith("WARNING cineteca.tests: omdb is down [run=7 job=enrich.tick]")

    def test_says_nothing_more_where_nobody_is_known(self):
        assert plain().format(record("hello")).endswith("cineteca.tests: hello")

    def test_masks_secrets_also_in_what_went_wrong(self):
        line = plain().format(record("failed", error=failure()))
        assert "abcdef" not in line
        assert "api_key=***" in line


class TestAJSONLine:
    def test_is_one_object(self):
        with telemetry.bound(request="0123456789abcdef", run=7):
            told = json.loads(as_json().format(record("%s is down", "omdb")))
        assert told["time"].endswith("+00:00")
        del told["time"]
        assert told == {
            "level": "WARNING", "logger": "cineteca.tests", "message": "omdb is down", "request": "0123456789abcdef",
            "run": "7",
        }  # fmt: skip

    def test_keeps_what_the_caller_adds_and_what_went_wrong(self):
        told = json.loads(as_json().format(record("failed", error=failure(), works=3)))
        assert told["works"] == 3
        assert "ValueError" in told["error"]

    @pytest.mark.parametrize(
        ("message", "extra"),
        [
            ("GET /?api_key=abcdef", {}),
            ("quiet", {"address": "x?token=abcdef"}),
            ("quiet", {"sent": {"a": ["password: abcdef"]}}),
        ],
    )
    def test_stays_an_object_when_secrets_are_masked(self, message, extra):
        line = as_json().format(record(message, **extra))
        assert "abcdef" not in line
        assert json.loads(line)["level"] == "WARNING"

    def test_masks_what_must_never_be_printed(self):
        masking.never_print(["hunter2hunter2"])
        assert "hunter2" not in as_json().format(record("they said hunter2hunter2"))

    def test_is_asked_for_by_a_setting(self):
        assert described(form="json", level="INFO")["formatters"]["line"]["()"] is as_json
        assert described(form="plain", level="INFO")["formatters"]["line"]["()"] is plain
