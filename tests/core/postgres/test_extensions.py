import shutil
import tempfile
import threading
from pathlib import Path

import psycopg
import pytest

from cineteca.core import postgres
from cineteca.core.postgres.errors import MissingExtension, MissingRight, WrongEncoding
from tests.core.postgres.debian import DEBIAN, run_as_server_account

NEEDED = ["pg_trgm", "unaccent", "fuzzystrmatch", "btree_gin"]


class ExtensionsContract:
    """Whatever server it is. A subclass has a fixture `admin`: the URL of a fresh database's superuser."""

    def of(self, admin, role):
        return admin.replace("://" + admin.split("://")[1].split("@")[0], f"://{role}")

    def names(self, url):
        with psycopg.connect(url) as connection:
            return {row[0] for row in connection.execute("SELECT extname FROM pg_extension")}

    @pytest.fixture
    def bob(self, admin):
        """Somebody who may connect, and no more."""
        with psycopg.connect(admin, autocommit=True) as connection:
            connection.execute("DROP ROLE IF EXISTS bob")
            connection.execute("CREATE ROLE bob LOGIN")
        return self.of(admin, "bob")

    def test_are_created(self, admin):
        postgres.require_extensions(admin, NEEDED)
        assert set(NEEDED) <= self.names(admin)

    def test_that_are_there_are_left_alone(self, admin, bob):
        postgres.require_extensions(admin, NEEDED)
        postgres.require_extensions(bob, NEEDED)

    def test_are_created_by_the_owner_of_a_database(self, admin, bob):
        with psycopg.connect(admin, autocommit=True) as connection:
            connection.execute(f"GRANT CREATE ON DATABASE {connection.info.dbname} TO bob")
        postgres.require_extensions(bob, NEEDED)
        assert set(NEEDED) <= self.names(admin)

    def test_that_one_may_not_create_are_named_with_the_command(self, bob):
        with pytest.raises(MissingRight) as caught:
            postgres.require_extensions(bob, NEEDED)
        assert caught.value.facts["extension"] == "pg_trgm"
        assert caught.value.facts["role"] == "bob"
        assert "CREATE EXTENSION pg_trgm;" in str(caught.value)

    def test_that_the_server_does_not_have_are_named(self, admin):
        with pytest.raises(MissingExtension, match="CREATE EXTENSION no_such_thing;"):
            postgres.require_extensions(admin, [*NEEDED, "no_such_thing"])

    def test_are_created_once_by_many(self, admin):
        failures = []

        def ask():
            try:
                postgres.require_extensions(admin, NEEDED)
            except Exception as error:  # noqa: BLE001 - shown by the assertion below
                failures.append(error)

        threads = [threading.Thread(target=ask) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert failures == []
        assert set(NEEDED) <= self.names(admin)


class TestOnOurServer(ExtensionsContract):
    @pytest.fixture
    def admin(self, home):
        running = postgres.ensure_running(home)
        yield running.create_database("extensions", template="template0")
        running.drop_database("extensions")


@pytest.fixture(scope="module")
def server_of_debian():
    folder = Path(tempfile.mkdtemp(prefix="cineteca-15-"))
    folder.chmod(0o777)
    options = f"-h '' -k {folder}"
    run_as_server_account(
        [DEBIAN / "initdb", "-D", folder / "data", "-U", "postgres", "-A", "trust", "--no-locale", "-E", "SQL_ASCII"]
    )
    run_as_server_account(
        [DEBIAN / "pg_ctl", "-D", folder / "data", "-l", folder / "log", "-o", options, "-w", "start"]
    )
    yield f"postgresql://postgres@/{{}}?host={folder}"
    run_as_server_account([DEBIAN / "pg_ctl", "-D", folder / "data", "-m", "fast", "-w", "stop"])
    shutil.rmtree(folder)


@pytest.mark.skipif(not DEBIAN.exists(), reason="Debian's PostgreSQL 15 is not installed")
class TestOnDebians15(ExtensionsContract):
    @pytest.fixture
    def admin(self, server_of_debian):
        with psycopg.connect(server_of_debian.format("postgres"), autocommit=True) as connection:
            connection.execute("DROP DATABASE IF EXISTS extensions WITH (FORCE)")
            connection.execute("CREATE DATABASE extensions ENCODING 'UTF8' TEMPLATE template0 LC_CTYPE 'C.UTF-8'")
        return server_of_debian.format("extensions")

    def test_are_not_tried_in_a_database_that_cannot_hold_all_letters(self, server_of_debian):
        with pytest.raises(WrongEncoding, match="LC_CTYPE 'C"):
            postgres.require_extensions(server_of_debian.format("postgres"), NEEDED)

    def test_see_only_ascii_where_the_ctype_is_c(self, server_of_debian, admin):
        with psycopg.connect(server_of_debian.format("postgres"), autocommit=True) as connection:
            connection.execute("DROP DATABASE IF EXISTS ascii WITH (FORCE)")
            connection.execute("CREATE DATABASE ascii ENCODING 'UTF8' TEMPLATE template0")
        for url, all_letters in ((server_of_debian.format("ascii"), False), (admin, True)):
            postgres.require_extensions(url, NEEDED)
            assert postgres.knows_all_letters(url) == all_letters
