from pathlib import Path

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg.conninfo import conninfo_to_dict

from cineteca.core import postgres
from cineteca.core.postgres.running import Running

texts = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1)


@settings(suppress_health_check=[HealthCheck.too_slow])  # that is said of the machine
@given(folder=texts, database=texts)
def test_a_url_leads_back_to_what_it_was_made_of(folder, database):
    running = Running("/" + folder, 5432, "cineteca", database, "18.0", Path("/data"), Path("/log"))
    assert conninfo_to_dict(running.url) == {
        "host": "/" + folder,
        "port": "5432",
        "user": "cineteca",
        "dbname": database,
    }


class TestDatabases:
    def test_are_made_from_a_template_and_dropped(self, home):
        running = postgres.ensure_running(home)
        with psycopg.connect(running.create_database("first")) as connection:
            connection.execute("CREATE TABLE film AS SELECT 'Heat' AS title")
        with psycopg.connect(running.create_database('Second, with “quotes"', template="first")) as connection:
            assert connection.execute("SELECT title FROM film").fetchone() == ("Heat",)
        for name in ("first", 'Second, with “quotes"', "never made"):
            running.drop_database(name)
        with pytest.raises(psycopg.OperationalError, match="does not exist"):
            psycopg.connect(running.url_of("first"))

    def test_are_dropped_though_somebody_is_connected(self, home):
        running = postgres.ensure_running(home)
        with psycopg.connect(running.create_database("busy")):
            running.drop_database("busy")
