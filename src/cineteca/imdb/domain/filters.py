"""Which titles of the files are taken in."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from hashlib import sha256

from cineteca.core.errors import CinetecaError
from cineteca.imdb.domain.vocabulary import EPISODES, KINDS

ALL = "all"


class UnknownKind(CinetecaError):
    """A kind was asked for that IMDb's files do not have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """`kinds` in IMDb's words, ascending; votes below which a title is left out; titles for adults too."""

    kinds: tuple[str, ...]
    min_votes: int = 0
    adult: bool = False

    @property
    def everything(self) -> bool:
        """Whether no title is left out."""
        return set(self.kinds) == set(KINDS) and not self.min_votes and self.adult

    @property
    def codes(self) -> frozenset[int]:
        return frozenset(KINDS[kind] for kind in self.kinds)

    @property
    def digest(self) -> str:
        return sha256(repr(sorted(asdict(self).items())).encode()).hexdigest()


def filters(kinds: Iterable[str], *, min_votes: int = 0, episodes: bool = False, adult: bool = False) -> Filters:
    """Filters as people write them: kinds in any case, `all` for every kind but episodes. Raises `UnknownKind`."""
    known = {kind.lower(): kind for kind in KINDS}
    asked = {kind.strip().lower() for kind in kinds} - {""}
    if unknown := sorted(asked - set(known) - {ALL}):
        raise UnknownKind(f"IMDb has no kind {', '.join(unknown)}. Its kinds are: {', '.join(KINDS)}, or all.")
    chosen = set(KINDS) - EPISODES if ALL in asked or not asked else set()
    chosen |= {known[kind] for kind in asked - {ALL}}
    if episodes:
        chosen |= EPISODES
    return Filters(kinds=tuple(sorted(chosen)), min_votes=max(0, min_votes), adult=adult)
