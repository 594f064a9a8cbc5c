"""What may be an answer, by whole names, their beginnings, words, likeness: each step is one statement."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from cineteca.search.domain import partial
from cineteca.search.domain.asked import Asked
from cineteca.search.domain.ranking import Named
from cineteca.search.models.documents import HEARD_OF_FROM, KNOWN_FROM
from cineteca.search.postgres.asking import ask
from cineteca.search.postgres.filtering import Scope
from cineteca.search.postgres.numbers import FORMS

OF_A_STEP = 150
OF_EVERYTHING = 80
PLENTY = 40
"""So many answers by their beginning make those dispensable that hardly anybody knows and that only have the words."""
_LOOKED_AT = 1_500


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document that may be meant: what orders it, what a list shows, the keys of its names."""

    id: int
    kind: str
    name: str
    original: str
    year: int | None
    end_year: int | None
    votes: int
    score: float | None
    weight: float
    heat: float
    note: str
    named: tuple[Named, ...]


def called(asked: Asked, scope: Scope, *, limit: int = OF_A_STEP) -> list[int]:
    """Documents with a name that is, or begins with, what was asked, the best known first."""
    keys = list(asked.keys)
    begins = [key for key in keys if len(key) > 1 or not key.isascii()][:3]
    parts = [_exactly(scope, limit)] if keys else []
    values: dict[str, Any] = {"keys": keys, "limit": limit}
    for place, key in enumerate(begins if asked.open else ()):
        parts.append(_begins(scope, place, key))
        escaped = key.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        values |= {f"like{place}": f"{escaped}%", f"two{place}": key[:2], f"four{place}": key[:4]}
    if not parts:
        return []
    sql = (
        f"SELECT doc FROM ({' UNION ALL '.join(parts)}) AS found GROUP BY doc ORDER BY min(step), max(weight) DESC, doc"
    )
    rows = ask(f"{sql} LIMIT {limit + limit // 2}", scope.values | values)
    return [number for (number,) in rows or ()]


def _exactly(scope: Scope, limit: int) -> str:
    return (
        f"(SELECT n.doc, n.weight, 0 AS step FROM search_name AS n {_of(scope)} n.grp = {scope.group} "
        f"AND n.key = ANY (%(keys)s) ORDER BY n.weight DESC LIMIT {limit})"
    )


def _begins(scope: Scope, place: int, key: str) -> str:
    """By the alphabet where few begin so; by weight where many do, since then the best known come soon.

    Neither looks at more than some hundreds of names, so the common beginnings cost what the rare ones do.
    """
    cut, name = (4, "four") if len(key) >= 4 else (2, "two")
    heard_of = f"AND n.weight >= {HEARD_OF_FROM[scope.group]} " if scope.group in HEARD_OF_FROM else ""
    by_weight = (
        f"SELECT n.doc, n.weight, n.key FROM search_name AS n WHERE n.grp = {scope.group} {heard_of}"
        f"AND left(n.key, {cut}) = %({name}{place})s ORDER BY n.weight DESC LIMIT {_LOOKED_AT}"
    )
    alphabet = (
        f"SELECT n.doc, n.weight, n.key FROM search_name AS n WHERE n.grp = {scope.group} "
        f"AND n.key LIKE %(like{place})s LIMIT {_LOOKED_AT}"
    )
    one_letter = len(key) < 2
    source = f"({alphabet})" if one_letter else f"(({by_weight}) UNION ALL ({alphabet}))"
    return (
        f"(SELECT n.doc, n.weight, 1 AS step FROM {source} AS n {_of(scope)} n.key LIKE %(like{place})s "
        f"ORDER BY n.weight DESC LIMIT {OF_A_STEP})"
    )


def _of(scope: Scope) -> str:
    """Names of documents under the conditions; where there are none, the documents are not read."""
    return f"JOIN search_document AS d ON d.id = n.doc WHERE {scope.where()} AND" if scope.narrow else "WHERE"


def with_words(
    query: str, scope: Scope, *, column: str = "names", limit: int = OF_A_STEP, often: bool = False
) -> list[int]:
    """Documents whose words match the tsquery, the best known first. `often`: some that many know are enough."""
    if not query:
        return []
    known: list[int] = []
    if scope.group in KNOWN_FROM:
        known = _matching(query, scope, f"d.{column}", limit, f"d.weight >= {KNOWN_FROM[scope.group]}") or []
        # Whatever else there is, fewer people know it.
        if often or len(known) >= limit:
            return known
    every = _matching(query, scope, f"d.{column}", limit)
    return known if every is None else every


def _matching(query: str, scope: Scope, column: str, limit: int, *more: str) -> list[int] | None:
    wanted = scope.where(f"{column} @@ %(query)s::tsquery", *more)
    sql = (
        f"SELECT id FROM (SELECT d.id, d.weight FROM search_document AS d WHERE {wanted} LIMIT {_LOOKED_AT}) AS found "
        f"ORDER BY weight DESC, id DESC LIMIT {limit}"
    )
    rows = ask(sql, scope.values | {"query": query}, within_ms=120)
    return None if rows is None else [number for (number,) in rows]


def about(
    query: str, with_people: str, scope: Scope, *, limit: int = OF_EVERYTHING, often: bool = False
) -> tuple[list[int], list[int]]:
    """Titles that have the words somewhere: those whose people and characters have them, then those of plots."""
    if not query:
        return [], []
    known = _about(query, with_people, scope, limit, f"d.weight >= {KNOWN_FROM[scope.group]}") or ([], [])
    if often or len(known[0]) >= limit:
        return known
    return _about(query, with_people, scope, limit) or known


def _about(query: str, with_people: str, scope: Scope, limit: int, *more: str) -> tuple[list[int], list[int]] | None:
    """Both in one look: whether a word is a person's or the plot's says the row alone, not the index."""
    wanted = scope.where("d.everything @@ %(query)s::tsquery", *more)
    sql = (
        "SELECT id, people FROM (SELECT d.id, d.weight, d.everything @@ %(people)s::tsquery AS people "
        f"FROM search_document AS d WHERE {wanted} LIMIT {_LOOKED_AT}) AS found "
        f"ORDER BY people DESC, weight DESC, id DESC LIMIT {2 * limit}"
    )
    rows = ask(sql, scope.values | {"query": query, "people": with_people}, within_ms=120)
    if rows is None:
        return None
    people = [number for number, is_people in rows if is_people]
    return people[:limit], [number for number, is_people in rows if not is_people][:limit]


def like(asked: Asked, scope: Scope, *, known: bool = False, limit: int = 60, likeness: float = 0.42) -> list[int]:
    """Documents with a name that has most of its trigrams in common with what was asked; `known`: to many people."""
    key = asked.literal
    if len(key) < 4:
        return []
    names = (
        f"SELECT n.doc, n.weight, similarity(n.key, %(key)s) AS likeness FROM search_name AS n {_of(scope)} "
        f"n.grp = {scope.group} AND n.form < 3 AND n.key %% %(key)s"
        f"{f' AND n.weight >= {KNOWN_FROM[scope.group]}' if known else ''}"
    )
    order = "max(likeness) + max(weight) / 40 DESC, doc"
    sql = f"SELECT doc FROM ({names}) AS found GROUP BY doc ORDER BY {order} LIMIT {limit}"
    rows = ask(sql, scope.values | {"key": key}, within_ms=80, likeness=likeness)
    return [number for (number,) in rows or ()]


def named_within(asked: Asked, scope: Scope, *, limit: int = 60) -> list[int]:
    """Documents whose whole name stands somewhere in what was asked; long names and known ones first."""
    stretches = list(partial.stretches(asked))
    if not stretches:
        return []
    sql = (
        f"SELECT doc FROM (SELECT n.doc, n.weight, n.key FROM search_name AS n {_of(scope)} n.grp = {scope.group} "
        "AND n.key = ANY (%(keys)s)) AS found "
        f"GROUP BY doc ORDER BY max(length(key) + 4 * weight) DESC, doc LIMIT {limit}"
    )
    return [number for (number,) in ask(sql, scope.values | {"keys": stretches}, within_ms=150) or ()]


_NAMED = "ARRAY(SELECT n.form || ' ' || n.key FROM search_name AS n WHERE n.doc = d.id)"
_READ = """
SELECT d.id, d.kind, d.name, d.original, d.year, d.end_year, d.votes, d.score, d.weight, d.heat, d.note, {named}
FROM search_document AS d WHERE d.id = ANY (%(ids)s)
"""


def read(numbers: Iterable[int], *, named: bool = True) -> list[Candidate]:
    """The documents themselves, in one query; with all of their names where these are compared."""
    wanted = list(dict.fromkeys(numbers))
    if not wanted:
        return []
    rows = ask(_READ.format(named=_NAMED if named else "'{}'::text[]"), {"ids": wanted}) or []
    return [Candidate(*(*row[:-1], tuple(map(_named, row[-1])))) for row in rows]


def _named(text: str) -> Named:
    form, _, key = text.partition(" ")
    return Named(key, FORMS[int(form)])
