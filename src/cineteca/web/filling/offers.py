"""Where to watch, in one region."""

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from cineteca.catalog import queries as catalogue
from cineteca.catalog.queries import works
from cineteca.core import clock
from cineteca.web import words
from cineteca.web.contexts.work import Offers, Region, ServiceLink, Way


def fill(work: catalogue.WorkPage, *, region: str) -> Offers:
    """Ways to watch in `region`; the other regions that have any are one link away."""
    if not work.regions:
        return Offers()
    codes = sorted({*work.regions, region}, key=words.territory)
    here = work.offers_in(region)
    return Offers(
        regions=tuple(_region(work, code, chosen=code == region) for code in codes),
        region_name=words.territory(region),
        ways=tuple(Way(words.way(kind), tuple(_service(offer) for offer in found)) for kind, found in here.items()),
        told=_told(here),
    )


def _region(work: catalogue.WorkPage, code: str, *, chosen: bool) -> Region:
    page = reverse("web:work", kwargs={"kind": work.kind, "slug": work.slug})
    return Region(code, words.territory(code), f"{page}?{urlencode({'region': code})}", chosen)


def _service(offer: works.Offer) -> ServiceLink:
    name = f"{offer.service_name} ({offer.price} {offer.currency})" if offer.price else offer.service_name
    return ServiceLink(name, offer.link if offer.link.startswith("https://") else "")


def _told(here: dict[str, tuple[works.Offer, ...]]) -> str:
    found = [offer for offers in here.values() for offer in offers]
    if not found:
        return ""
    latest = max(offer.last_seen_at for offer in found)
    sources = sorted({words.source(offer.told_by) for offer in found})
    told = {"source": ", ".join(sources), "time": words.ago(latest, at=clock.now())}
    if "TMDB" in sources:
        return _("As %(source)s had it %(time)s; TMDB has it from JustWatch.") % told
    return _("As %(source)s had it %(time)s.") % told
