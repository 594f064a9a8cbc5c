"""``cineteca search``."""

import io
import json
import os

import pytest
from django.core.management import call_command

from cineteca.catalog import operations as catalog
from cineteca.core import clock
from cineteca.providers.records import Kind
from cineteca.search import operations
from cineteca.search import queries as search
from cineteca.search.models import Index

pytestmark = pytest.mark.django_db


@pytest.fixture
def works(db):
    """Two works that no index knows yet."""
    titles = (("Heat", 1995, "tt0113277"), ("The Matrix", 1999, "tt0133093"))
    stubs = [catalog.Stub(kind=Kind.FILM, title=name, year=year, ids={"imdb": imdb}) for name, year, imdb in titles]
    catalog.add_stubs(stubs, at=clock.now())
    Index.objects.update_or_create(id=1, defaults={"built_at": None})


def run(capsys, *words: str) -> list[dict]:
    call_command("search", *words, "--json")
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_builds_the_first_index_by_itself(works, capsys):
    (answer,) = run(capsys, "matrx")
    assert answer["meant"] == "matrix"
    assert answer["hits"] == [
        {"rank": 1, "title": "The Matrix", "original": "", "year": 1999, "kind": "film", "matched": None,
         "ids": {"imdb": "tt0133093"}}
    ]  # fmt: skip


def load_titles(folder) -> None:
    """As after the first fill: nothing lists the rows, a worker is to build the index, and none is there."""
    lines = ["tconst titleType primaryTitle originalTitle isAdult startYear endYear runtimeMinutes genres"]
    lines += ["tt0113277 movie Heat Heat 0 1995 \\N 170 Crime", "tt0133093 movie Matrix Matrix 0 1999 \\N 136 Action"]
    (folder / "title.basics.tsv").write_text("".join(line.replace(" ", "\t") + "\n" for line in lines))
    call_command("imdb", "load", "--dir", str(folder), "--json")


@pytest.mark.django_db(transaction=True)
class TestAfterALoadWithoutAWorker:
    def test_what_was_loaded_is_found(self, capsys, tmp_path):
        load_titles(tmp_path)
        capsys.readouterr()
        assert [hit["title"] for hit in run(capsys, "matrx")[0]["hits"]] == ["Matrix"]

    def test_the_index_is_built_once(self, capsys, tmp_path, monkeypatch):
        load_titles(tmp_path)
        run(capsys, "heat")
        monkeypatch.setattr("cineteca.search.operations.rebuild", lambda **_: pytest.fail("built again"))
        run(capsys, "heat")

    def test_another_process_that_builds_it_is_left_to_it(self, capsys, tmp_path, monkeypatch):
        def building(**_: object) -> int:
            raise operations.AlreadyBuilding("Another process builds the search index now.")

        load_titles(tmp_path)
        monkeypatch.setattr("cineteca.search.operations.rebuild", building)
        call_command("search", "heat")
        assert "Another process is building it already" in capsys.readouterr().err


def test_answers_a_file_line_by_line_and_a_blank_line_with_nothing(works, capsys, tmp_path):
    file = tmp_path / "queries.txt"
    file.write_bytes(b"heat\n\n  \nthe matrix\r\nbroken \xff bytes\n")
    answers = run(capsys, "--batch", str(file), "--limit", "1")
    assert [answer["query"] for answer in answers[:2]] == ["heat", ""]
    assert [[hit["title"] for hit in answer["hits"]] for answer in answers] == [["Heat"], [], [], ["The Matrix"], []]


def test_reads_what_is_piped_into_it_whatever_the_locale(works, capsys, monkeypatch):
    piped = io.BytesIO(b"\xef\xbb\xbfheat\nbroken \xff bytes\rof one line\n")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(piped, encoding="ascii", errors="surrogateescape"))
    answers = run(capsys, "--batch", "-")
    assert [answer["query"] for answer in answers] == ["heat", "broken \ufffd bytes\rof one line"]


def test_reads_what_is_no_file_but_a_pipe(works, capsys):
    reading, writing = os.pipe()
    os.write(writing, b"heat\n")
    os.close(writing)
    assert len(run(capsys, "--batch", f"/dev/fd/{reading}")) == 1
    os.close(reading)


def test_has_more_patience_than_a_page(works, capsys, monkeypatch, settings):
    usual, seen = 1, []
    settings.SEARCH_PATIENCE = usual
    monkeypatch.setattr(search, "search", lambda _: seen.append(settings.SEARCH_PATIENCE) or search.Results())
    run(capsys, "heat")
    assert seen[0] > usual
    assert usual == settings.SEARCH_PATIENCE


def test_answers_words_that_are_no_characters(works, capsys):
    assert run(capsys, "heat \udcff")[0]["query"] == "heat \ufffd"


def test_the_word_rebuild_builds_and_can_be_looked_for(works, capsys):
    assert run(capsys, "rebuild")[0]["documents"] == 2
    assert run(capsys, "--query", "rebuild")[0]["hits"] == []


def test_says_how_the_index_is(works, capsys):
    assert run(capsys)[0]["state"] == "missing"
    call_command("search", "rebuild")
    capsys.readouterr()
    assert run(capsys)[0]["state"] == "ready"
    assert search.is_built()


def test_a_file_that_is_not_there_is_said(works):
    with pytest.raises(SystemExit) as left:
        call_command("search", "--batch", "/nowhere/queries.txt")
    assert left.value.code == 2
