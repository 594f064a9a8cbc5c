"""Finding our works among the entries of somebody's list: one query, however long the list is."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import orjson

from cineteca.catalog.domain.sort_titles import sort_title
from cineteca.core.database.trips import send_one
from cineteca.providers import matching
from cineteca.providers.contract import Listed
from cineteca.providers.matching import Candidate

_RECOGNISED = (Path(__file__).parent.parent / "sql" / "recognised.sql").read_text()


@dataclass(frozen=True, slots=True)
class Recognised:
    """`work_id` None: none of ours, or nobody can tell which one (`ambiguous`)."""

    work_id: int | None = None
    ambiguous: bool = False


def recognise(entries: Sequence[Listed]) -> list[Recognised]:
    """Which of our works each of `entries` is, in their order. The rule is `providers.matching`."""
    candidates = _candidates(entries)
    return [_recognised(entry, candidates[place]) for place, entry in enumerate(entries)]


def each_once(found: Sequence[Recognised]) -> list[Recognised]:
    """The same, where a work that several entries of one list lead to counts for none of them."""
    times = Counter(each.work_id for each in found)
    return [
        Recognised(ambiguous=True) if each.work_id is not None and times[each.work_id] > 1 else each for each in found
    ]


def _recognised(entry: Listed, candidates: Sequence[Candidate]) -> Recognised:
    if match := matching.match(entry, candidates):
        return Recognised(match.work_id)
    # It is none of ours only if there is nothing that it could be: not one of its identifiers, nobody of its name
    # that is not known to be something else.
    anonymous = [matching.match(entry, [candidate]) for candidate in candidates]
    held = any(candidate.ids.get(source) == value for candidate in candidates for source, value in entry.ids.items())
    return Recognised(ambiguous=held or any(anonymous))


def _candidates(entries: Sequence[Listed]) -> dict[int, list[Candidate]]:
    keys = [(place, e.kind.value, source, value) for place, e in enumerate(entries) for source, value in e.ids.items()]
    named = [
        (place, e.kind.value, sort_title(e.title), e.year) for place, e in enumerate(entries) if e.title and e.year
    ]
    asked = {
        **{name: [key[n] for key in keys] for n, name in enumerate(("places", "kinds", "sources", "values"))},
        **{name: [row[n] for row in named] for n, name in enumerate(("named", "named_kinds", "names", "years"))},
    }
    found: dict[int, list[Candidate]] = defaultdict(list)
    for place, work, title, original, year, ids in send_one(_RECOGNISED, asked):
        known = orjson.loads(ids) if isinstance(ids, str | bytes) else ids
        found[place].append(Candidate(work, entries[place].kind, known, (title, original or title), year))
    return found
