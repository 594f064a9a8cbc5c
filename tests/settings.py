"""The program's settings, in a home that lives as long as the test run."""

import atexit
import os
import shutil
import tempfile

if "CINETECA_TEST_HOME" not in os.environ:
    _home = tempfile.mkdtemp(prefix="cineteca-test-")
    os.chmod(_home, 0o711)  # noqa: PTH101 - as root, PostgreSQL runs as somebody who has to get in
    os.environ["CINETECA_TEST_HOME"] = _home
    _owner = os.getpid()

    @atexit.register
    def _clean() -> None:
        if os.getpid() == _owner:
            from cineteca.core import postgres

            postgres.stop(_home_path)
            shutil.rmtree(_home, ignore_errors=True)


from pathlib import Path

from cineteca.config.environment import SETTINGS

_home_path = Path(os.environ["CINETECA_TEST_HOME"])
for _name in {setting.name for setting in SETTINGS} - {"DATABASE_URL"}:  # nothing of whoever runs the tests
    os.environ.pop(_name, None)
os.environ["CINETECA_HOME"] = str(_home_path)

from cineteca.config.settings import *  # noqa: E402, F403

DATABASES["default"]["TEST"] = {"NAME": f"test_cineteca_{os.getpid()}"}  # noqa: F405
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # speed; nothing here is a secret
SEARCH_PATIENCE = 50  # a busy machine is waited for; that a search gives up is tested with the engine
