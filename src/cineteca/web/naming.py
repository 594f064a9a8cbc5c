"""What works are called in the language of the reader."""

from collections.abc import Iterable, Mapping

from django.conf import settings
from django.http import HttpRequest

from cineteca.catalog import queries as catalogue
from cineteca.catalog.domain import languages
from cineteca.web import preferences

Titles = Mapping[int, str]
"""Work → its title, for those that are called something else than the catalogue has it."""


def titles(request: HttpRequest, works: Iterable[int]) -> Titles:
    """The titles of `works` in the language of who asks; one query, and none in the language of the catalogue."""
    wanted = preferences.read(request)
    if wanted.language == languages.base(settings.METADATA_LANGUAGE):
        return {}
    return catalogue.titles_in(dict.fromkeys(works), language=wanted.language, region=wanted.language_region)
