import procrastinate
from procrastinate.testing import InMemoryConnector

from cineteca.core import telemetry
from cineteca.core.telemetry.jobs import watched


def test_a_job_is_named_on_everything_it_does_also_in_its_thread():
    app, seen = procrastinate.App(connector=InMemoryConnector()), []

    @app.task(name="tests.plain")
    def plain():
        seen.append(dict(telemetry.current()))

    @app.task(name="tests.asynchronous")
    async def asynchronous():
        seen.append(dict(telemetry.current()))

    with app.open():
        plain.defer()
        asynchronous.defer()
        app.run_worker(wait=False, concurrency=1, install_signal_handlers=False, worker_middleware=[watched])
    assert [doing["job"] for doing in seen] == ["tests.plain", "tests.asynchronous"]
    assert len({doing["job_id"] for doing in seen}) == 2
    assert "job" not in telemetry.current()
