"""What the choices of a search are called."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cineteca.web import words

FACETS = {
    "kind": gettext_lazy("Kind"),
    "genre": gettext_lazy("Genre"),
    "decade": gettext_lazy("Decade"),
    "rating": gettext_lazy("Score"),
    "language": gettext_lazy("Language"),
    "country": gettext_lazy("Country"),
    "runtime": gettext_lazy("Length"),
    "certification": gettext_lazy("Certification"),
    "service": gettext_lazy("Where to watch"),
}
SORTS = {
    "relevance": gettext_lazy("best match"),
    "popularity": gettext_lazy("most popular"),
    "trending": gettext_lazy("talked about now"),
    "score": gettext_lazy("best rated"),
    "newest": gettext_lazy("newest"),
    "oldest": gettext_lazy("oldest"),
    "title": gettext_lazy("by title"),
}
GROUPS = {
    "titles": gettext_lazy("Films and shows"),
    "people": gettext_lazy("People"),
    "franchises": gettext_lazy("Franchises"),
}


def value(facet: str, code: str, *, services: Mapping[str, str] | None = None) -> str:
    """What `code` of `facet` is called on the page; `services` are slug → name."""
    if facet == "service":
        return (services or {}).get(code) or code.replace("-", " ").title()
    return _SAY[facet](code)


def _kind(code: str) -> str:
    return _("Films") if code == "film" else _("Shows")


def _decade(code: str) -> str:
    return words.decade(int(code))


def _rating(code: str) -> str:
    return _("%(n)s and better") % {"n": code}


def length(code: str) -> str:
    """``90-119`` in words: “90–119 min”; one end may be open."""
    least, _dash, most = code.partition("-")
    if not int(least or 0):
        return _("up to %(n)s min") % {"n": most}
    if not most:
        return _("%(n)s min and longer") % {"n": least}
    return _("%(least)s–%(most)s min") % {"least": least, "most": most}


def _certification(code: str) -> str:
    region, _colon, name = code.rpartition(":")
    return f"{name} ({region})" if region else name


_SAY: Mapping[str, Callable[[str], str]] = {
    "kind": _kind,
    "genre": words.genre,
    "decade": _decade,
    "rating": _rating,
    "language": words.language,
    "country": words.territory,
    "runtime": length,
    "certification": _certification,
}
