"""Answers as bytes, and as they are kept."""

import pytest

from cineteca.outbound.errors import Unreadable
from cineteca.providers import bodies


def test_an_object_is_read():
    assert bodies.parse_object(b'{"id": 949}') == {"id": 949}


def test_what_only_pythons_parser_reads_is_read_too():
    assert bodies.parse_object('\ufeff{"a": 1}'.encode()) == {"a": 1}
    assert bodies.parse_object(b'{"a": "\\ud800"}') == {"a": "\ud800"}


@pytest.mark.parametrize(
    "raw", [b"", b"<html>", b'{"id": 94', b"\xff", b"[" * 5000, b"9" * 5000, b"[1]", b'"x"', b"null", b"3", b"true"]
)
def test_anything_else_is_unreadable(raw):
    with pytest.raises(Unreadable) as caught:
        bodies.parse_object(raw)
    assert str(caught.value).endswith(".")


def test_kept_answers_come_back():
    kept = {"main": {"title": "Heat", "n": [1, 2.5, None]}, "seasons:1": {}}
    assert bodies.unpack(bodies.pack(kept)) == kept


def test_kept_answers_come_back_even_when_they_are_strange():
    kept = {"main": {"title": "\ud800", "id": 2**70}}
    assert bodies.unpack(bodies.pack(kept)) == kept


def test_answers_that_cannot_be_written_are_not_kept():
    deep: list = []
    for _ in range(5000):
        deep = [deep]
    assert bodies.pack({"main": deep}) == b""
    assert bodies.unpack(b"") == {}


def test_damaged_answers_are_unreadable():
    with pytest.raises(Unreadable, match="damaged"):
        bodies.unpack(b"not zlib")
