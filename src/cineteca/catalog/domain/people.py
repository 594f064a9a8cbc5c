"""Who a credit speaks of. A person is an identifier at a source, never a name that looks alike.

Several identifiers mean one person only where one record carries them together and neither contradicts what is known.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cineteca.catalog.domain.identity import OF_PEOPLE, is_possible
from cineteca.providers.records import Ids

Key = tuple[str, str]
RefKey = tuple[Key, ...]

_FIRST = {source: rank for rank, source in enumerate(("tmdb", "imdb", "trakt", "tvdb", "wikidata"))}
_LONGEST_NAME = 300


@dataclass(slots=True)
class Known:
    """People by identifier, and the identifiers of each."""

    person_of: dict[Key, int] = field(default_factory=dict)
    ids_of: dict[int, dict[str, str]] = field(default_factory=dict)

    def add(self, person: int, source: str, value: str) -> None:
        self.person_of[source, value] = person
        self.ids_of.setdefault(person, {})[source] = value

    def may_carry(self, person: int, key: Key) -> bool:
        """Whether `person` has room for the identifier, and nobody else has it."""
        return self.person_of.get(key, person) == person and self.ids_of[person].get(key[0], key[1]) == key[1]


@dataclass(frozen=True, slots=True)
class Identified:
    """`person_of` each reference; those below 0 are new, told by `newcomers` (number → identifiers, the first leads).

    `further`: identifiers that people known before now carry too.
    """

    person_of: Mapping[RefKey, int]
    newcomers: Mapping[int, RefKey]
    further: tuple[tuple[int, Key], ...]


def ref_key(ids: Ids, name: str) -> RefKey:
    """The identifiers of a reference that can exist, leading one first. A person without any is their name alone."""
    possible = [(source, value) for source, value in ids.items() if _possible(source, value)]
    return tuple(sorted(possible, key=_standing)) or (("name", name.strip()[:_LONGEST_NAME] or "?"),)


def identify(refs: Iterable[RefKey], known: Known) -> Identified:
    """Whom each of `refs` means. The result does not depend on their order. `known` learns what is found."""
    person_of: dict[RefKey, int] = {}
    newcomers: dict[int, RefKey] = {}
    further: list[tuple[int, Key]] = []
    # Those with more identifiers first: they are what ties the others together.
    for ref in sorted(set(refs), key=lambda ref: (-len(ref), ref)):
        person = _holder(ref, known)
        if person is None:
            person = -1 - len(newcomers)
            newcomers[person] = tuple(key for key in ref if key not in known.person_of)
            known.ids_of[person] = {}
        for key in ref:
            if key not in known.person_of and known.may_carry(person, key):
                known.add(person, *key)
                if person > 0:
                    further.append((person, key))
        person_of[ref] = person
    return Identified(person_of, newcomers, tuple(further))


def _holder(ref: RefKey, known: Known) -> int | None:
    """Who has the leading identifier; else who has another of them and no leading one of their own."""
    for place, key in enumerate(ref):
        person = known.person_of.get(key)
        if person is not None and (place == 0 or all(known.may_carry(person, above) for above in ref[:place])):
            return person
    return None


def _possible(source: str, value: str) -> bool:
    if source == "omdb":  # whose people have nothing but their name
        return 0 < len(value) <= _LONGEST_NAME
    return is_possible(source, value, OF_PEOPLE)


def _standing(key: Key) -> tuple[int, Key]:
    return _FIRST.get(key[0], len(_FIRST) + (key[0] == "omdb")), key
