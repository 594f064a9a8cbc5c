"""Corrections of words by the vocabulary.

Trigrams find what looks alike, metaphones what sounds alike; of short words everything one step away is looked up.
"""

from collections.abc import Collection, Sequence

from cineteca.search.domain.asked import Asked
from cineteca.search.domain.corrections import Correction, Known, corrections
from cineteca.search.domain.folding import stem
from cineteca.search.domain.likeness import one_step_from
from cineteca.search.domain.scripts import in_latin
from cineteca.search.postgres.asking import ask

Likely = dict[str, list[Known]]
"""Words as typed → words of the vocabulary that are like them, as far as they were looked up."""

_SHORTEST = 3
_LIKENESS = 0.3

_ALIKE = """
(SELECT q.typed, w.word, w.documents, w.weight, false
FROM unnest(%(words)s::text[]) AS q (typed) CROSS JOIN LATERAL (
    SELECT word, documents, weight FROM search_word
    WHERE grp = {group} AND word %% q.typed AND abs(length(word) - length(q.typed)) <= 3
    ORDER BY similarity(word, q.typed) + weight / 30 DESC LIMIT 25
) AS w)
UNION ALL
(SELECT q.typed, w.word, w.documents, w.weight, true
FROM unnest(%(words)s::text[]) AS q (typed) CROSS JOIN LATERAL (
    SELECT word, documents, weight FROM search_word
    WHERE grp = {group} AND sound <> '' AND sound = dmetaphone(q.typed) AND length(q.typed) > 3
    ORDER BY levenshtein_less_equal(word, left(q.typed, 60), 4) - weight / 10 LIMIT 12
) AS w)
UNION ALL
(SELECT q.typed, w.word, w.documents, w.weight, false
FROM unnest(%(short)s::text[], %(near)s::text[]) AS q (typed, word) CROSS JOIN LATERAL (
    SELECT word, documents, weight FROM search_word WHERE grp = {group} AND word = q.word LIMIT 1
) AS w)
"""


def correct(
    asked: Asked, groups: Sequence[int], known: Collection[str], likely: Likely
) -> dict[str, tuple[Correction, ...]]:
    """Words of `asked` → what may be meant by them, by the words that names of `groups` have.

    `known` words are right as they are, unless all of them are known: then any may be wrong. What is looked up is added
    to `likely`, and what is there is not looked up again.
    """
    long = [word for word in asked.spelled if len(word) >= _SHORTEST and not word.isdigit()]
    typed = [word for word in long if word not in known] or long
    if not typed:
        return {}
    plain = {word: stem(in_latin(word)) for word in typed}  # as the vocabulary has them
    if missing := [word for word in dict.fromkeys(plain.values()) if word not in likely]:
        likely |= _likely(missing, groups)
    found = {word: corrections(plain[word], likely[plain[word]]) for word in typed}
    return {word: meant for word, meant in found.items() if meant}


def _likely(typed: list[str], groups: Sequence[int]) -> Likely:
    sql = " UNION ALL ".join(f"({_ALIKE.format(group=group)})" for group in groups)
    near = [(word, other) for word in typed for other in one_step_from(word)]
    values = {"words": typed, "short": [word for word, _ in near], "near": [other for _, other in near]}
    found: Likely = {word: [] for word in typed}
    for word, *rest in ask(sql, values, within_ms=250, likeness=_LIKENESS) or []:
        found[word].append(Known(*rest))
    return found
