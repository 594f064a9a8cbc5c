import pytest

from tests.core.storage import gateway as gateways


@pytest.fixture(scope="session")
def gateway(tmp_path_factory):
    """A server that speaks S3, with a bucket called ``pictures``."""
    program = gateways.find()
    if program is None:
        pytest.skip(f"versitygw is not installed: {gateways.INSTALL}")
    child, running = gateways.start(program, tmp_path_factory.mktemp("s3"))
    (running.root / "pictures").mkdir()
    yield running
    child.terminate()
    child.wait(10)
