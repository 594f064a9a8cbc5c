"""Recorded answers of Trakt, as the works that they are about: details, and what lists and searches tell of a work.

What people have on their own lists is theirs, and no fact about a work: it is left out.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from cineteca.providers.recorded import RecordedWork, Recording, Skipped
from cineteca.providers.records import Kind
from cineteca.providers.trakt import normalise

Body = dict[str, Any]
Load = Callable[[str], Any]

HOST: Final = "api.trakt.tv"

_KINDS: Final = {"movies": Kind.FILM, "shows": Kind.SHOW}
_OF_WORKS: Final = frozenset({"movies", "shows", "search"})


def compose(index: Iterable[Mapping[str, Any]], load: Load) -> Iterator[Recording]:
    """The works of a recording, each by the fullest of its bodies.

    `index` has per answer ``{"method", "uri", "status", "file"}``; `load` gives the JSON in a file, None where there
    is none.
    """
    fullest: dict[tuple[Kind, str], Body] = {}
    for place, body in _answers(index, load):
        for kind, work in _works(place, body):
            known = normalise.ids_of(work)
            if "trakt" in known and len(work) > len(fullest.get((kind, known["trakt"]), ())):
                fullest[kind, known["trakt"]] = work
    for (kind, number), work in sorted(fullest.items()):
        yield _recording(kind, number, work)


def _recording(kind: Kind, number: str, work: Body) -> Recording:
    if not normalise.work(work, kind).record.title:
        return Skipped("trakt", f"{kind}/{number}", "without a title")
    return RecordedWork("trakt", kind, normalise.ids_of(work), {"main": work})


def _answers(index: Iterable[Mapping[str, Any]], load: Load) -> Iterator[tuple[list[str], Any]]:
    for entry in index:
        if entry.get("method", "GET") == "GET" and entry.get("status") == 200:
            path = urlsplit(str(entry.get("uri"))).path.strip("/").split("/")
            if path[0] in _OF_WORKS:
                yield path, load(str(entry.get("file")))


def _works(path: list[str], body: Any) -> Iterator[tuple[Kind, Body]]:
    """The works in an answer: a detail itself, or what the lines of a list have inside or are."""
    for item in body if isinstance(body, list) else [body]:
        if not isinstance(item, dict):
            continue
        inside = {kind: item[name] for kind, name in normalise.NAMES.items() if isinstance(item.get(name), dict)}
        if not inside and path[0] in _KINDS and _is_about_works(path):
            inside = {_KINDS[path[0]]: item}
        yield from inside.items()


def _is_about_works(path: list[str]) -> bool:
    """Whether the bare objects at an address are works: not seasons, people, comments or lists of one."""
    return len(path) == 2 or (len(path) == 3 and path[2] == "related")
