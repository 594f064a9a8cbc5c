"""The facts of a work: the line below its title and the column beside its text."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cineteca.catalog import queries as catalogue
from cineteca.catalog.domain.titles import SHOWN
from cineteca.catalog.queries import works
from cineteca.web import words
from cineteca.web.contexts.work import Fact, Text

SHOWN_AT_ONCE = 6  # of studios, keywords, other titles
_ELSEWHERE = {
    ("imdb", "film"): "https://www.imdb.com/title/{}/",
    ("imdb", "show"): "https://www.imdb.com/title/{}/",
    ("tmdb", "film"): "https://www.themoviedb.org/movie/{}",
    ("tmdb", "show"): "https://www.themoviedb.org/tv/{}",
    ("wikidata", "film"): "https://www.wikidata.org/wiki/{}",
    ("wikidata", "show"): "https://www.wikidata.org/wiki/{}",
    ("tvdb", "show"): "https://thetvdb.com/dereferrer/series/{}",
}


def line(work: catalogue.WorkPage, *, region: str) -> Iterator[Text]:
    """Year, length, certification, who made it."""
    if years := _years(work):
        yield Text(years)
    if work.runtime_minutes:
        yield Text(words.minutes(work.runtime_minutes))
    if seasons := sum(season.number > 0 for season in work.seasons):
        yield Text(ngettext("%(n)s season", "%(n)s seasons", seasons) % {"n": seasons})
    if certification := _certification(work, region):
        yield Text(certification)
    for person in _makers(work)[:2]:
        yield Text(words.curly(person.name), reverse("web:person", args=[person.slug]))


def column(work: catalogue.WorkPage) -> Iterator[Fact]:
    """One fact a field that says anything."""
    for name, values in _all(work):
        if found := tuple(values):
            yield Fact(name, found)


def _all(work: catalogue.WorkPage) -> Iterator[tuple[str, Iterable[Text]]]:
    yield _("Released"), _day(work.release_date)
    yield _("First aired"), _day(work.first_air_date)
    yield _("Last aired"), _day(work.last_air_date)
    yield _("Status"), _text(words.status(work.status) if work.status.lower() != "released" else "")
    yield _("Genres"), (Text(words.genre(genre), _listing(genre=genre)) for genre in work.genres)
    yield _("Countries"), (Text(words.territory(code)) for code in work.countries)
    yield _("Languages"), (Text(words.language(code)) for code in work.languages)
    yield _("Studios"), (Text(studio.name) for studio in work.companies[:SHOWN_AT_ONCE])
    yield _("Networks"), (Text(network.name) for network in work.networks[:SHOWN_AT_ONCE])
    yield _("Awards"), _text(work.awards)
    yield _("Budget"), _money(work.budget)
    yield _("Revenue"), _money(work.revenue)
    yield _("Box office in the US"), _money(work.box_office)
    yield _("Also called"), _other_titles(work)
    yield _("Keywords"), (Text(keyword) for keyword in work.keywords[:SHOWN_AT_ONCE])
    yield _("Elsewhere"), _elsewhere(work)


def _years(work: catalogue.WorkPage) -> str:
    first = work.year or (work.first_air_date.year if work.first_air_date else None)
    if first is None or work.kind != "show" or work.last_air_date is None:
        return str(first or "")
    return str(first) if work.last_air_date.year == first else f"{first}–{work.last_air_date.year}"


def _certification(work: catalogue.WorkPage, region: str) -> str:
    for code in (region, "US", "GB"):
        if found := work.certifications.get(code):
            return found
    return next(iter(work.certifications.values()), "")


def _makers(work: catalogue.WorkPage) -> list[works.Credited]:
    wanted = "Creator" if work.kind == "show" else "Director"
    return [person for group in work.crew if group.job == wanted for person in group.people]


def _other_titles(work: catalogue.WorkPage) -> Iterator[Text]:
    """The first of them by what they are; all of them stand on a page of their own."""
    telling = sorted(work.titles, key=lambda title: (title.type or "") not in SHOWN)
    others = dict.fromkeys(title.title for title in telling if title.title not in {work.title, work.original_title})
    yield from (Text(words.curly(title)) for title in list(others)[:SHOWN_AT_ONCE])
    if work.titles:
        yield Text(_("All titles"), reverse("web:titles", kwargs={"kind": work.kind, "slug": work.slug}))


def _elsewhere(work: catalogue.WorkPage) -> Iterator[Text]:
    for source, value in work.ids.items():
        if address := _ELSEWHERE.get((source, work.kind)):
            yield Text(words.source(source), address.format(value), away=True)
    if work.homepage.startswith("https://"):
        yield Text(_("Homepage"), work.homepage, away=True)


def _listing(**asked: str) -> str:
    return f"{reverse('web:browse')}?{urlencode(asked)}"


def _text(text: str) -> Iterator[Text]:
    if text:
        yield Text(text)


def _day(day: date | None) -> Iterator[Text]:
    if day:
        yield Text(words.day(day))


def _money(amount: int | None) -> Iterator[Text]:
    if amount:
        yield Text(words.money(amount))
