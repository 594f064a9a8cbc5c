"""Every field that a person can see, lock or edit: of works, of seasons, of episodes.

A path names a field (`plot`), a part (`certifications.US`, `images.poster`), or a field of a season or episode
(`seasons.1.episodes.3.title`). All fields can be locked. Those without an editor are told by sources alone: a cast or a
list of offers is locked as it stands, not typed in.

Labels and hints are plain English; whoever shows them translates.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cineteca.catalog.domain import editing, paths
from cineteca.catalog.domain.editing import Editor
from cineteca.catalog.domain.errors import InvalidValue, NotEditable, UnknownField
from cineteca.catalog.domain.parts import type_at
from cineteca.catalog.domain.shapes import said
from cineteca.catalog.domain.summaries import summary
from cineteca.core.text import clean_text
from cineteca.core.text import gettext_noop as _

LONGEST_PATH = 64
"""Characters of a field's path, as the rows of locks and manual values hold it."""

_MOST_MONEY = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Named:
    """A field of the table below: what it is called, and how it and one part of it are edited."""

    label: str
    editor: Editor | None = None
    required: bool = False


@dataclass(frozen=True, slots=True)
class Described:
    """A field or part of it, as a page needs it. `part` is the region, source, kind or language, if any."""

    path: str
    label: str
    part: str = ""
    editor: Editor | None = None
    required: bool = False

    @property
    def editable(self) -> bool:
        return self.editor is not None

    @property
    def hint(self) -> str:
        """What to type."""
        return self.editor.hint if self.editor else ""


_TITLE = Named(_("Title"), editing.line(), required=True)
_IDS = Named(_("Identifiers"), editing.identifiers())
_RUNTIME = Named(_("Runtime"), editing.integer(0, 100_000, _("Minutes.")))
_CERTIFICATION = editing.line(32)
_SHARED: Mapping[str, Named] = {
    "plot": Named(_("Plot"), editing.text()),
    "ids": _IDS,
    "ratings": Named(_("Ratings")),
    "images": Named(_("Images")),
    "crew": Named(_("Crew")),
}

OF_WORKS: Mapping[str, Named] = {
    "kind": Named(_("Kind")),
    "title": _TITLE,
    "original_title": Named(_("Original title"), editing.line()),
    "original_language": Named(_("Original language"), editing.language()),
    "year": Named(_("Year"), editing.integer(1870, 2200)),
    "release_date": Named(_("Release date"), editing.day()),
    "first_air_date": Named(_("First air date"), editing.day()),
    "last_air_date": Named(_("Last air date"), editing.day()),
    "status": Named(_("Status"), editing.line(32)),
    "runtime_minutes": _RUNTIME,
    "plot": _SHARED["plot"],
    "outline": Named(_("Outline"), editing.text(2_000)),
    "tagline": Named(_("Tagline"), editing.line()),
    "genres": Named(_("Genres"), editing.listed()),
    "keywords": Named(_("Keywords"), editing.listed()),
    "certifications": Named(_("Certifications"), editing.by_region(_CERTIFICATION, _("Like US: R, one to a line."))),
    "release_dates": Named(
        _("Release dates"), editing.by_region(editing.day(), _("Like US: 1995-12-15, one to a line."))
    ),
    "countries": Named(_("Countries"), editing.regions()),
    "languages": Named(_("Languages"), editing.languages()),
    "awards": Named(_("Awards"), editing.text(2_000)),
    "budget": Named(_("Budget"), editing.integer(0, _MOST_MONEY, _("US dollars."))),
    "revenue": Named(_("Revenue"), editing.integer(0, _MOST_MONEY, _("US dollars."))),
    "box_office": Named(_("Box office"), editing.integer(0, _MOST_MONEY, _("US dollars."))),
    "homepage": Named(_("Homepage"), editing.url()),
    "companies": Named(_("Studios"), editing.organisations()),
    "networks": Named(_("Networks"), editing.organisations()),
    "franchise": Named(_("Franchise")),
    "cast": Named(_("Cast")),
    "crew": _SHARED["crew"],
    "ratings": _SHARED["ratings"],
    "images": _SHARED["images"],
    "videos": Named(_("Videos")),
    "titles": Named(_("Other titles")),
    "translations": Named(_("Translations")),
    "offers": Named(_("Where to watch")),
    "seasons": Named(_("Seasons")),
    "similar": Named(_("Similar works")),
    "ids": _IDS,
    "popularity": Named(_("Popularity"), editing.decimal(0, 1e9)),
    "adult": Named(_("For adults only"), editing.flag()),
}

OF_SEASONS: Mapping[str, Named] = {
    **_SHARED,
    "title": Named(_("Title"), editing.line()),
    "air_date": Named(_("Air date"), editing.day()),
    "episode_count": Named(_("Number of episodes"), editing.integer(0, 100_000)),
    "cast": Named(_("Cast")),
    "videos": Named(_("Videos")),
    "episodes": Named(_("Episodes")),
}

OF_EPISODES: Mapping[str, Named] = {
    **_SHARED,
    "title": Named(_("Title"), editing.line()),
    "air_date": Named(_("Air date"), editing.day()),
    "runtime_minutes": _RUNTIME,
    "type": Named(_("Type"), editing.line(32)),
    "production_code": Named(_("Production code"), editing.line(64)),
    "guests": Named(_("Guest stars")),
}

_WORDS: Mapping[str, Editor] = {
    "title": editing.line(),
    "plot": editing.text(),
    "tagline": editing.line(),
    "homepage": editing.url(),
}


def describe(path: str) -> Described:
    """What `path` is called and how it is edited. Raises `UnknownField`."""
    type_at(path)  # refuses what is no path of a work
    season, episode, local = paths.placed(path)
    table = OF_WORKS if season is None else OF_SEASONS if episode is None else OF_EPISODES
    name, _dot, part = local.partition(".")
    named = table.get(name)
    if named is None or len(local) > LONGEST_PATH:
        raise UnknownField(f"There is no field “{path}”.")
    editor = _part_editor(name, part) if part else named.editor
    return Described(path, named.label, part, editor, required=named.required and not part)


def parse_edit(path: str, typed: str, current: Any = None) -> Any:
    """The value that a form's text means for `path`, as a record holds it; empty text means nothing.

    `current` is what stands there now: items of a list that keep their name or address keep all else that is known of
    them. Raises `UnknownField`, `NotEditable`, and `InvalidValue` with a sentence that says what is wrong.
    """
    field = describe(path)
    if field.editor is None:
        raise NotEditable(f"{field.label} cannot be typed in: sources tell it. You can lock it as it is.")
    # A line break at the end has a meaning to lists, so only what is around the text is stripped for the question.
    cleaned = clean_text(typed)
    if not cleaned:
        if field.required:
            raise InvalidValue(f"{field.label} cannot be empty.")
        return field.editor.empty
    return _keeping(field.editor.parse(typed if field.editor.lists else cleaned), current)


def as_text(path: str, value: Any) -> str:
    """`value` of `path` as a form shows it; for editable fields `parse_edit` reads it back. Empty for nothing."""
    if not said(value):
        return ""
    field = describe(path)
    return field.editor.show(value) if field.editor else summary(value)


def _part_editor(name: str, part: str) -> Editor | None:
    match name:
        case "certifications":
            return _CERTIFICATION
        case "release_dates":
            return editing.day()
        case "images":
            return editing.images(part)
        case "ids":
            return Editor(lambda typed: editing.identifier(part, typed))
        case "translations":
            return _WORDS.get(part.partition(".")[2])
    return None


def _keeping(value: Any, current: Any) -> Any:
    """The items of `value`, each as `current` knows it where it does."""
    if not isinstance(value, tuple) or not current:
        return value
    known = {_name(item): item for item in current}
    return tuple(known.get(_name(item), item) for item in value)


def _name(item: Any) -> Any:
    return next((getattr(item, attribute) for attribute in ("name", "url") if hasattr(item, attribute)), item)
