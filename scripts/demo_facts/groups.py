"""Which films belong together, where recorded answers do not say it."""

import re
from collections.abc import Iterable
from typing import Any

from cineteca.simulator.tmdb.pieces import number
from scripts.demo_facts.known import FOLDER, UnreadableKnowledge

_LINE = re.compile(r"(?P<name>.+?)(?: @(?P<number>\d+))?: (?P<films>tt\d{7,8}(?: tt\d{7,8})*)")


def add(works: Iterable[dict[str, Any]]) -> None:
    """Give films the collection they belong to; the recorded one stays. A film that is not there is an error."""
    groups, there = collections(), {work["imdb"]: work for work in works}
    if missing := sorted(set(groups) - set(there)):
        raise UnreadableKnowledge(f"collections.txt names films that are not there: {missing}")
    for imdb, group in groups.items():
        there[imdb].setdefault("collection", group)


def collections() -> dict[str, dict[str, Any]]:
    """Number and name of the collection by IMDb id of each film in it."""
    found: dict[str, dict[str, Any]] = {}
    for line in (FOLDER / "collections.txt").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        told = _LINE.fullmatch(line)
        if not told:
            raise UnreadableKnowledge(line)
        group = {"tmdb": int(told["number"] or number("collection", told["name"])), "name": told["name"]}
        for imdb in told["films"].split():
            if imdb in found:
                raise UnreadableKnowledge(f"{imdb} is in two collections")
            found[imdb] = group
    return found
