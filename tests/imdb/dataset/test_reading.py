"""Files of every make are read, and nothing in them breaks the reader."""

import gzip
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cineteca.imdb.dataset import blocks as blocking
from cineteca.imdb.dataset import unpacking
from cineteca.imdb.dataset.blocks import blocks
from cineteca.imdb.dataset.copying import COLUMNS, Wanted, copy_lines
from cineteca.imdb.dataset.errors import NotTheDataset
from cineteca.imdb.dataset.forms import FORMS
from cineteca.imdb.dataset.headers import read_header
from cineteca.imdb.dataset.lines import Faults, LineReader
from cineteca.imdb.dataset.numbers import Numbers
from cineteca.imdb.dataset.straight import StraightReader
from tests.imdb import made


def read(path, name="title.basics"):
    """Values of all good lines, and what was wrong with the others."""
    header = read_header(path, name)
    reader, faults, rows, lines = LineReader(header), Faults(), [], 1
    for block in blocks(path, start=header.length):
        found, count = reader.read(block.data, lines + 1, faults)
        rows += found
        lines += count
    return rows, faults


def lines_of(*lines: bytes) -> bytes:
    return b"\n".join([made.text("title.ratings", []).strip().encode(), *lines, b""])


class TestBlocks:
    @pytest.mark.parametrize("packed", [False, True])
    def test_of_any_size_tell_the_same_lines(self, tmp_path, monkeypatch, packed):
        data = b"".join(b"line %d\n" % number for number in range(1000))
        file = made.write_one(tmp_path, "x", data, packed=packed)
        monkeypatch.setattr(unpacking, "PIECE", 7)
        assert b"".join(block.data for block in blocks(file, size=100)) == data

    @pytest.mark.parametrize("packed", [False, True])
    def test_go_on_from_the_end_of_any_other(self, tmp_path, monkeypatch, packed):
        data = b"".join(b"line %d\n" % number for number in range(200))
        file = made.write_one(tmp_path, "x", data, packed=packed)
        monkeypatch.setattr(unpacking, "PIECE", 64)
        for block in blocks(file, size=64):
            assert b"".join(later.data for later in blocks(file, start=block.end)) == data[block.end :]

    def test_end_with_a_last_line_that_has_no_end(self, tmp_path):
        file = made.write_one(tmp_path, "x", b"one\ntwo")
        assert b"".join(block.data for block in blocks(file)) == b"one\ntwo\n"

    def test_of_a_packed_file_in_several_members(self, tmp_path):
        file = tmp_path / "x.gz"
        file.write_bytes(gzip.compress(b"one\n") + gzip.compress(b"two\n") + b"\0" * 20)
        assert b"".join(block.data for block in blocks(file)) == b"one\ntwo\n"

    @pytest.mark.parametrize("cut", [0.2, 0.5, 0.9, 0.999])
    def test_of_a_cut_file_are_good_and_the_last_says_so(self, tmp_path, cut):
        data = b"".join(b"line %d of many\n" % (number * 7919 % 10007) for number in range(5000))
        packed = gzip.compress(data)
        file = tmp_path / "x.gz"
        file.write_bytes(packed[: int(len(packed) * cut)])
        found = list(blocks(file))
        assert "cut off" in found[-1].torn
        assert data.startswith(b"".join(block.data for block in found))
        assert all(block.data.endswith(b"\n") or not block.data for block in found)

    def test_of_a_damaged_file_end_where_the_damage_is(self, tmp_path):
        packed = bytearray(gzip.compress(bytes(range(256)) * 1000))
        packed[len(packed) // 2] ^= 255
        file = tmp_path / "x.gz"
        file.write_bytes(packed)
        assert list(blocks(file))[-1].torn

    def test_of_a_line_without_end_stay_small(self, tmp_path):
        file = tmp_path / "x.gz"
        file.write_bytes(gzip.compress(b"x" * (64 << 20)))
        tracemalloc.start()
        sizes = [len(block.data) for block in blocks(file)]
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert sum(sizes) >= 64 << 20
        assert peak < 16 << 20

    @given(data=st.binary(max_size=400), size=st.integers(1, 50), piece=st.integers(1, 50))
    def test_lose_and_invent_nothing(self, data, size, piece, tmp_path_factory):
        file = tmp_path_factory.mktemp("x") / "x"
        file.write_bytes(b"!" + data)  # never the two bytes of a packed file
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(unpacking, "PIECE", piece)
            patch.setattr(blocking, "LONGEST", 10_000)
            found = b"".join(block.data for block in blocks(file, size=size))
        whole = b"!" + data
        assert found == whole if whole.endswith(b"\n") else found == whole + b"\n"


class TestAHeader:
    def test_is_read_by_the_names_of_its_columns(self, tmp_path):
        data = b"numVotes\tsurprise\ttconst\taverageRating\n12\tx\ttt0000007\t5.5\n"
        rows, faults = read(made.write_one(tmp_path, "title.ratings", data), "title.ratings")
        assert rows == [(b"7", b"5.5", b"12")]
        assert not faults.counts

    def test_may_lack_what_older_files_lacked(self, tmp_path):
        data = b"tconst\ttitleType\tprimaryTitle\tstartYear\ntt0000007\tmovie\tHeat\t1995\n"
        rows, _ = read(made.write_one(tmp_path, "title.basics", data))
        assert rows == [(b"7", b"movie", b"Heat", b"\\N", b"\\N", b"1995", b"\\N", b"\\N", b"\\N")]

    def test_may_begin_with_a_mark_and_lines_end_as_on_windows(self, tmp_path):
        data = b"\xef\xbb\xbf" + lines_of(b"tt0000007\t5.5\t12").replace(b"\n", b"\r\n")
        rows, faults = read(made.write_one(tmp_path, "title.ratings", data), "title.ratings")
        assert rows == [(b"7", b"5.5", b"12")]
        assert not faults.counts

    @pytest.mark.parametrize(
        ("data", "why"),
        [
            (b"", "is empty"),
            (b"<!DOCTYPE html><html>Access denied</html>", "HTML"),
            (made.text("title.akas", []).encode(), "by its header it is title.akas"),
            (b"\x00\x01\x02 nothing of ours", "lacks tconst"),
            (b"tconst\taverageRating\tnumVotes\ttconst\n", "twice"),
            (gzip.compress(b"tconst\taverageRating", mtime=0)[:12], "cut off"),
        ],
    )
    def test_of_something_else_is_refused_and_says_what_it_is(self, tmp_path, data, why):
        file = made.write_one(tmp_path, "title.ratings", data)
        with pytest.raises(NotTheDataset, match=why):
            read_header(file, "title.ratings")

    @given(data=st.binary(max_size=300))
    def test_of_anything_is_read_or_refused(self, data, tmp_path_factory):
        file = tmp_path_factory.mktemp("x") / "title.ratings.tsv"
        file.write_bytes(data)
        with pytest.raises(NotTheDataset):
            read_header(file, "title.ratings")


class TestABadLine:
    @pytest.mark.parametrize(
        ("line", "why"),
        [
            (b"tt0000001\t5.0", "wrong number of columns"),
            (b"tt0000001\t5.0\t10\t11", "wrong number of columns"),
            (b"", "wrong number of columns"),
            (b"tt0000001\tgood\t10", "bad averageRating"),
            (b"tt0000001\t11.0\t10", "bad averageRating"),
            (b"tt0000001\t5.0\t99999999999", "bad numVotes"),
            (b"tt0000001\t5.0\t-1", "bad numVotes"),
            (b"nm0000001\t5.0\t1", "bad tconst"),
            (b"tt0000000\t5.0\t1", "bad tconst"),
            (b"tt99999999999\t5.0\t1", "bad tconst"),
            (b"tt0000001\t5.0\t1\xff", "not UTF-8"),
            (b"tt0000001\t5.0\t1\0", "a zero byte"),
        ],
    )
    def test_is_counted_and_shown_and_its_neighbours_are_read(self, tmp_path, line, why):
        data = lines_of(b"tt0000002\t5.0\t10", line, b"tt0000003\t6.0\t11")
        rows, faults = read(made.write_one(tmp_path, "title.ratings", data), "title.ratings")
        assert rows == [(b"2", b"5.0", b"10"), (b"3", b"6.0", b"11")]
        assert dict(faults.counts) == {why: 1}
        assert faults.samples[why][0].startswith("line 3: ")

    def test_beyond_the_fifth_of_its_kind_is_counted_only(self, tmp_path):
        data = lines_of(*[b"x"] * 50)
        _, faults = read(made.write_one(tmp_path, "title.ratings", data), "title.ratings")
        assert faults.counts.total() == 50
        assert [len(samples) for samples in faults.samples.values()] == [5]

    @pytest.mark.parametrize(("year", "good"), [("1995", True), ("99999", False), ("\\N", True), ("", False)])
    def test_is_one_with_a_year_that_is_none(self, tmp_path, year, good):
        row = ["tt0000101", "movie", "X", "X", "0", year, "\\N", "\\N", "\\N"]
        rows, faults = read(made.write_one(tmp_path, "title.basics", made.text("title.basics", [row]).encode()))
        assert bool(rows) is good
        assert faults.counts["bad startYear"] == (not good)


@pytest.mark.parametrize("name", FORMS)
@given(data=st.data())
def test_any_bytes_make_lines_that_a_table_can_hold(name, data):
    """Whatever stands in a file, what is made of it has the right columns, no line end, and is UTF-8."""
    pieces = [
        st.binary(max_size=8),
        st.sampled_from([b"\t", b"\n", b"tt0000001", b"nm1", b"\\N", b"1", b"0", b"\\", b'["x"]']),
    ]
    body = b"".join(data.draw(st.lists(st.one_of(pieces), max_size=60))) + b"\n"
    _hold(name, body)


@pytest.mark.parametrize("name", FORMS)
@given(data=st.data())
def test_lines_that_are_nearly_right_make_lines_that_a_table_can_hold(name, data):
    good = [value for row in made.ALL[name] for value in row]
    odd = [
        "",
        "\\",
        "\\N",
        "\\.",
        "a\rb",
        "a\x02b",
        '["a\\tb","\\u0000","\\ud800"]',
        '["\\\\"]',
        "[1,2]",
        "{}",
        "\x85",
        "0",
    ]
    width = len(made.ALL[name][0])
    row = st.lists(st.sampled_from(good + odd), min_size=width, max_size=width)
    rows = data.draw(st.lists(row, min_size=1, max_size=5))
    _hold(name, "".join("\t".join(row) + "\n" for row in rows).encode())


def _hold(name: str, body: bytes) -> None:
    header = _header(name)
    faults = Faults()
    _same_straight(name, header, body)
    rows, count = LineReader(header).read(body, 2, faults)
    assert len(rows) + faults.counts.total() == count
    for line in copy_lines(name, rows, Wanted(), faults):
        line.decode()
        assert line.count(b"\t") == len(COLUMNS[name]) - 1
        assert not {b"\n", b"\r", b"\0"} & {line[place : place + 1] for place in range(len(line))}
        assert line != b"\\."


def _same_straight(name: str, header, body: bytes) -> None:
    """What is taken over as it stands is what comes of taking lines apart; numbers may keep zeros in front."""
    chosen = [] if name == "title.ratings" else [Wanted(titles=Numbers([103]))]  # ratings are never chosen from
    for wanted in (Wanted(), *chosen):
        if taken := StraightReader(header).read(body, wanted):
            rows, count = LineReader(header).read(body, 2, Faults())
            apart = copy_lines(name, rows, wanted, Faults())
            assert (taken.kept, taken.lines) == (len(apart), count)
            assert _plain(taken.data) == _plain(b"".join(line + b"\n" for line in apart))


def _plain(lines: bytes) -> list[list[bytes]]:
    flags = {b"t": b"1", b"f": b"0"}
    rows = [line.split(b"\t") for line in lines.splitlines()]
    return [[*(value.lstrip(b"0") for value in row[:-1]), flags.get(row[-1], row[-1])] for row in rows]


@pytest.mark.parametrize("name", ["title.ratings", "title.episode", "title.akas"])
def test_blocks_of_usual_lines_are_taken_over_as_they_stand(name):
    body = made.text(name, made.ALL[name]).encode().partition(b"\n")[2]
    taken = StraightReader(_header(name)).read(body, Wanted())
    assert taken is not None
    assert taken.kept == len(made.ALL[name])
    _same_straight(name, _header(name), body)


@pytest.mark.parametrize(
    "line",
    [
        b"tt0000101\t1\tA \\ B\t\\N\t\\N\t\\N\t\\N\t0",
        b"tt0000101\t1\tA\\N\t\\N\t\\N\t\\N\t\\N\t0",
        b"tt0000101\t1\tA\t\\Nb\t\\N\t\\N\t\\N\t0",
        b"tt0000101\t1\tA\t\\N\t\\N\t\\N\t\\N\t\\N",
        b"tt0000101\t1\tA\t\\N\t\\N\t\\N\t\\N",
        b"tt0000101\t1\t\xff\t\\N\t\\N\t\\N\t\\N\t0",
    ],
)
def test_blocks_with_anything_unusual_are_taken_apart(line):
    good = b"tt0000101\t2\tA\t\\N\t\\N\t\\N\t\\N\t0\n"
    assert StraightReader(_header("title.akas")).read(good, Wanted())
    assert StraightReader(_header("title.akas")).read(good + line + b"\n" + good, Wanted()) is None


def _header(name: str):
    from cineteca.imdb.dataset.headers import Header

    return Header(FORMS[name], tuple(made.HEADERS[name].split()), 0)


class TestRealFiles:
    @pytest.mark.parametrize(
        ("place", "name", "lines"),
        [
            ("movies2000/title.basics.tsv", "title.basics", 2000),
            ("movies2000/title.principals.tsv", "title.principals", 11576),
            ("movies2000/name.basics.tsv", "name.basics", 10177),
            ("subset2017/imdb-dataset-subset-2017/title.basics.tsv", "title.basics", 18199),
            ("subset2017/imdb-dataset-subset-2017/title.akas.tsv", "title.akas", 32852),
            ("title_ratings_full_2017/title.ratings.tsv.gz", "title.ratings", 775956),
        ],
    )
    def test_are_read_to_the_last_line(self, shared_data, place, name, lines):
        rows, faults = read(shared_data / "imdb" / place, name)
        assert len(rows) == lines
        assert not faults.counts
        assert len(copy_lines(name, rows, Wanted(), faults)) == lines
        assert not faults.counts
