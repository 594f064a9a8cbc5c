from concurrent.futures import ThreadPoolExecutor

from cineteca.core import telemetry
from cineteca.core.telemetry.context import alone


class TestWhoseDoingItIs:
    def test_is_nobodys_at_first(self):
        with alone():
            assert dict(telemetry.current()) == {}

    def test_holds_within_the_block_alone(self):
        with telemetry.bound(run=7):
            with telemetry.bound(job="enrich.tick"):
                assert dict(telemetry.current()) == {"run": "7", "job": "enrich.tick"}
            assert dict(telemetry.current()) == {"run": "7"}

    def test_is_forgotten_where_somebody_else_begins(self):
        with telemetry.bound(run=7), alone(request="abc"):
            assert dict(telemetry.current()) == {"request": "abc"}

    def test_is_handed_on_to_threads_that_ask_for_it(self):
        with telemetry.bound(run=7), ThreadPoolExecutor(1, initializer=telemetry.handed_on()) as threads:
            assert dict(threads.submit(telemetry.current).result()) == {"run": "7"}


def test_a_span_is_nothing_while_nobody_collects():
    with telemetry.span("run queue", trigger="manual") as span:
        span.set_attribute("works", 3)
        span.update_name("another")
