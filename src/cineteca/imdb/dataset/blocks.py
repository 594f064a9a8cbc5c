"""A file as blocks of whole lines. One block is in memory at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cineteca.imdb.dataset.unpacking import Torn, pieces

BLOCK = 1 << 20
LONGEST = 1 << 18
"""Bytes beyond which a line is none: a file without line ends must not fill the memory."""


@dataclass(frozen=True, slots=True)
class Block:
    """Whole lines. `end` is where the next block begins, in unpacked bytes; `torn` says why nothing follows.

    `packed` is how many bytes of the file itself are read so far.
    """

    data: bytes
    end: int
    packed: int
    torn: str = ""


def blocks(path: Path, *, start: int = 0, size: int = BLOCK) -> Iterator[Block]:
    """Blocks of about `size` bytes from `start`, the end of another block. That of a torn file comes last, says why."""
    rest, end, packed, torn = b"", start, 0, ""
    source = pieces(path, start=start)
    while not torn:
        try:
            piece, packed = next(source, (None, packed))
        except Torn as error:
            piece, torn = b"", str(error)
        if piece is None:
            break
        rest += piece
        if len(rest) >= size or torn:
            lines, left = _whole_lines(rest)
            end += len(rest) - len(left)
            rest = left
            yield Block(lines, end, packed, torn)
    if rest and not torn:
        # The last line may lack its end.
        yield Block(rest if rest.endswith(b"\n") else rest + b"\n", end + len(rest), packed)


def _whole_lines(data: bytes) -> tuple[bytes, bytes]:
    cut = data.rfind(b"\n") + 1
    if not cut and len(data) > LONGEST:
        # A line that never ends is cut in pieces; each is no line of the form and is counted as such.
        return data + b"\n", b""
    return data[:cut], data[cut:]
