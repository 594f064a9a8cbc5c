"""Answers as they are shown: what was meant by which name, character, person or line of the plot."""

from collections.abc import Iterable, Sequence
from typing import cast

from cineteca.search.domain.asked import Asked
from cineteca.search.domain.folding import words
from cineteca.search.domain.marking import snippet
from cineteca.search.domain.names import keys
from cineteca.search.domain.questions import Hit, HitKind
from cineteca.search.postgres.asking import ask
from cineteca.search.postgres.candidates import Candidate
from cineteca.search.postgres.gathering import Ranked
from cineteca.search.postgres.numbers import ref_of

_MORE = "SELECT id, others, people, characters, text FROM search_document WHERE id = ANY (%(ids)s)"


def hits(page: Sequence[Ranked]) -> tuple[Hit, ...]:
    """A page of answers, in one query for what says why they are there."""
    puzzling = [one.candidate.id for one in page if not _says_itself(one)]
    rows = ask(_MORE, {"ids": puzzling}) or [] if puzzling else []
    more = {number: rest for number, *rest in rows}
    return tuple(_hit(one, *more.get(one.candidate.id, ((), (), (), ""))) for one in page)


def plain_hit(candidate: Candidate) -> Hit:
    """An answer that needs no reason."""
    return Hit(
        ref=ref_of(candidate.id),
        kind=cast("HitKind", candidate.kind),
        name=candidate.name,
        original=candidate.original,
        year=candidate.year,
        end_year=candidate.end_year,
        votes=candidate.votes,
        score=candidate.score,
        note=candidate.note,
    )


def _says_itself(one: Ranked) -> bool:
    named = one.fit.named
    return named is not None and (named.key in keys(one.candidate.name) or named.form in {"main", "part", "turned"})


def _hit(one: Ranked, others: Iterable[str], people: Iterable[str], characters: Iterable[str], text: str) -> Hit:
    plain = plain_hit(one.candidate)
    if _says_itself(one):
        return plain
    asked = one.reading.asked
    matched = _other_name(one, [one.candidate.original, *others]) or _who(asked, [*people, *characters])
    shown = snippet(asked, text) if not matched and text else None
    return Hit(
        ref=plain.ref, kind=plain.kind, name=plain.name, original=plain.original, year=plain.year,
        end_year=plain.end_year, votes=plain.votes, score=plain.score, note=plain.note, matched=matched, snippet=shown,
    )  # fmt: skip


def _other_name(one: Ranked, names: Iterable[str]) -> str | None:
    if one.fit.named is None:
        return None
    return next((name for name in names if name and one.fit.named.key in keys(name)), None)


def _who(asked: Asked, names: Iterable[str]) -> str | None:
    """The person or character that has the most of the words."""
    wanted = {form for forms in asked.words for form in forms}
    best = max(names, key=lambda name: len(wanted & set(words(name))), default="")
    return best if wanted & set(words(best)) else None
