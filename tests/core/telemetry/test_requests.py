import logging
import re

import pytest
from django.test import Client

from cineteca.core import telemetry
from cineteca.core.telemetry import counts
from cineteca.core.telemetry.logs import Whose


@pytest.fixture(autouse=True)
def _asked_nobody(db):
    """Pages look into the database."""


class TestTheNumberOfARequest:
    def test_is_made_and_given_back(self):
        first, second = (Client().get("/healthz")["X-Request-ID"] for _ in range(2))
        assert re.fullmatch("[0-9a-f]{16}", first)
        assert first != second

    def test_is_the_one_it_came_with(self):
        assert Client().get("/healthz", headers={"X-Request-ID": "trace-0123.45"})["X-Request-ID"] == "trace-0123.45"

    @pytest.mark.parametrize(
        "odd", ["short", "x" * 65, "with blank", "<script>alert</script>", "a\tbcdefgh", "", "-" * 20]
    )
    def test_is_a_new_one_where_that_is_none(self, odd):
        assert Client().get("/healthz", headers={"X-Request-ID": odd})["X-Request-ID"] != odd

    def test_is_known_while_it_is_answered_and_no_longer(self, monkeypatch):
        seen = []
        monkeypatch.setattr("cineteca.api.probes.HttpResponse", _spy(seen))
        Client().get("/healthz", headers={"X-Request-ID": "trace-0123"})
        assert seen == [{"request": "trace-0123"}]
        assert "request" not in telemetry.current()

    def test_is_on_the_line_that_tells_what_was_wrong_with_it(self):
        heard = []
        handler = logging.Handler()
        handler.emit = lambda record: heard.append(dict(record.doing))
        handler.addFilter(Whose())
        logging.getLogger("django.request").addHandler(handler)
        try:
            Client().get("/api/nowhere", headers={"X-Request-ID": "trace-0123"})
        finally:
            logging.getLogger("django.request").removeHandler(handler)
        assert heard == [{"request": "trace-0123"}]


class TestTheCounts:
    def test_go_by_route_and_status_not_by_address(self):
        Client().get("/api/runs/123456789")
        Client().get("/nowhere/at/all")
        told = counts.told().decode()
        assert 'cineteca_http_requests_total{method="GET",route="/api/runs/<run_id>",status="401"}' in told
        assert 'route="none",status="404"' in told
        assert "123456789" not in told
        assert 'cineteca_http_seconds_bucket{le="0.005",route="/api/runs/<run_id>"}' in told

    def test_know_few_methods(self):
        Client().generic("BREW", "/healthz")
        assert 'method="other",route="/healthz",status="405"' in counts.told().decode()


def _spy(seen):
    from django.http import HttpResponse

    def made(*args, **more):
        seen.append(dict(telemetry.current()))
        return HttpResponse(*args, **more)

    return made
