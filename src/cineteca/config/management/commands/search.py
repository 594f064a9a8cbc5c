"""``cineteca search``: what the pages would find, and the index it is found in."""

import os
import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings

from cineteca.config import commanding, commandline
from cineteca.search import operations, queries
from cineteca.search.queries.documents import count_all

REBUILD = "rebuild"
_A_MOMENT = 0.2
"""Seconds between two looks at the first index that another process builds."""
_PATIENCE = 5
"""Times as long as on a page that a step of a search may take."""


class Command(commanding.Command):
    help = (
        "Search as the pages do: cineteca search heat 1995. The single word “rebuild” makes the index anew, while the "
        "old one answers; look for that word with --query rebuild. Without anything it says how the index is."
    )
    with_json = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("words", nargs="*", metavar="QUERY|rebuild", help="what to look for")
        parser.add_argument("--query", metavar="TEXT", help="what to look for, word by word as it stands")
        parser.add_argument(
            "--batch",
            metavar="FILE",
            help="a query a line, an answer a line; a blank line gets an empty one; - is stdin",
        )
        parser.add_argument("--kind", choices=["film", "show"], help="films or shows alone")
        parser.add_argument("--group", choices=queries.GROUPS, default="titles", help="what kind of answers")
        parser.add_argument("--limit", type=int, default=10, help="answers at most (10)")

    def handle(self, *args: Any, **options: Any) -> None:
        words, text = options["words"], options["query"]
        if words == [REBUILD] and text is None and not options["batch"]:
            self.rebuild()
            return
        self.kinds = (options["kind"],) if options["kind"] else ()
        self.group, self.limit = options["group"], max(1, min(options["limit"], queries.LARGEST_LIMIT))
        if options["batch"]:
            self.see_to_index()
            self.answer_all(options["batch"])
        elif text is not None or words:
            self.see_to_index()
            self.answer(_readable(" ".join(words) if text is None else text))
        else:
            self.tell_health()

    def rebuild(self) -> None:
        """Make the index anew, with a bar."""
        with self.progress("Building the search index", count_all()) as advance:
            done = operations.rebuild(progress=advance)
        health = queries.health()
        if self.json:
            self.out_json({"documents": done, "bytes": health.bytes})
        else:
            self.say(
                f"{done:,} titles, people and franchises can be found; the index takes {health.bytes / 1e6:,.1f} MB."
            )

    def see_to_index(self) -> None:
        """Make the index that is due, and follow what changed since: no worker need be there."""
        if operations.is_due():
            self.rebuild_quietly()
        while not (health := queries.health()).documents and health.state == "building":
            time.sleep(_A_MOMENT)
        operations.follow_all()

    def rebuild_quietly(self) -> None:
        many = count_all()
        self.say(f"The search index is built first, of {many:,} titles and people: once, some seconds for each 10,000.")
        try:
            with self.progress("Building the search index", many) as advance:
                operations.rebuild(progress=advance)
        except operations.AlreadyBuilding:
            self.say("Another process is building it already. What the old one holds is found until then.")

    def answer(self, text: str) -> None:
        """What one query finds."""
        found = self.ask(text)
        if self.json:
            self.out_json(_answer(text, found))
            return
        if found.meant:
            self.say(f"Did you mean: {found.meant}")
        cells = [
            (place, hit.name, str(hit.year or ""), hit.kind, hit.matched or hit.note or hit.original)
            for place, hit in enumerate(found.hits, start=1)
        ]
        if cells:
            self.table("", ("", "name", "year", "kind", ""), cells)
        self.say(f"{'More than ' if found.at_least else ''}{found.total:,} found.")

    def answer_all(self, name: str) -> None:
        """An answer a line for a query a line, all in this process."""
        for line in _lines(name, self):
            text = line.rstrip("\r\n")
            found = self.ask(text) if text.strip() else queries.Results()
            if self.json:
                self.out_json(_answer(text, found))
            else:
                self.out(f"{text}\t" + " · ".join(f"{hit.name} ({hit.year or '?'})" for hit in found.hits))

    def ask(self, text: str) -> queries.Results:
        """Each step may take longer than on a page: who waits for a command wants what is there, not what is quick."""
        query = queries.Query(
            text=text, filters=queries.Filters(kinds=self.kinds), group=self.group, limit=self.limit, facets=False
        )
        usual, settings.SEARCH_PATIENCE = settings.SEARCH_PATIENCE, max(settings.SEARCH_PATIENCE, _PATIENCE)
        try:
            return queries.search(query)
        finally:
            settings.SEARCH_PATIENCE = usual

    def tell_health(self) -> None:
        """How the index is."""
        health = queries.health()
        if self.json:
            self.out_json({"state": health.state, "documents": health.documents, "bytes": health.bytes})
            return
        self.say(
            f"The index is {health.state}: {health.documents:,} documents, {health.bytes / 1e6:,.1f} MB; "
            f"{health.waiting:,} changes wait."
        )
        if health.state == "missing":
            self.say("Build it: cineteca search rebuild")


def _lines(name: str, command: Command) -> Iterator[str]:
    """Lines end with a line feed alone, whatever the locale; a byte order mark is none of the first."""
    if name == "-":
        sys.stdin.reconfigure(encoding="utf-8-sig", errors="replace", newline="\n")  # type: ignore[union-attr]
        yield from sys.stdin
        return
    path = Path(name)
    if not path.exists() or path.is_dir():
        command.leave(commandline.USAGE, f"There is no file {name}.")
    with path.open(encoding="utf-8-sig", errors="replace", newline="\n") as lines:
        yield from lines


def _readable(argument: str) -> str:
    """Bytes that are no UTF-8 come as halves of characters, which no JSON can hold."""
    return os.fsencode(argument).decode(errors="replace")


def _answer(text: str, found: queries.Results) -> dict[str, Any]:
    ids = queries.ids_of(hit.ref for hit in found.hits)
    return {
        "query": text,
        "total": found.total,
        "at_least": found.at_least,
        "meant": found.meant,
        "corrected": found.corrected,
        "hits": list(_hits(found.hits, ids)),
    }


def _hits(hits: Iterable[queries.Hit], ids: dict[queries.Ref, dict[str, str]]) -> Iterator[dict[str, Any]]:
    for rank, hit in enumerate(hits, start=1):
        yield {
            "rank": rank,
            "title": hit.name,
            "original": hit.original,
            "year": hit.year,
            "kind": hit.kind,
            "matched": hit.matched,
            "ids": ids.get(hit.ref, {}),
        }
