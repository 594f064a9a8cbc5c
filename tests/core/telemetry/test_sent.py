"""Spans and errors, sent by real processes to a small real receiver."""

import json
import subprocess
import sys

import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from tests.core.telemetry.receiver import receiving
from tests.simulated import surroundings

pytestmark = pytest.mark.slow

ASKS = """
import os, django
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()
from django.test import Client
from cineteca.core import telemetry
{body}
"""


def run(body, **environ):
    """Run a small program of ours with these settings."""
    told = surroundings(DJANGO_SETTINGS_MODULE="cineteca.config.settings", **environ)
    done = subprocess.run(
        [sys.executable, "-W", "error::DeprecationWarning:cineteca", "-c", ASKS.format(body=body)],
        env=told, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done


def spans_in(posts):
    found = {}
    for path, body in posts:
        if path == "/v1/traces":
            for resource in ExportTraceServiceRequest.FromString(body).resource_spans:
                for scope in resource.scope_spans:
                    found |= {span.name: span for span in scope.spans}
    return found


def value_of(span, name):
    return next((a.value.string_value or a.value.int_value for a in span.attributes if a.key == name), None)


class TestTraces:
    def test_arrive_with_request_and_run(self):
        body = """
Client(SERVER_NAME="127.0.0.1").get("/healthz", headers={"X-Request-ID": "trace-0123",
             "traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"})
with telemetry.bound(run=7), telemetry.span("run queue", trigger="manual"):
    with telemetry.span("GET tmdb movie/{id}", kind="client"):
        pass
"""
        with receiving() as receiver:
            run(body, OTEL_EXPORTER_OTLP_ENDPOINT=receiver.url)
            found = receiver.wait(lambda posts: len(spans_in(posts)) >= 3 and spans_in(posts))
        request, queue, call = found["GET /healthz"], found["run queue"], found["GET tmdb movie/{id}"]
        assert request.trace_id.hex() == "0af7651916cd43dd8448eb211c80319c"
        assert (value_of(request, "http.response.status_code"), value_of(request, "cineteca.request")) == (
            200,
            "trace-0123",
        )
        assert (value_of(queue, "cineteca.run"), value_of(queue, "trigger")) == ("7", "manual")
        assert call.parent_span_id == queue.span_id

    def test_of_a_collector_that_is_down_cost_nothing_but_themselves(self):
        run(
            'assert Client(SERVER_NAME="127.0.0.1").get("/healthz").status_code == 200',
            OTEL_EXPORTER_OTLP_ENDPOINT="http://127.0.0.1:1",
        )


class TestErrors:
    def test_arrive_without_persons_and_secrets(self):
        body = """
import io, logging, sentry_sdk
from django.core.wsgi import get_wsgi_application
from unittest import mock
from cineteca.core.telemetry.context import alone
with alone(request="trace-0123", job="enrich.tick"):
    try:
        secret_local = "local-secret-value"
        raise RuntimeError("https://alice:hunter2@db.example.org/?api_key=abcdef0123")
    except RuntimeError:
        logging.getLogger("cineteca.tests").exception("went wrong with token=abcdef0123 and %s", "my-tmdb-key-0001")
with mock.patch("cineteca.api.probes.HttpResponse", side_effect=KeyError("broken page")):
    environ = {"SERVER_NAME": "127.0.0.1", "SERVER_PORT": "80", "PATH_INFO": "/healthz", "REQUEST_METHOD": "GET",
               "QUERY_STRING": "mail=bob@example.org", "HTTP_AUTHORIZATION": "Bearer cin_verysecret",
               "HTTP_COOKIE": "sessionid=abcdef0123", "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO()}
    b"".join(get_wsgi_application()(environ, lambda *_: None))
sentry_sdk.flush(10)
"""
        with receiving() as receiver:
            dsn = receiver.url.replace("http://", "http://public@") + "/42"
            run(body, SENTRY_DSN=dsn, TMDB_API_KEY="my-tmdb-key-0001")
            posts = receiver.wait(lambda posts: len(posts) >= 2 and posts)
        assert {path for path, _ in posts} == {"/api/42/envelope/"}
        together = b"\n".join(body for _, body in posts).decode()
        for private in (
            "hunter2",
            "abcdef0123",
            "my-tmdb-key-0001",
            "verysecret",
            "bob@example.org",
            "local-secret-value",
        ):
            assert private not in together
        events = [json.loads(body.splitlines()[2]) for _, body in posts]
        logged = next(event for event in events if "went wrong" in str(event.get("logentry")))
        assert (logged["tags"]["request"], logged["tags"]["job"]) == ("trace-0123", "enrich.tick")
        assert logged["release"].startswith("cineteca@")
        page = next(event for event in events if "broken page" in str(event.get("exception")))
        assert page["request"] == {"method": "GET", "url": "http://127.0.0.1/healthz"}


def test_nothing_of_it_is_imported_where_nobody_is_told():
    run('import sys; assert not [name for name in sys.modules if name.startswith(("opentelemetry", "sentry_sdk"))]')
