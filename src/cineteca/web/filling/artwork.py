"""The pictures of a work's page."""

from collections.abc import Iterable, Iterator

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cineteca.catalog import queries as catalogue
from cineteca.catalog.domain import poster as drawing
from cineteca.enrich.domain.pictures import trailer_address
from cineteca.providers.records import ImageRecord, VideoRecord
from cineteca.web import colour, pictures, words
from cineteca.web.pictures import Pictures


def of(work: catalogue.WorkPage) -> Pictures:
    """What is known of all the pictures that the page of `work` may show."""
    return Pictures.of(_all(work))


def _all(work: catalogue.WorkPage) -> Iterator[str]:
    for kind in ("poster", "backdrop", "logo"):
        yield best(work.images.get(kind, ()), kind)
    yield from (person.photo for person in work.cast)
    yield from (_trailer(video) for video in work.videos)
    for season in work.seasons:
        yield best(season.images, "poster")
        yield from (best(episode.images, "still") for episode in season.episodes)


def best(images: Iterable[ImageRecord], kind: str) -> str:
    """The address of the best picture of `kind`; empty where there is none."""
    return next((image.url for image in images if image.kind == kind), "")


def first(images: Iterable[ImageRecord], kind: str, box: pictures.Box, known: Pictures) -> SafeString:
    """The best picture of `kind` among `images`, in its `box`."""
    return known.shown(best(images, kind), box)


def poster(work: catalogue.WorkPage, known: Pictures) -> SafeString:
    """The best artwork, or the drawn poster, which also stands in where the artwork does not come."""
    drawn = reverse("web:poster", kwargs={"slug": work.slug, "key": drawing.key(work.poster)})
    alt = _("Poster of %(title)s") % {"title": words.curly(work.title)}
    if not work.poster_url:
        return known.shown(drawn, pictures.POSTER, loading=pictures.FIRST, alt=alt)
    return known.shown(work.poster_url, pictures.POSTER, loading=pictures.FIRST, drawn=drawn, alt=alt)


def backdrop(work: catalogue.WorkPage, known: Pictures) -> SafeString:
    """What stands behind the head of the page."""
    return known.shown(best(work.images.get("backdrop", ()), "backdrop"), pictures.BACKDROP, loading=pictures.FIRST)


def logo(work: catalogue.WorkPage, known: Pictures) -> SafeString:
    """The title as its makers draw it; it says what the heading says, so it has no other text."""
    return known.shown(best(work.images.get("logo", ()), "logo"), pictures.LOGO, loading="")


def hue(work: catalogue.WorkPage, known: Pictures) -> int | None:
    """The hue of the page: that of the artwork, or of the drawn poster."""
    accent = drawing.accent(work.poster)
    seen = known.colour(work.poster_url)
    return colour.hue(*((seen,) if seen else ()), accent.ground, accent.ink)


def still_of(video: VideoRecord, known: Pictures) -> SafeString:
    """The picture of a trailer, where it is ours already: nobody is sent to its site unasked."""
    address = _trailer(video)
    return known.shown(address, pictures.TRAILER) if known.known.get(address) else SafeString()


def _trailer(video: VideoRecord) -> str:
    return trailer_address(video.key) if video.site.lower() == "youtube" else ""
