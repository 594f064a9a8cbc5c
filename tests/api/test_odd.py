"""Whatever comes in: a refusal in our shape, and never an accident."""

import pytest
from django.test import Client


def refused(answer, status):
    assert answer.status_code == status, answer.content[:300]
    assert answer["Content-Type"].startswith("application/json")
    error = answer.json()["error"]
    assert error["code"]
    assert error["message"]
    return error


class TestBodies:
    @pytest.mark.parametrize(
        ("body", "status"),
        [
            (b"", 422),
            (b"{", 400),
            (b"\xff\xfe", 400),
            (b'{"work": "\\ud800"}', 400),
            (b"[" * 100_000, 400),
            (b'{"work": "a\\u0000b"}', 422),
            (b"[]", 422),
            (b"null", 422),
            (b'"tmdb:1"', 422),
            (b'{"work": 1e999}', 400),
            (b'{"work": "x", "force": 99999999999999999999999999}', 422),
            (b'{"work": "' + b"x" * 3_000_000 + b'"}', 413),
        ],
    )
    def test_that_cannot_be_meant(self, alice, body, status):
        refused(alice.post("/api/ingest", body), status)

    @pytest.mark.parametrize(
        "kind", ["text/plain", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded", ""]
    )
    def test_of_another_kind(self, alice, kind):
        refused(alice.post("/api/ingest", b'{"work": "tmdb:1"}', content_type=kind), 415)

    def test_of_json_by_another_name_are_read(self, alice):
        answer = alice.post("/api/discovery", b"{}", content_type="application/vnd.cineteca+json; charset=utf-8")
        assert answer.status_code == 202


class TestAddresses:
    @pytest.mark.parametrize("number", ["0", "-1", "1.5", "x", "9223372036854775808", "9" * 5000, "１２", "%EF%BF"])
    def test_with_a_number_that_is_none(self, alice, number):
        refused(alice.get(f"/api/runs/{number}"), 422)

    def test_with_a_number_of_nothing(self, alice):
        refused(alice.get(f"/api/runs/{2**63 - 1}"), 404)

    def test_that_lead_nowhere(self, charlie):
        assert refused(charlie.get("/api/nowhere"), 404)["code"] == "not_found"

    @pytest.mark.parametrize("path", ["/api/runs?source=%00", "/api/runs/%00"])
    def test_that_hold_nul(self, alice, path):
        refused(alice.get(path), 400)

    def test_of_a_host_that_we_are_not(self, charlie):
        refused(Client(headers={"Host": "elsewhere.example"}).get("/api/works"), 400)


class TestMethods:
    @pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "TRACE", "BREW"])
    def test_that_mean_nothing_here(self, alice, method):
        answer = Client().generic(method, "/api/runs")
        refused(answer, 405)
        assert answer["Allow"] == "GET"


def test_an_accident_is_told_in_the_same_shape_and_without_its_innards(alice, monkeypatch):
    def broken(*_args, **_more):
        raise RuntimeError("a secret of ours")

    monkeypatch.setattr("cineteca.api.routes.runs.enrich.list_run_page", broken)
    answer = Client(raise_request_exception=False).get("/api/runs", headers={"Authorization": f"Bearer {alice.token}"})
    error = refused(answer, 500)
    assert "X-Request-ID" in error["message"]
    assert "secret" not in answer.text
