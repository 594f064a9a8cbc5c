"""The dataset files that the stand-in publishes: fetched as such files are, and of the form of the real ones."""

import gzip
from datetime import date

import pytest

from cineteca.simulator import datasets, world
from tests.simulator.test_hosts import Outside

DAY = date(2026, 8, 14)


@pytest.fixture(scope="module")
def outside() -> Outside:
    return Outside()


@pytest.fixture(scope="module")
def edition():
    return world.fixed(DAY)


def lines(edition, name: str) -> list[list[str]]:
    text = gzip.decompress(datasets.published(edition, f"{name}.tsv.gz").body).decode()
    assert text.endswith("\n")
    return [line.split("\t") for line in text.splitlines()]


class TestFetching:
    NAME = "/datasets/title.ratings.tsv.gz"

    def test_gives_the_whole_and_how_to_ask_again(self, outside):
        answer = outside.get(self.NAME)
        assert answer.status_code == 200
        assert answer.headers["last-modified"] == "Fri, 14 Aug 2026 00:00:00 GMT"
        assert gzip.decompress(answer.content).startswith(b"tconst\taverageRating\tnumVotes\n")

    @pytest.mark.parametrize("name", ["if-none-match", "if-modified-since"])
    def test_gives_nothing_to_who_has_it(self, outside, name):
        told = outside.get(self.NAME).headers
        have = told["etag"] if name == "if-none-match" else told["last-modified"]
        answer = outside.ask("GET", self.NAME, headers={name: have})
        assert (answer.status_code, answer.content) == (304, b"")

    def test_gives_the_rest_to_who_has_a_part(self, outside):
        whole = outside.get(self.NAME)
        rest = outside.ask("GET", self.NAME, headers={"range": "bytes=100-", "if-range": whole.headers["etag"]})
        assert (rest.status_code, rest.content) == (206, whole.content[100:])
        assert rest.headers["content-range"] == f"bytes 100-{len(whole.content) - 1}/{len(whole.content)}"

    def test_gives_the_whole_to_who_has_a_part_of_another_day(self, outside):
        answer = outside.ask("GET", self.NAME, headers={"range": "bytes=100-", "if-range": '"yesterday"'})
        assert answer.status_code == 200

    def test_has_nothing_behind_the_end(self, outside):
        answer = outside.ask("GET", self.NAME, headers={"range": "bytes=99999999-"})
        assert answer.status_code == 416

    @pytest.mark.parametrize("name", ["title.news.tsv.gz", "title.ratings.tsv", "", "%00"])
    def test_has_no_other_files(self, outside, name):
        assert outside.get(f"/datasets/{name}").status_code == 404


class TestTheFiles:
    @pytest.mark.parametrize("name", datasets.TABLES)
    def test_have_as_many_fields_in_each_line_as_columns(self, edition, name):
        header, *rows = lines(edition, name)
        assert len(rows) > 1_000
        assert {len(row) for row in rows} == {len(header)}
        assert not any("" in row for row in rows)

    def test_speak_of_the_same_titles_and_people(self, edition):
        titles = {row[0] for row in lines(edition, "title.basics")[1:]}
        people = {row[0] for row in lines(edition, "name.basics")[1:]}
        principals = lines(edition, "title.principals")[1:]
        assert {row[0] for row in principals} <= titles
        assert {row[2] for row in principals} <= people
        assert {row[1] for row in lines(edition, "title.episode")[1:]} <= titles
        assert len(titles) == len(lines(edition, "title.basics")) - 1

    def test_tell_of_heat(self, edition):
        by_id = {row[0]: row for row in lines(edition, "title.basics")}
        assert by_id["tt0113277"][1:6] == ["movie", "Heat", "Heat", "0", "1995"]

    @pytest.mark.parametrize(
        ("name", "real"),
        [
            ("title.basics", "movies2000/title.basics.tsv"),
            ("title.principals", "movies2000/title.principals.tsv"),
            ("name.basics", "movies2000/name.basics.tsv"),
            ("title.akas", "subset2017/imdb-dataset-subset-2017/title.akas.tsv"),
            ("title.ratings", "title_ratings_full_2017/title.ratings.tsv.gz"),
        ],
    )
    def test_have_the_columns_of_the_real_ones(self, edition, shared_data, name, real):
        path = shared_data / "imdb" / real
        with gzip.open(path, "rt") if path.suffix == ".gz" else path.open() as file:
            columns = file.readline().rstrip("\n").split("\t")
        assert lines(edition, name)[0] == columns
