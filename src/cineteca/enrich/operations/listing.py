"""Reading sources' lists of works, side by side. A list that fails costs only itself."""

import asyncio
from collections.abc import Callable, Mapping

from cineteca.enrich.domain.discovery import Wish
from cineteca.enrich.operations.sources import lists_in, open_sources
from cineteca.enrich.operations.tally import Tally
from cineteca.outbound.errors import OutboundError
from cineteca.providers.contract import Listed, Lists
from cineteca.providers.records import Kind

Entry = tuple[Wish, Listed]
Choose = Callable[[Mapping[str, Mapping[Kind, tuple[str, ...]]]], tuple[Wish, ...]]
"""Of the lists that each source offers, those that are to be read."""


def read_lists(tally: Tally, choose: Choose, *, pages: int) -> list[Entry]:
    """The entries of the first `pages` of each list, in the order of the lists. Failures are noted in `tally`."""
    return asyncio.run(_read_lists(tally, choose, pages))


async def _read_lists(tally: Tally, choose: Choose, pages: int) -> list[Entry]:
    async with open_sources(run_id=tally.run.id, caller=f"enrich.{tally.run.source}") as sources:
        offering = lists_in(sources)
        wanted = choose({name: source.lists for name, source in offering.items()})
        read = await asyncio.gather(*(_read_list(tally, offering[wish.source], wish, pages) for wish in wanted))
    return [entry for entries in read for entry in entries]


async def _read_list(tally: Tally, source: Lists, wish: Wish, pages: int) -> list[Entry]:
    entries: list[Entry] = []
    for page in range(1, pages + 1):
        try:
            answer = await source.list_page(wish.kind, wish.name, page)
        except OutboundError as error:
            tally.heard(wish.source, "failed")
            tally.note(str(wish), str(error))
            break
        tally.heard(wish.source, "successful", calls=1)
        entries += [(wish, entry) for entry in answer.entries]
        if page >= answer.pages:
            break
    return entries
