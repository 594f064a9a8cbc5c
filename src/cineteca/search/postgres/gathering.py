"""From a question to its answers in order: the quick steps first, and the slow ones only where those found little."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from cineteca.search.domain.asked import Asked, understand
from cineteca.search.domain.corrections import Correction, reading_of, readings, worth
from cineteca.search.domain.folding import stem, words
from cineteca.search.domain.ranking import NONE, Fit, best_fit, rank
from cineteca.search.models.documents import KNOWN_FROM
from cineteca.search.postgres import candidates, correcting, terms
from cineteca.search.postgres.candidates import Candidate
from cineteca.search.postgres.filtering import Scope

TITLES: Final = 0
PEOPLE: Final = 1
GOOD: Final = 0.6
"""A fit that needs no second look."""
FEW: Final = 3
NEAR: Final = 0.75
"""The worth of a spelling that is offered while somebody still types."""

# What a document counts that a step found whose names do not say why.
_BY_WORDS, _BY_PEOPLE, _BY_PLOT, _BY_PART = 0.55, 0.57, 0.4, 0.36


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a question. `worth`: what its fits count, 1 for the question as it was asked."""

    asked: Asked
    worth: float = 1.0


@dataclass(frozen=True, slots=True)
class Ranked:
    candidate: Candidate
    fit: Fit
    rank: float
    reading: Reading
    by: str
    """The step that found it: called, words, people, plot, part, like."""


@dataclass(slots=True)
class Gathered:
    """Answers in order; the tsquery that counts all of them, with the column it is for; what else may be meant."""

    ranked: list[Ranked] = field(default_factory=list)
    query: str = ""
    column: str = "names"
    meant: str | None = None
    corrected: bool = False
    complete: bool = False
    """Nothing was left out: what is ranked is all there is."""
    often: bool = False
    """So much was found that of the rest only what many know was looked at."""


def gather(asked: Asked, scope: Scope) -> Gathered:
    """Everything that may answer `asked` within `scope`, best first."""
    wanted = terms.terms_of(asked, scope.group)
    found = _direct(asked, wanted, scope)
    first = ranked(found, asked)
    gathered = Gathered(first, wanted.query, "everything" if scope.group == TITLES else "names")
    gathered.complete = len(found) < candidates.OF_EVERYTHING and not wanted.often
    gathered.often = is_often(found, wanted)
    if _is_weak(first, wanted):
        _look_again(gathered, asked, scope, set(found), wanted)
    return gathered


def ranked(found: Mapping[int, str], asked: Asked) -> list[Ranked]:
    """What some steps found, best first."""
    return _ranked(found, [Reading(asked)], asked)


def respelled(asked: Asked, scope: Scope, right: Collection[str]) -> list[Ranked]:
    """What is found by other spellings alone that are near."""
    return [one for one in _respelled(asked, scope, set(), right, {}) if one.reading.worth >= NEAR]


def _direct(asked: Asked, wanted: terms.Terms, scope: Scope) -> dict[int, str]:
    """Ids → the step that found them."""
    found = dict.fromkeys(candidates.called(asked, scope), "called")
    often = is_often(found, wanted)
    found |= _fresh(found, candidates.with_words(wanted.query, scope, often=often), "words")
    if scope.group != TITLES:
        return found
    often = is_often(found, wanted) or len(found) >= candidates.OF_EVERYTHING
    people, plots = candidates.about(wanted.query, wanted.with_people, scope, often=often)
    found |= _fresh(found, people, "people")
    if len(found) < candidates.OF_EVERYTHING:
        found |= _fresh(found, plots, "plot")
    return found


def is_often(found: Mapping[int, str], wanted: terms.Terms) -> bool:
    """Whether so much was found that, of what only has the words, those that many know are enough."""
    return len(found) >= candidates.PLENTY and wanted.often


def _fresh(found: Mapping[int, str], more: Iterable[int], by: str) -> dict[int, str]:
    return {number: by for number in more if number not in found}


def _is_weak(ranked: list[Ranked], wanted: terms.Terms) -> bool:
    best = max((one.fit.value for one in ranked), default=0.0)
    return best < GOOD or (best < 0.97 and (len(ranked) < FEW or wanted.unknown))


def _look_again(gathered: Gathered, asked: Asked, scope: Scope, known: set[int], wanted: terms.Terms) -> None:
    """Other spellings, then a part of the words, then likeness: each only while nothing fits well."""
    right = wanted.known(asked)
    likely: correcting.Likely = {}
    words_alone = right.issuperset(asked.spelled)
    # What several titles have in their plots, all words of it, is not misspelled.
    more = [] if words_alone and len(known) >= FEW else _respelled(asked, scope, known, right, likely)
    # “forest gump”: “forest” is a word, but was not meant. Where all are words, any may have been wrong already.
    if right and not words_alone and not _is_enough([*gathered.ranked, *more]):
        more += _respelled(asked, scope, known | {one.candidate.id for one in more}, (), likely)
    for step in (_partly, _named_within, _alike):
        if _is_enough([*gathered.ranked, *more]):
            break
        more += step(asked, scope, known | {one.candidate.id for one in more}, wanted)
    if not more:
        return
    gathered.corrected = not gathered.ranked
    gathered.ranked = sorted([*gathered.ranked, *more], key=_order)
    first = gathered.ranked[0]
    if first.by in {"respelled", "like"}:
        gathered.meant = first.candidate.name if first.by == "like" else first.reading.asked.text


def _is_enough(ranked: list[Ranked]) -> bool:
    """A near miss is believed alone; one further off only in company."""
    best = max((one.fit.value for one in ranked), default=0.0)
    return best >= NEAR or (best >= GOOD and len(ranked) >= FEW)


def _respelled(
    asked: Asked, scope: Scope, known: set[int], right: Collection[str], likely: correcting.Likely
) -> list[Ranked]:
    groups = (TITLES, PEOPLE) if scope.group == TITLES else (scope.group,)
    corrections = correcting.correct(asked, groups, right, likely)
    if not corrections:
        return []
    ways = [
        Reading(_respell(asked, chosen), worth(steps, sum(map(len, asked.spelled))))
        for chosen, steps in readings(asked.spelled, corrections)
        if steps
    ]
    meant = {word: [one.word for one in likely] for word, likely in corrections.items()}
    found: dict[int, str] = {}
    for way in ways[:3]:
        found |= _fresh(found, candidates.called(way.asked, scope, limit=40), "respelled")
    found |= _fresh(found, candidates.with_words(terms.corrected(asked, meant), scope, limit=80), "respelled")
    if scope.group == TITLES and len(found) < FEW:
        people = terms.corrected(asked, meant, terms.PEOPLE_TOO)
        found |= _fresh(found, candidates.with_words(people, scope, column="everything", limit=40), "people")
    new = {number: by for number, by in found.items() if number not in known}
    read = [(one, [*ways, *_meant_by(one, asked, corrections)]) for one in candidates.read(new)]
    return sorted((_rank(one, new[one.id], its_ways, asked) for one, its_ways in read), key=_order)


def _meant_by(candidate: Candidate, asked: Asked, corrections: Mapping[str, Sequence[Correction]]) -> Iterator[Reading]:
    """The question read as this name would have it: “annie jall” as “annie hall”, whatever else a “jall” may be."""
    for named in candidate.named:
        read = reading_of(asked.spelled, corrections, {stem(word) for word in named.key.split()})
        if read is not None:
            yield Reading(_respell(asked, read[0]), worth(read[1], sum(map(len, asked.spelled))))


def _respell(asked: Asked, chosen: tuple[str, ...]) -> Asked:
    """The question with other words in the places of those that tell something."""
    instead = dict(zip(asked.spelled, chosen, strict=True))
    text = " ".join(instead.get(word, word) for word in words(asked.text))
    return replace(understand(text), year=asked.year)


def _partly(asked: Asked, scope: Scope, known: set[int], wanted: terms.Terms) -> list[Ranked]:
    """All words but one; any of them that is rare enough to tell something."""
    found: dict[int, str] = {}
    if len(asked.words) > 2:
        found |= dict.fromkeys(candidates.with_words(terms.all_but_one(asked), scope, limit=60), "part")
        if scope.group == TITLES:
            people = terms.all_but_one(asked, terms.PEOPLE_TOO)
            found |= dict.fromkeys(candidates.with_words(people, scope, column="everything", limit=60), "part")
    rare = candidates.with_words(terms.any_rare(asked, wanted.documents), scope, limit=100)
    found |= _fresh(found, rare, "some")
    return _ranked({number: by for number, by in found.items() if number not in known}, [Reading(asked)], asked)


def _named_within(asked: Asked, scope: Scope, known: set[int], wanted: terms.Terms) -> list[Ranked]:  # noqa: ARG001 - a step
    found = candidates.named_within(asked, scope)
    return _ranked({number: "within" for number in found if number not in known}, [Reading(asked)], asked)


def _alike(asked: Asked, scope: Scope, known: set[int], wanted: terms.Terms) -> list[Ranked]:
    """What many know first. All names are gone through only for words that no name has."""
    if scope.group in KNOWN_FROM:
        found = _ranked(_as_like(candidates.like(asked, scope, known=True), known), [Reading(asked)], asked)
        if _is_enough(found) or (known and not wanted.unknown):
            return found
    return _ranked(_as_like(candidates.like(asked, scope), known), [Reading(asked)], asked)


def _as_like(found: Iterable[int], known: Collection[int]) -> dict[int, str]:
    return {number: "like" for number in found if number not in known}


_FLOORS: Final = {
    "called": 0.0, "words": _BY_WORDS, "people": _BY_PEOPLE, "plot": _BY_PLOT, "part": _BY_PART, "respelled": 0.3,
    "like": 0.0, "within": 0.0, "some": 0.0,
}  # fmt: skip


def _ranked(found: Mapping[int, str], ways: list[Reading], asked: Asked) -> list[Ranked]:
    ranked = [_rank(candidate, found[candidate.id], ways, asked) for candidate in candidates.read(found)]
    return sorted(ranked, key=_order)


def _rank(candidate: Candidate, by: str, ways: list[Reading], asked: Asked) -> Ranked:
    fit, reading = NONE, ways[0] if ways else Reading(asked)
    for way in ways:
        tried = best_fit(way.asked, candidate.named, alike=by == "like", partly=by in {"part", "some", "within"})
        if tried.value * way.worth > fit.value:
            fit, reading = replace(tried, value=tried.value * way.worth), way
    if fit.value < _FLOORS[by]:
        fit = Fit(_FLOORS[by])
    key = fit.named.key if fit.named else ""
    number = rank(fit.value, weight=candidate.weight, year=candidate.year, asked=asked, key=key)
    return Ranked(candidate, fit, round(number, 4), reading, by)


def _order(one: Ranked) -> tuple[float, int]:
    return (-one.rank, one.candidate.id)
