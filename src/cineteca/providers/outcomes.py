"""What we make of answers that lie in files: one outcome for each body, whatever it is.

A file is one JSON body, or a list of bodies, or JSON lines with a body on each; it may be gzipped.
"""

import gzip
import zlib
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, Final

from cineteca.outbound.errors import OutboundError, Refused, Unreadable
from cineteca.providers import bodies, codec, fanart, justwatch, omdb, tmdb, trakt, watchmode
from cineteca.providers.records import Kind, Normalised

Body = dict[str, Any]
Outcome = dict[str, Any]
Reader = Callable[[Body], Normalised[Any]]

KINDS: Final = ("movie", "show", "season", "person", "episode")
ALIASES: Final = {"film": "movie", "tv": "show", "series": "show"}

_WORKS: Final = {"movie": Kind.FILM, "show": Kind.SHOW}
_READERS: Final[Mapping[tuple[str, str], Reader]] = {
    ("tmdb", "movie"): tmdb.normalise.film,
    ("tmdb", "show"): lambda body: tmdb.normalise.show(body, tmdb.parts.season_bodies({"main": body})),
    ("tmdb", "season"): tmdb.normalise.season,
    ("tmdb", "episode"): tmdb.normalise.episode,
    ("tmdb", "person"): tmdb.normalise.person,
    **{
        (name, word): partial(read, kind)
        for word, kind in _WORKS.items()
        for name, read in {
            "omdb": lambda kind, body: omdb.normalise.work(body, kind),
            "trakt": lambda kind, body: trakt.normalise.work(body, kind),
            "fanart": lambda kind, body: fanart.normalise.work(body, kind),
            "justwatch": lambda kind, body: justwatch.normalise.body(body, kind),
            # Its answers are lists, which come here body by body, and hold the offers of any region.
            "watchmode": lambda kind, body: watchmode.normalise.work([body], kind, ()),
        }.items()
    },
}
_FAILURES: Final = {
    "tmdb": tmdb.failures.failure_in,
    "omdb": omdb.failures.failure_in,
    "trakt": trakt.failures.failure_in,
    "fanart": fanart.failures.failure_in,
    "justwatch": justwatch.failures.failure_in,
    "watchmode": watchmode.failures.failure_in,
}
_GZIP: Final = b"\x1f\x8b"


def outcomes(provider: str, kind: str, raw: bytes) -> Iterator[Outcome]:
    """What a provider's bodies of one kind come to.

    ``{"provider", "kind", "ok": True, "record": {…}, "odd": […]}`` for a body that is an answer, or
    ``{"provider", "kind", "ok": False, "error": "NotFound", "message": "…"}`` for one that is an error, or unreadable.
    Raises ValueError for a provider or kind of which there is none; nothing in `raw` raises.
    """
    known = ALIASES.get(kind, kind)
    if provider not in _FAILURES or known not in KINDS:
        raise ValueError(f"There is no {kind} of {provider}.")
    for body in _bodies(raw):
        yield {"provider": provider, "kind": known, **_outcome(provider, known, body)}


def _outcome(provider: str, kind: str, body: Body | Unreadable) -> Outcome:
    if isinstance(body, Unreadable):
        return _not_ok(body)
    failure, reader = _FAILURES[provider](body), _READERS.get((provider, kind))
    if failure or reader is None:
        return _not_ok(failure or Refused(f"A {kind} is nothing that {provider} is asked for."))
    told = reader(body)
    return {"ok": True, "record": codec.encode(told.record), "odd": list(told.odd)}


def _not_ok(error: OutboundError) -> Outcome:
    return {"ok": False, "error": type(error).__name__, "message": str(error)}


def _bodies(raw: bytes) -> Iterator[Body | Unreadable]:
    """Each body in a file, in order; in the place of one that is none, why it is none."""
    try:
        plain = gzip.decompress(raw) if raw.startswith(_GZIP) else raw
    except (OSError, EOFError, zlib.error) as error:
        yield Unreadable(f"Not a whole gzip file: {error}.")
        return
    try:
        whole = bodies.parse(plain)
    except Unreadable as error:
        yield from _lines(plain) or [error]
        return
    for item in whole if isinstance(whole, list) and whole else [whole]:
        yield _object(bodies.as_object, item)


def _lines(plain: bytes) -> list[Body | Unreadable]:
    """The bodies of JSON lines; none where the text is one broken body.

    A broken body has lines too when it was laid out for people. It is JSON lines when the first line is an object, or
    at least half of the lines are.
    """
    lines = [line for line in plain.splitlines() if line.strip()]
    found = [_object(bodies.parse_object, line) for line in lines]
    whole = [isinstance(each, dict) for each in found]
    return found if len(found) > 1 and (whole[0] or sum(whole) * 2 >= len(found)) else []


def _object(understand: Callable[[Any], Body], value: Any) -> Body | Unreadable:
    try:
        return understand(value)
    except Unreadable as error:
        return error
