"""What can be wrong with the datasets, and how grave that is. Each has a statement of its name in ``sql/check``."""

from dataclasses import dataclass
from typing import Final, Literal

from cineteca.imdb.domain.vocabulary import EPISODES, KINDS

Severity = Literal["error", "warning", "info"]
EPISODE_CODES: Final = sorted(KINDS[kind] for kind in EPISODES)


def gettext_noop(text: str) -> str:
    """Mark a text for translation without knowing the framework that translates it."""
    return text


@dataclass(frozen=True, slots=True)
class Check:
    """`needs`: the files without which there is nothing to look at. What is `info` is often right."""

    name: str
    title: str
    severity: Severity
    needs: tuple[str, ...]


CHECKS: Final = (
    Check("title-years", gettext_noop("Titles of impossible years"), "warning", ("title.basics",)),
    Check("title-runtime", gettext_noop("Titles of impossible length"), "warning", ("title.basics",)),
    Check("title-twice", gettext_noop("Titles of one name, year and kind"), "info", ("title.basics",)),
    Check("rating-range", gettext_noop("Ratings off the scale"), "error", ("title.ratings",)),
    Check("rating-orphan", gettext_noop("Ratings without a title"), "info", ("title.ratings", "title.basics")),
    Check("rating-differs", gettext_noop("Titles with another rating than the file"), "error", ("title.ratings",)),
    Check("aka-orphan", gettext_noop("Other names without a title"), "error", ("title.akas", "title.basics")),
    Check("principal-orphan", gettext_noop("Credits without a title"), "error", ("title.principals", "title.basics")),
    Check("principal-nameless", gettext_noop("Credits without a name"), "warning", ("title.principals", "name.basics")),
    Check("crew-orphan", gettext_noop("Crews without a title"), "error", ("title.crew", "title.basics")),
    Check(
        "episode-orphan", gettext_noop("Episodes without title or show"), "warning", ("title.episode", "title.basics")
    ),
    Check("episode-cycle", gettext_noop("Episodes that are their own show"), "error", ("title.episode",)),
    Check("episode-in-episode", gettext_noop("Episodes of episodes"), "warning", ("title.episode",)),
    Check("episode-twice", gettext_noop("Episodes with one number"), "info", ("title.episode",)),
    Check("name-lifespan", gettext_noop("People of impossible lifespan"), "warning", ("name.basics",)),
)
