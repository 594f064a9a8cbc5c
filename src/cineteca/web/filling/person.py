"""The page of one person."""

from collections.abc import Iterator, Mapping

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cineteca.catalog import queries as catalogue
from cineteca.catalog.queries import people
from cineteca.web import cards, pictures, words
from cineteca.web.contexts.person import Entry, PersonPage, Role
from cineteca.web.filling.work import address, initials, person_address

ALIASES = 6


def fill(person: catalogue.PersonPage, titles: Mapping[int, str] | None = None) -> PersonPage:
    """The page of `person`; works are called as `titles` says."""
    called = titles or {}
    return PersonPage(
        url=person_address(person.slug),
        name=words.curly(person.name),
        initials=initials(person.name),
        photo=_photo(person),
        life=tuple(_life(person)),
        biography=words.curly(person.biography),
        also_known_as=", ".join(person.also_known_as[:ALIASES]),
        known_for=cards.items(person.known_for, titles=called),
        roles=tuple(_role(role, called) for role in person.roles),
    )


def _photo(person: catalogue.PersonPage) -> SafeString:
    alt = _("Photo of %(name)s") % {"name": words.curly(person.name)}
    known = pictures.Pictures.of([person.photo])
    return known.shown(person.photo, pictures.PORTRAIT, loading=pictures.FIRST, alt=alt)


def _life(person: catalogue.PersonPage) -> Iterator[str]:
    if person.birth_date:
        yield _("born %(day)s") % {"day": words.day(person.birth_date)}
    if person.birth_place:
        yield person.birth_place
    if person.death_date:
        yield _("died %(day)s") % {"day": words.day(person.death_date)}


def _role(role: people.Role, titles: Mapping[int, str]) -> Role:
    entries = tuple(_entry(entry, role.department, titles) for entry in role.entries)
    return Role(words.department(role.department), entries)


_OBVIOUS = {"Directing": "Director", "Editing": "Editor", "Creator": "Creator"}


def _entry(entry: people.Entry, department: str, titles: Mapping[int, str]) -> Entry:
    job = "" if _OBVIOUS.get(department) == entry.job else words.job(entry.job)
    part = entry.character or job
    if entry.episode_count:
        episodes = ngettext("%(n)s episode", "%(n)s episodes", entry.episode_count) % {"n": entry.episode_count}
        part = f"{part} ({episodes})" if part else episodes
    return Entry(
        title=words.curly(titles.get(entry.work_id or 0, entry.title)),
        year=entry.year,
        url=address(entry.kind, entry.slug) if entry.slug else "",
        part=words.curly(part),
        show=entry.kind == "show",
    )
