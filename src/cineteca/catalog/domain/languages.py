"""Languages and the regions where they are spoken. Source: Unicode CLDR, as Babel has it."""

import re
from functools import cache

from babel.core import get_global
from babel.languages import get_official_languages

_CODE = re.compile(r"[a-z]{2,3}")


def is_language(code: str) -> bool:
    """Whether `code` has the form of an ISO 639 code in small letters."""
    return _CODE.fullmatch(code) is not None


def base(tag: str) -> str:
    """The language of a tag: ``pt-BR`` → ``pt``."""
    return tag.replace("_", "-").partition("-")[0].lower()


@cache
def regions_of(language: str) -> tuple[str, ...]:
    """Where `language` is an official one, its home first: ``de`` → DE, AT, BE, CH, LI, LU."""
    home = _home(language)
    found = sorted(region for region in _territories() if language in _official(region))
    return tuple(dict.fromkeys([*([home] if home else []), *found]))


@cache
def spoken_in(region: str) -> tuple[str, ...]:
    """The official languages of `region`, the most spoken first."""
    return tuple(dict.fromkeys(base(tag) for tag in get_official_languages(region, de_facto=True)))


def _home(language: str) -> str:
    likely = str(get_global("likely_subtags").get(language, ""))
    region = likely.rpartition("_")[2]
    return region if len(region) == 2 else ""


def _territories() -> list[str]:
    return [region for region in get_global("territory_languages") if len(region) == 2]


@cache
def _official(region: str) -> frozenset[str]:
    return frozenset(base(tag) for tag in get_official_languages(region, de_facto=True))
