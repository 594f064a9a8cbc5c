import psycopg
import pytest

from cineteca.core import postgres
from tests.core.postgres.processes import Process, end, wait_for_end, within


class TestAFirstStart:
    def test_says_what_takes_its_time(self, new_home):
        home, said = new_home(), []
        postgres.ensure_running(home, said.append)
        assert said == ["Creating the database (once)…", "Starting the database…"]

    def test_of_four_processes_at_once_makes_one_server(self, new_home):
        home = new_home()
        crowd = [Process("use", str(home)) for _ in range(4)]
        with within(60):
            answers = [process.hear() for process in crowd]
        assert len({(answer["supervisor"], answer["postmaster"], answer["url"]) for answer in answers}) == 1
        for answer, process in zip(answers, crowd, strict=True):
            with psycopg.connect(answer["url"]) as connection:
                assert connection.execute("SELECT current_database()").fetchone() == ("cineteca",)
            process.leave()

    def test_leaves_nothing_half_made(self, new_home):
        home = new_home()
        running = postgres.ensure_running(home)
        assert not list(running.data.parent.glob("creating-*"))

    def test_that_was_cut_off_is_begun_again(self, new_home):
        home = new_home()
        first = Process("use", str(home))
        with within(30):
            while not list((home / "postgres").glob("creating-*/base")):
                assert first.popen.poll() is None
        supervisor = postgres.status(home).supervisor
        first.kill()
        end(supervisor)
        running = postgres.ensure_running(home)
        assert not list(running.data.parent.glob("creating-*"))

    def test_by_a_process_without_standard_streams(self, new_home):
        home = new_home()
        daemon = Process("use-without-streams", str(home))
        seen = daemon.hear()
        joined = Process("use", str(home))
        assert joined.hear()["supervisor"] == seen["supervisor"]
        joined.leave()
        daemon.kill()
        wait_for_end(seen["supervisor"], seen["postmaster"])


class TestTheDatabase:
    @pytest.fixture
    def connection(self, home):
        running = postgres.ensure_running(home)
        postgres.require_extensions(running.url, ["pg_trgm", "unaccent"])
        with psycopg.connect(running.url) as connection:
            yield connection

    def ask(self, connection, question):
        return connection.execute("SELECT " + question).fetchone()[0]

    def test_knows_small_letters_of_every_script(self, connection):
        assert self.ask(connection, "lower('ÉCOLE ŁÓDŹ ΑΘΉΝΑΣ МОСКВА')") == "école łódź αθήνας москва"

    def test_finds_trigrams_in_letters_beyond_ascii(self, connection):
        assert self.ask(connection, "cardinality(show_trgm('é'))") == 2
        assert self.ask(connection, "cardinality(show_trgm('千と千尋'))") == 5
        assert self.ask(connection, "similarity('Amélie', 'amélie')") == 1

    def test_folds_accents(self, connection):
        assert self.ask(connection, "unaccent('Amélie à Łódź')") == "Amelie a Lodz"

    def test_sorts_the_same_on_every_machine(self, connection):
        assert self.ask(connection, "datlocprovider FROM pg_database WHERE datname = current_database()") == "b"
        assert (
            self.ask(connection, "datlocale FROM pg_database WHERE datname = current_database()") == "PG_UNICODE_FAST"
        )

    @pytest.mark.parametrize("safety", ["fsync", "synchronous_commit", "full_page_writes", "data_checksums"])
    def test_keeps_what_is_committed(self, connection, safety):
        assert self.ask(connection, f"current_setting('{safety}')") == "on"

    def test_listens_to_no_network(self, connection):
        assert self.ask(connection, "current_setting('listen_addresses')") == ""


class TestJoining:
    def test_is_quick(self, client):
        client().hear()
        assert client().hear()["took"] < 0.5  # a few milliseconds, unless the machine is busy

    def test_says_nothing(self, client):
        client().hear()
        assert client().hear()["said"] == []

    def test_again_in_the_same_process_is_free(self, home):
        assert postgres.ensure_running(home) == postgres.ensure_running(home)

    def test_by_another_way_to_write_the_home_is_the_same(self, home):
        link = home.with_name("link")
        link.symlink_to(home)
        assert postgres.ensure_running(link) == postgres.ensure_running(home / ".." / home.name)
