"""Who is who: names get their ids only where a table says so, and two people are never made one by a guess.

Wikidata gives the cast of a film as items without names. An item gets a name when the same name stands in the cast
lists of the same films, again and again, and no other name or item comes near.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from scripts.demo_facts.crediting import CAST, Credit
from scripts.demo_facts.names import plain
from scripts.demo_facts.sources import Tables

Place = tuple[str, str]
LEAST_TOGETHER = 3
LEAST_SHARE = 0.7
MOST_OF_ANOTHER = 0.5
# Names that several people of film share. With these, nothing is put together but by an id.
SHARED = frozenset({
    "chris evans", "don taylor", "ed burns", "george miller", "harrison ford", "jack oconnell", "john gilbert",
    "john williams", "michelle williams", "paul anderson", "peter graves", "robert shaw", "robert walker",
    "steve mcqueen", "tom holland", "vanessa williams", "victor wong", "will smith",
})  # fmt: skip


def name_items(casts: Mapping[str, list[str]], items: Mapping[str, list[str]]) -> dict[str, str]:
    """Names of items, from lists of names and lists of items about the same films."""
    together: defaultdict[str, Counter[str]] = defaultdict(Counter)
    films_of_name: Counter[str] = Counter()
    for film, names in casts.items():
        if not names or not items.get(film):
            continue
        films_of_name.update(set(names))
        for item in items[film]:
            together[item].update(set(names))
    claims = {item: _claim(counts, films_of_name) for item, counts in together.items()}
    return _undisputed({item: claim for item, claim in claims.items() if claim})


def _claim(counts: Counter[str], films_of_name: Counter[str]) -> tuple[str, int] | None:
    (name, times), *others = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:2]
    enough = times >= LEAST_TOGETHER and times >= LEAST_SHARE * films_of_name[name]
    alone = all(other <= MOST_OF_ANOTHER * times for _, other in others)
    return (name, times) if enough and alone else None


def _undisputed(claims: Mapping[str, tuple[str, int]]) -> dict[str, str]:
    by_name: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for item, (name, times) in claims.items():
        by_name[name].append((times, item))
    return {max(claimants)[1]: name for name, claimants in by_name.items()}


def items_by_name(tables: Tables) -> dict[str, str]:
    """Names of Wikidata's people: directors as the id map names them, actors as the cast lists show them."""
    casts: dict[str, list[str]] = {}
    for film in tables.wikidata:
        actors = tables.omdb.get(film, {}).get("Actors", "").split(", ")
        casts[film] = list(dict.fromkeys(name for name in [*tables.wikipedia_cast(film), *actors] if " " in name))
    actors_of = {film: row.get("cast_member", []) for film, row in tables.wikidata.items()}
    names = name_items(casts, actors_of)
    directors = {row["director_qid"]: row["director"] for row in tables.ids if row["director_qid"] and row["director"]}
    return names | {item: name for item, name in directors.items() if item.startswith("Q")}


@dataclass
class Person:
    """Someone with at least one credit, and the ids that tables give."""

    key: str
    names: Counter[str] = field(default_factory=Counter)
    departments: Counter[str] = field(default_factory=Counter)
    imdb: str | None = None
    item: str | None = None
    tmdb: int | None = None


@dataclass(frozen=True)
class _Seen:
    work: str
    credit: Credit


def identify(credits_by_work: Mapping[str, list[Credit]]) -> tuple[dict[Place, str], dict[str, Person]]:
    """The key of the person behind each (work, plain name), and the people by key."""
    by_name: defaultdict[str, list[_Seen]] = defaultdict(list)
    for work, credits_ in credits_by_work.items():
        for credit in credits_:
            by_name[plain(credit.name)].append(_Seen(work, credit))
    keys: dict[Place, str] = {}
    people: dict[str, Person] = {}
    for name, seen in by_name.items():
        for person, works in _persons(name, seen):
            known = people.setdefault(person.key, person)
            if known is not person:
                known.names.update(person.names)
                known.departments.update(person.departments)
            keys.update({(work, name): person.key for work in works})
    return keys, people


def _persons(name: str, seen: list[_Seen]) -> list[tuple[Person, list[str]]]:
    by_work: defaultdict[str, list[Credit]] = defaultdict(list)
    for each in seen:
        by_work[each.work].append(each.credit)
    groups = _apart(by_work) if name in SHARED else _together(by_work)
    return [_person(name, [c for work in works for c in by_work[work]], works) for works in groups]


def _together(by_work: Mapping[str, list[Credit]]) -> list[list[str]]:
    """Works of one name. With one identity in sight those without an id are its too, else nobody's."""
    groups = _joined_kinds(_by_ids(by_work))
    bare = [work for work in sorted(by_work) if not _ids(by_work[work])]
    if len(groups) < 2:
        return [[*(groups[0][1] if groups else []), *bare]]
    return [works for _, works in groups] + ([bare] if bare else [])


def _apart(by_work: Mapping[str, list[Credit]]) -> list[list[str]]:
    """Works of a name that people share. Those without an id go to the one who does such work, or to nobody known."""
    found = [works for _, works in _by_ids(by_work)]
    nobodys: defaultdict[str, list[str]] = defaultdict(list)
    for work in sorted(by_work):
        if _ids(by_work[work]):
            continue
        department = by_work[work][0].department
        fit = [works for works in found if department in {c.department for w in works for c in by_work[w]}]
        (fit[0] if len(fit) == 1 else nobodys[department]).append(work)
    return found + list(nobodys.values())


def _by_ids(by_work: Mapping[str, list[Credit]]) -> list[tuple[set[Any], list[str]]]:
    """Ids that stand for one person, and the works where they stand."""
    groups: list[tuple[set[Any], list[str]]] = []
    for work in sorted(by_work):
        mine = _ids(by_work[work])
        if mine:
            touching = [group for group in groups if group[0] & mine]
            merged = (mine.union(*(ids for ids, _ in touching)), [*(w for _, works in touching for w in works), work])
            groups = [group for group in groups if group not in touching] + [merged]
    return groups


def _ids(credits_: list[Credit]) -> set[Any]:
    return {value for credit in credits_ for value in (credit.imdb, credit.item, credit.tmdb) if value}


def _joined_kinds(groups: list[tuple[set[Any], list[str]]]) -> list[tuple[set[Any], list[str]]]:
    """Groups that never name two ids of one kind are one person, told by several tables."""
    kinds = [kind for ids, _ in groups for kind in _kinds(ids)]
    if len(groups) < 2 or len(kinds) != len(set(kinds)):
        return groups
    return [(set().union(*(ids for ids, _ in groups)), [work for _, works in groups for work in works])]


def _kinds(ids: Iterable[Any]) -> set[str]:
    return {"tmdb" if isinstance(value, int) else value[0] for value in ids}


def _person(name: str, credits_: list[Credit], works: list[str]) -> tuple[Person, list[str]]:
    imdb = _most(c.imdb for c in credits_)
    item = _most(c.item for c in credits_)
    tmdb = _most(c.tmdb for c in credits_)
    alone = f"name:{name} ({credits_[0].department.casefold()})" if name in SHARED else f"name:{name}"
    key = imdb or item or (f"tmdb:{tmdb}" if tmdb else alone)
    person = Person(key, imdb=imdb, item=item, tmdb=tmdb)
    person.names.update(c.name for c in credits_)
    person.departments.update(c.department for c in credits_)
    return person, works


def _most(values: Iterable[Any]) -> Any:
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], str(value))) if counts else None


def record(person: Person, lives: Mapping[str, dict[str, str]]) -> dict[str, Any]:
    """The line of a person; `lives` holds born, died, profession and name by IMDb id."""
    life = lives.get(person.imdb or "", {})
    department = person.departments.most_common(1)[0][0]
    spelled = min(person.names, key=lambda name: (-person.names[name], name))
    accented = [name for name in person.names if not name.isascii() and plain(name) == plain(spelled)]
    found = {
        "key": person.key,
        "name": life.get("name") or (min(accented) if accented else spelled),
        "imdb": person.imdb,
        "wikidata": person.item,
        "tmdb": person.tmdb,
        "born": life.get("born"),
        "died": life.get("died"),
        "profession": life.get("profession") or department,
    }
    return {key: value for key, value in found.items() if value}


def lives_of(tables: Tables) -> dict[str, dict[str, str]]:
    """Names, years and professions in IMDb's list of people."""
    lives: dict[str, dict[str, str]] = {}
    for row in tables.imdb_names:
        words = (row.get("primaryProfession") or "").split(",")
        found = {
            "name": row["primaryName"],
            "born": row["birthYear"],
            "died": row["deathYear"],
            "profession": next((_DEPARTMENTS[word] for word in words if word in _DEPARTMENTS), ""),
        }
        lives[row["nconst"]] = {key: value for key, value in found.items() if value and value != "\\N"}
    return lives


def known_for(tables: Tables) -> dict[Place, str]:
    """IMDb ids by (film, plain name), from the films that IMDb's list of people names them for."""
    found: dict[Place, str] = {}
    for row in tables.imdb_names:
        for film in (row.get("knownForTitles") or "").split(","):
            found[film, plain(row["primaryName"])] = row["nconst"]
    return found


_DEPARTMENTS = {
    "actor": CAST,
    "actress": CAST,
    "director": "Directing",
    "writer": "Writing",
    "producer": "Production",
    "composer": "Sound",
    "cinematographer": "Camera",
    "editor": "Editing",
}


def recorded_lives(tables: Tables) -> dict[str, dict[str, str]]:
    """Names and dates of people in recorded answers, by IMDb id."""
    lives: dict[str, dict[str, str]] = {}
    for body in tables.tmdb_bodies(r"^GET_person_\d+(__append_to_response=[a-z_,]+)?\.json$"):
        if body.get("imdb_id"):
            lives[body["imdb_id"]] = _life(
                body["name"], body.get("birthday"), body.get("deathday"), body["known_for_department"]
            )
    for body in tables.trakt_bodies():
        for person in _trakt_people(body):
            lives.setdefault(
                person["ids"]["imdb"],
                _life(person["name"], person.get("birthday"), person.get("death"), person.get("known_for_department")),
            )
    return lives


def _life(name: str, born: str | None, died: str | None, department: str | None) -> dict[str, str]:
    found = {"name": name, "born": born, "died": died, "profession": (department or "").title()}
    return {key: value for key, value in found.items() if value}


def _trakt_people(body: Any) -> list[dict[str, Any]]:
    if isinstance(body, list):
        return [person for part in body for person in _trakt_people(part)]
    if not isinstance(body, dict):
        return []
    own = [body] if "birthday" in body and body.get("ids", {}).get("imdb") else []
    return own + [person for part in body.values() for person in _trakt_people(part)]
