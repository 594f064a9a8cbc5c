"""The page on which staff give a work artwork of their own."""

from collections.abc import Mapping
from typing import Final

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cineteca.catalog import queries as catalogue
from cineteca.catalog.domain.pictures import is_ours
from cineteca.catalog.operations.artwork import LEAST
from cineteca.catalog.queries.metadata import Field
from cineteca.core.images import LIMITS
from cineteca.web import pictures, words
from cineteca.web.contexts.artwork import ArtworkForm, ArtworkPage
from cineteca.web.filling import artwork

NAMES: Final = {
    "poster": gettext_lazy("Poster"),
    "backdrop": gettext_lazy("Backdrop"),
    "logo": gettext_lazy("Title as a logo"),
}


def fill(work: catalogue.WorkPage, fields: Mapping[str, Field], errors: Mapping[str, str]) -> ArtworkPage:
    """The page for `work`. `fields` and `errors` by kind of artwork."""
    known = artwork.of(work)
    where = {"kind": work.kind, "slug": work.slug}
    return ArtworkPage(
        title=words.curly(work.title),
        back_url=reverse("web:work", kwargs=where),
        url=reverse("web:artwork", kwargs=where),
        remove_url=reverse("web:artwork-remove", kwargs=where),
        forms=tuple(_form(kind, work, known, fields[kind], errors.get(kind, "")) for kind in NAMES),
        largest=_("%(size)s MB") % {"size": LIMITS.size >> 20},
    )


def _form(kind: str, work: catalogue.WorkPage, known: pictures.Pictures, field: Field, error: str) -> ArtworkForm:
    url = artwork.best(work.images.get(kind, ()), kind)
    width, height = LEAST[kind]
    return ArtworkForm(
        kind=kind,
        name=str(NAMES[kind]),
        hint=_("At least %(width)s × %(height)s pixels.") % {"width": width, "height": height},
        shape="poster" if kind == "poster" else "frame",
        picture=_picture(kind, url, work, known),
        source=words.source(field.source) if url and field.source else "",
        own=is_ours(url),
        locked=field.locked,
        error=error,
    )


def _picture(kind: str, url: str, work: catalogue.WorkPage, known: pictures.Pictures) -> SafeString:
    if kind == "poster":
        return artwork.poster(work, known)
    return known.shown(url, pictures.STILL._replace(kind=kind), alt="")
