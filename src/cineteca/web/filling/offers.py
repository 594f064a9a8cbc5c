"""Where to watch, in one region."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from cineteca.catalog import queries as catalogue
from cineteca.catalog.queries import works
from cineteca.core import clock
from cineteca.providers import links
from cineteca.web import words
from cineteca.web.contexts.work import Left, Offers, Region, ServiceLink, Way

LATELY = timedelta(days=90)
LEFT_SHOWN = 6


def fill(work: catalogue.WorkPage, *, region: str) -> Offers:
    """Ways to watch in `region`, and what left it lately; the other regions that have any are one link away."""
    now = clock.now()
    here, left = work.offers_in(region), tuple(_left(work, region, now))
    checked = work.offers_checked_in(region)
    if not (work.regions or left or checked):
        return Offers()
    codes = sorted({*work.regions, region}, key=words.territory)
    return Offers(
        regions=tuple(_region(work, code, chosen=code == region) for code in codes),
        region_name=words.territory(region),
        ways=tuple(
            Way(words.way(kind), tuple(_service(offer, work.title) for offer in found)) for kind, found in here.items()
        ),
        left=left[:LEFT_SHOWN],
        told=_told(here, checked, now),
    )


def _region(work: catalogue.WorkPage, code: str, *, chosen: bool) -> Region:
    page = reverse("web:work", kwargs={"kind": work.kind, "slug": work.slug})
    return Region(code, words.territory(code), f"{page}?{urlencode({'region': code})}", chosen)


def _service(offer: works.Offer, title: str) -> ServiceLink:
    price = words.price(offer.price, offer.currency) if offer.price else ""
    return ServiceLink(offer.service_name, links.best(offer.service_name, title, offer.link) or "", price)


def _left(work: catalogue.WorkPage, region: str, now: datetime) -> Iterator[Left]:
    """Each service and way once, as it went last."""
    for offer in work.gone_from(region):
        if offer.gone_at and offer.gone_at > now - LATELY:
            when = _("left on %(day)s") % {"day": words.day(offer.gone_at.date())}
            yield Left(offer.service_name, words.way(offer.type), when)


def _told(here: dict[str, tuple[works.Offer, ...]], checked: tuple[str, datetime] | None, now: datetime) -> str:
    found = [offer for offers in here.values() for offer in offers]
    if not found:
        return _checked(checked, now)
    latest = max(offer.last_seen_at for offer in found)
    sources = sorted({words.source(offer.told_by) for offer in found})
    told = {"source": ", ".join(sources), "time": words.ago(latest, at=now)}
    if "TMDB" in sources:
        return _("As %(source)s had it, checked %(time)s; TMDB has it from JustWatch.") % told
    return _("As %(source)s had it, checked %(time)s.") % told


def _checked(checked: tuple[str, datetime] | None, now: datetime) -> str:
    if checked is None:
        return ""
    source, at = checked
    return _("Checked %(time)s (%(source)s).") % {"time": words.ago(at, at=now), "source": words.source(source)}
