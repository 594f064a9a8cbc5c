"""A look at the first lines of a file, before anything is done with it."""

from pathlib import Path

from cineteca.imdb.dataset.blocks import blocks
from cineteca.imdb.dataset.errors import NotTheDataset
from cineteca.imdb.dataset.headers import Header
from cineteca.imdb.dataset.lines import Faults, LineReader

_ENOUGH = 1 << 17


def check_beginning(path: Path, header: Header) -> None:
    """Raises `NotTheDataset` when none of the first lines can be read: a load of nothing would empty a table."""
    name = header.form.name
    block = next(blocks(path, start=header.length, size=_ENOUGH), None)
    if block is None or not block.data:
        raise NotTheDataset(f"{path.name} holds no line but its header. Fetch it again. Nothing was changed.")
    faults = Faults()
    first = block.data[: block.data.find(b"\n", _ENOUGH) + 1] or block.data
    rows, _ = LineReader(header).read(first, 2, faults)
    if not rows:
        why, count = faults.counts.most_common(1)[0]
        raise NotTheDataset(
            f"{path.name} has no line of {name} at its beginning ({count} × {why}). Nothing was changed."
        )
