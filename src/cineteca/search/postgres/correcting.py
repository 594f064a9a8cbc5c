"""Corrections of words by the vocabulary: trigrams find what looks alike, metaphones what sounds alike."""

from collections.abc import Sequence

from cineteca.search.domain.asked import Asked
from cineteca.search.domain.corrections import Correction, Known, corrections
from cineteca.search.postgres.asking import ask

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
"""


def correct(asked: Asked, groups: Sequence[int]) -> dict[str, tuple[Correction, ...]]:
    """Words of `asked` → what may be meant by them, by the words that names of `groups` have."""
    typed = [word for word in asked.spelled if len(word) >= _SHORTEST and not word.isdigit()]
    if not typed:
        return {}
    sql = " UNION ALL ".join(f"({_ALIKE.format(group=group)})" for group in groups)
    rows = ask(sql, {"words": typed}, within_ms=250, likeness=_LIKENESS) or []
    known: dict[str, list[Known]] = {word: [] for word in typed}
    for word, *rest in rows:
        known[word].append(Known(*rest))
    found = {word: corrections(word, likely) for word, likely in known.items()}
    return {word: likely for word, likely in found.items() if likely}
