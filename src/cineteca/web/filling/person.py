"""The page of one person."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cineteca.enrich.domain.filmography import Part, Section
from cineteca.enrich.domain.life import Life
from cineteca.enrich.queries.people import Companion, KnownTitle, PersonView, Source
from cineteca.web import cards, pictures, words
from cineteca.web.contexts.person import Entry, PersonPage, Role
from cineteca.web.contexts.work import Member
from cineteca.web.filling import person_source
from cineteca.web.filling.work import address, initials, person_address

ALIASES = 6


def fill(
    person: PersonView, source: Source, titles: Mapping[int, str] | None = None, *, at: datetime, staff: bool = False
) -> PersonPage:
    """The page of `person` as it is at `at`; works are called as `titles` says."""
    called = titles or {}
    known = pictures.Pictures.of([person.photo, *(companion.photo for companion in person.companions)])
    today = at.date()
    return PersonPage(
        url=person_address(person.slug) if person.slug else name_address(person.imdb),
        name=words.curly(person.name),
        initials=initials(person.name),
        photo=known.shown(
            person.photo, pictures.PORTRAIT, loading=pictures.FIRST, alt=_("Photo of %(name)s") % {"name": person.name}
        ),
        life=tuple(_life(person.life, today)),
        birthday=_birthday(person.life, today),
        biography=words.curly(person.biography),
        also_known_as=", ".join(person.also_known_as[:ALIASES]),
        known_for=_known_for(person, called),
        roles=tuple(_role(section, place, called) for place, section in enumerate(person.sections)),
        companions=tuple(_companion(companion, known) for companion in person.companions),
        source=person_source.told(person, source),
        reasons=tuple(person_source.reasons(person, source, staff=staff)),
    )


def name_address(imdb: str) -> str:
    """Where the page of somebody stands whom only the datasets know."""
    return reverse("web:name", args=[imdb])


def title_address(imdb: str) -> str:
    """Where the page of a title stands that only the datasets know."""
    return f"/title/{imdb}/"


def _life(life: Life, today: date) -> Iterator[str]:
    if life.birth_date:
        age = life.age(today)
        day = words.day(life.birth_date)
        yield _("born %(day)s (%(age)s)") % {"day": day, "age": age} if age else _("born %(day)s") % {"day": day}
    elif life.birth_year:
        yield _("born %(day)s") % {"day": life.birth_year}
    if life.birth_place:
        yield life.birth_place
    if life.death_date:
        day, age = words.day(life.death_date), life.age_at_death
        yield _("died %(day)s (aged %(age)s)") % {"day": day, "age": age} if age else _("died %(day)s") % {"day": day}
    elif life.death_year:
        yield _("died %(day)s") % {"day": life.death_year}


def _birthday(life: Life, today: date) -> str:
    if not life.has_birthday(today):
        return ""
    age = life.age(today)
    return _("Turns %(age)s today") % {"age": age} if age else _("Birthday today")


def _known_for(person: PersonView, titles: Mapping[int, str]) -> SafeString | None:
    """Cards of works, then plates of titles that the catalogue has not."""
    plates = format_html_join("\n", _PLATE, (_plate(title) for title in person.known_elsewhere))
    if not (person.known_for or plates):
        return None
    return mark_safe(f"{cards.items(person.known_for, titles=titles)}\n{plates}")  # noqa: S308 - both are escaped


_PLATE = (
    '<li><a class="card" href="{}"><span class="poster lettered" data-hue="{}" aria-hidden="true"><b>{}</b>'
    '<small>{}</small></span><span class="card-name">{}</span><span class="card-facts"><span>{}</span></span></a></li>'
)


def _plate(title: KnownTitle) -> tuple[object, ...]:
    name, year = words.curly(title.title), title.year or "–"
    return title_address(title.imdb), int(title.imdb[2:]) * 50 % 360, name, year, name, year


def _companion(companion: Companion, known: pictures.Pictures) -> Member:
    together = ngettext("%(n)s work together", "%(n)s works together", companion.together) % {"n": companion.together}
    return Member(
        name=words.curly(companion.name),
        url=person_address(companion.slug) if companion.slug else name_address(companion.imdb),
        role=together,
        photo=known.shown(companion.photo, pictures.PHOTO),
        initials=initials(companion.name),
    )


def _role(section: Section, place: int, titles: Mapping[int, str]) -> Role:
    entries = tuple(_entry(part, section.department, titles) for part in section.parts)
    return Role(words.department(section.department), entries, f"role-{place + 1}")


_OBVIOUS = {"Directing": "Director", "Editing": "Editor", "Creator": "Creator"}


def _entry(part: Part, department: str, titles: Mapping[int, str]) -> Entry:
    job = "" if _OBVIOUS.get(department) == part.job else words.job(part.job)
    did = part.character or job
    if part.episodes:
        episodes = ngettext("%(n)s episode", "%(n)s episodes", part.episodes) % {"n": part.episodes}
        did = f"{did} ({episodes})" if did else episodes
    return Entry(
        title=words.curly(titles.get(part.work_id or 0, part.title)),
        year=part.year,
        url=address(part.kind, part.slug) if part.slug else title_address(part.imdb) if part.imdb else "",
        part=words.curly(did),
        show=part.kind == "show",
        outside=part.source == "imdb" and not part.slug,
    )
