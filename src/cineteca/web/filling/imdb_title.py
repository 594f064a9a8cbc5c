"""The page of a title that is in IMDb's datasets and no work of the catalogue yet."""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cineteca.catalog.domain import poster as drawing
from cineteca.enrich.domain.datasets import record_of
from cineteca.imdb.queries.whole import WholeTitle
from cineteca.providers.records import CreditRecord, RatingRecord, WorkRecord
from cineteca.web import colour, pictures, words
from cineteca.web.contexts.imdb_title import ImdbTitlePage
from cineteca.web.contexts.work import CrewGroup, Fact, Member, Score, Text
from cineteca.web.filling.work import initials
from cineteca.web.pictures import Pictures

OTHER_TITLES = 6
_KINDS = {
    "movie": gettext_lazy("film"),
    "tvMovie": gettext_lazy("television film"),
    "tvSeries": gettext_lazy("series"),
    "tvMiniSeries": gettext_lazy("mini-series"),
    "short": gettext_lazy("short film"),
    "tvShort": gettext_lazy("short film"),
    "tvSpecial": gettext_lazy("special"),
    "video": gettext_lazy("video"),
}


def fill(whole: WholeTitle, *, published_at: datetime | None, by_itself: bool, told_why_not: str = "") -> ImdbTitlePage:
    """The page of `whole`, as the files of `published_at` tell it. `by_itself`: it may become a work unasked."""
    record, imdb_id = record_of(whole), whole.title.imdb_id
    subject = subject_of(record)
    accent = drawing.accent(subject)
    original = record.original_title or ""
    return ImdbTitlePage(
        url=reverse("web:imdb-title", args=[imdb_id]),
        adopt_url=reverse("web:imdb-adopt", args=[imdb_id]),
        by_itself=by_itself,
        told_why_not=told_why_not,
        title=words.curly(whole.title.title),
        original_title=words.curly(original) if original != whole.title.title else "",
        year=whole.title.start_year,
        kind=str(record.kind),
        poster=_poster(imdb_id, subject, whole.title.title),
        hue=colour.hue(accent.ground, accent.ink),
        told=_told(published_at),
        facts_line=tuple(_line(whole, record)),
        ratings=tuple(_score(rating) for rating in record.ratings),
        cast=tuple(_member(credit, credit.character or "") for credit in record.cast),
        crew=tuple(_crew(record)),
        facts=tuple(_facts(record, imdb_id)),
    )


def subject_of(record: WorkRecord) -> drawing.Subject:
    """What the poster is drawn from: the same as that of the work, for as long as it is known by its IMDb id alone."""
    makers = (credit.person.name for credit in record.crew if credit.job in {"Director", "Creator"})
    return drawing.Subject(
        seed=f"{record.kind}:{record.ids['imdb']}",
        title=record.title or "",
        year=record.year,
        genres=record.genres,
        director=next(makers, None),
        kind="show" if record.kind == "show" else "film",
    )


def name_address(imdb_id: str) -> str:
    """Where the page of a person of the datasets stands."""
    return reverse("web:name", args=[imdb_id])


def _poster(imdb_id: str, subject: drawing.Subject, title: str) -> SafeString:
    address = reverse("web:imdb-poster", args=[imdb_id, drawing.key(subject)])
    alt = _("Poster of %(title)s") % {"title": words.curly(title)}
    return Pictures({}).shown(address, pictures.POSTER, loading=pictures.FIRST, alt=alt)


def _told(published_at: datetime | None) -> str:
    if published_at is None:
        return _("Cineteca knows this title from the IMDb datasets.")
    day = words.day(published_at.date())
    return _("Cineteca knows this title from the IMDb datasets of %(day)s.") % {"day": day}


def _line(whole: WholeTitle, record: WorkRecord) -> Iterator[Text]:
    title = whole.title
    if title.start_year:
        years = f"{title.start_year}–{title.end_year}" if title.end_year else str(title.start_year)
        yield Text(years if title.end_year != title.start_year else str(title.start_year))
    if record.runtime_minutes:
        yield Text(words.minutes(record.runtime_minutes))
    if seasons := sum(season.number > 0 for season in record.seasons):
        yield Text(ngettext("%(n)s season", "%(n)s seasons", seasons) % {"n": seasons})
    if title.kind in _KINDS:
        yield Text(str(_KINDS[title.kind]))
    makers = [credit for credit in record.crew if credit.job in {"Director", "Creator"}]
    for credit in makers[:2]:
        yield Text(words.curly(credit.person.name), name_address(credit.person.ids["imdb"]))


def _score(rating: RatingRecord) -> Score:
    return Score(
        source=words.source(rating.source),
        value=str(number_format(rating.value, 1)),
        scale=f"/{rating.scale:g}",
        votes=words.votes(rating.votes or 0),
    )


def _member(credit: CreditRecord, role: str = "") -> Member:
    return Member(
        name=words.curly(credit.person.name),
        url=name_address(credit.person.ids["imdb"]),
        role=words.curly(role),
        initials=initials(credit.person.name),
    )


def _crew(record: WorkRecord) -> Iterator[CrewGroup]:
    jobs = {credit.job: place for place, credit in reversed(list(enumerate(record.crew)))}
    ordered = sorted(record.crew, key=lambda credit: jobs[credit.job])
    for job, group in groupby(ordered, lambda credit: credit.job):
        yield CrewGroup(words.job(job or ""), tuple(_member(credit) for credit in group))


def _facts(record: WorkRecord, imdb_id: str) -> Iterator[Fact]:
    if record.genres:
        yield Fact(_("Genres"), tuple(Text(words.genre(genre)) for genre in record.genres))
    if others := _other_titles(record):
        yield Fact(_("Also called"), tuple(Text(words.curly(title)) for title in others))
    elsewhere = Text(words.source("imdb"), f"https://www.imdb.com/title/{imdb_id}/", away=True)
    yield Fact(_("Elsewhere"), (elsewhere,))


def _other_titles(record: WorkRecord) -> list[str]:
    others = dict.fromkeys(title.title for title in record.titles)
    return [title for title in others if title not in {record.title, record.original_title}][:OTHER_TITLES]
