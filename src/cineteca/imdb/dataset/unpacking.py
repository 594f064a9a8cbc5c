"""The bytes of a file, packed by gzip or plain, a piece at a time."""

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

PIECE = 1 << 20
_GZIP = 31
_READ = 1 << 18


class Torn(Exception):
    """The packed file is damaged or ends too early. What came before is good."""


Piece = tuple[bytes, int]
"""Unpacked bytes, and how many bytes of the file itself are read with them."""


def pieces(path: Path, *, start: int = 0) -> Iterator[Piece]:
    """The file's bytes from the unpacked place `start`, at most `PIECE` at a time. Raises `Torn`.

    Whether the file is packed is told by its first two bytes, not by its name.
    """
    with path.open("rb") as file:
        packed = file.read(2) == b"\x1f\x8b"
        file.seek(0)
        if packed:
            yield from _after(start, _unpacked(file))
        else:
            file.seek(start)
            while piece := file.read(PIECE):
                yield piece, file.tell()


def _unpacked(file: IO[bytes]) -> Iterator[Piece]:
    packed = file.read(_READ)
    while packed:
        member = zlib.decompressobj(_GZIP)
        while not member.eof:
            if not packed:
                raise Torn("the packed file is cut off")
            try:
                # Bounded: a small file may unpack to a thousand times its size.
                yield member.decompress(packed, PIECE), file.tell()
            except zlib.error as error:
                raise Torn(f"the packed file is damaged: {error}") from None
            packed = member.unconsumed_tail or (b"" if member.eof else file.read(_READ))
        packed = (member.unused_data or file.read(_READ)).lstrip(b"\0")


def _after(start: int, unpacked: Iterator[Piece]) -> Iterator[Piece]:
    for piece, read in unpacked:
        if start < len(piece):
            yield piece[start:], read
            start = 0
        else:
            start -= len(piece)
