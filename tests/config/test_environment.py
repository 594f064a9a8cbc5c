"""Settings from the environment."""

from pathlib import Path

import pytest

from cineteca.config import environment
from cineteca.config.environment import BadSetting, read
from cineteca.config.secrets import allowed_hosts, database, signing_key


class TestReading:
    def test_nothing_set_gives_every_default(self):
        values = read({})
        assert values["CINETECA_PORT"] == 8640
        assert values["TMDB_LIMIT"] == (40, 10.0)
        assert values["OMDB_DAILY_QUOTA"] == 1000
        assert values["CINETECA_HOME"].name == "cineteca"

    def test_an_empty_value_is_the_same_as_none(self):
        assert read({"CINETECA_PORT": " "})["CINETECA_PORT"] == 8640

    @pytest.mark.parametrize(
        ("name", "text", "value"),
        [
            ("CINETECA_PORT", "9000", 9000),
            ("TMDB_ENABLED", "no", False),
            ("TMDB_LIMIT", "off", None),
            ("TMDB_LIMIT", "5/1.5", (5, 1.5)),
            ("OMDB_DAILY_QUOTA", "off", None),
            ("REGIONS", "PT, BR,", ("PT", "BR")),
            ("CINETECA_HOME", "/srv/films", Path("/srv/films")),
        ],
    )
    def test_values_are_typed(self, name, text, value):
        assert read({name: text})[name] == value

    @pytest.mark.parametrize(
        ("name", "text"),
        [("CINETECA_PORT", "many"), ("TMDB_ENABLED", "perhaps"), ("TMDB_LIMIT", "40"), ("TMDB_LIMIT", "0/10")],
    )
    def test_what_cannot_be_used_is_named_with_what_would_do(self, name, text):
        with pytest.raises(BadSetting, match=name):
            read({name: text})

    def test_a_secret_is_not_repeated_in_the_message(self, monkeypatch):
        broken = environment.Setting("SOME_KEY", int, "", "A key.", secret=True)
        monkeypatch.setattr(environment, "SETTINGS", (broken,))
        with pytest.raises(BadSetting) as raised:
            read({"SOME_KEY": "hunter2"})
        assert "hunter2" not in str(raised.value)


class TestTheDatabase:
    def test_is_embedded_when_no_url_is_given(self):
        assert database("", pooled=False)["ENGINE"] == "cineteca.core.database.backend"

    def test_of_a_url_is_that_server(self):
        described = database("postgresql://ann:p%40ss@db.example:5433/films?sslmode=require", pooled=False)
        assert (described["HOST"], described["PORT"], described["NAME"]) == ("db.example", "5433", "films")
        assert (described["USER"], described["PASSWORD"]) == ("ann", "p@ss")
        assert described["OPTIONS"] == {"sslmode": "require"}

    def test_by_a_socket_is_understood(self):
        assert database("postgresql:///films?host=/run/postgresql", pooled=False)["HOST"] == "/run/postgresql"

    def test_of_another_kind_is_refused(self):
        with pytest.raises(BadSetting, match="write postgresql://"):
            database("mysql://localhost/films", pooled=False)


class TestTheSigningKey:
    def test_is_made_once_and_readable_by_its_owner_alone(self, tmp_path):
        key = signing_key(tmp_path / "home")
        assert len(key) >= 50
        assert signing_key(tmp_path / "home") == key
        assert (tmp_path / "home" / "secret-key").stat().st_mode & 0o077 == 0
        assert [file.name for file in (tmp_path / "home").iterdir()] == ["secret-key"]

    def test_in_a_home_that_cannot_be_used_says_so(self, tmp_path):
        (tmp_path / "file").touch()
        with pytest.raises(BadSetting, match="CINETECA_HOME"):
            signing_key(tmp_path / "file" / "home")


def test_listening_on_every_address_answers_to_every_name():
    assert allowed_hosts("0.0.0.0", "") == ["*"]
    assert "films.example.org" in allowed_hosts("127.0.0.1", "https://films.example.org")
