"""The page of all the titles of a work."""

from collections.abc import Iterable, Iterator

from django.urls import reverse

from cineteca.catalog import queries as catalogue
from cineteca.web import words
from cineteca.web.contexts.titles import TitleRow, TitlesPage
from cineteca.web.filling.work import address


def fill(titles: Iterable[catalogue.OtherTitle], *, called: str, kind: str, slug: str, editable: bool) -> TitlesPage:
    """Every title that may be seen; to who may `edit` them, the suppressed ones too."""
    shown = (title for title in titles if editable or not title.suppressed)
    return TitlesPage(words.curly(called), address(kind, slug), tuple(_rows(shown, kind, slug, editable=editable)))


def _rows(titles: Iterable[catalogue.OtherTitle], kind: str, slug: str, *, editable: bool) -> Iterator[TitleRow]:
    for title in titles:
        where = (words.territory(title.region) if title.region else "", _language(title.language))
        yield TitleRow(
            id=title.id,
            title=words.curly(title.title),
            where=", ".join(part for part in where if part),
            kind=words.title_type(title.type),
            source=words.source(title.source),
            suppressed=title.suppressed,
            suppress_url=reverse("web:suppress-title", args=[kind, slug, title.id]) if editable else "",
        )


def _language(code: str) -> str:
    return words.language(code) if code else ""
