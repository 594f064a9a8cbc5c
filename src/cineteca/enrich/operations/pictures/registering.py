"""Which addresses are worth fetching from, noted when what shows them changes."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings

from cineteca.catalog import operations as catalog
from cineteca.catalog import queries as catalogue
from cineteca.catalog.domain.pictures import is_ours
from cineteca.enrich.domain import pictures as rule
from cineteca.outbound.domain.addresses import origin_of

TOUCHED = ("images", "cast", "seasons", "videos")
"""Fields of a work that say which pictures its page shows."""


def concerns(paths: Iterable[str]) -> bool:
    """Whether a change of these paths may bring another picture."""
    return any(path.partition(".")[0] in TOUCHED for path in paths)


def register_pictures_of_works(*, work_ids: Iterable[int], at: datetime) -> int:
    """Register what the pages of these works show. Returns how many addresses are new."""
    trusted = trusted_origins()
    wanted = [
        _wanted(shown, trusted)
        for showable in catalogue.list_showable(work_ids)
        for shown in rule.choose(showable.candidates, showable.popularity)
        if settings.TRAILER_PICTURES or shown.kind != "trailer"
    ]
    return catalog.register_pictures(wanted, at=at)


def register_pictures_of_person(*, person_id: int, at: datetime) -> int:
    """Register the photo of a person whose page was opened."""
    found = catalogue.get_portrait(person_id)
    if found is None:
        return 0
    return catalog.register_pictures([_wanted(rule.portrait(*found), trusted_origins())], at=at)


def register_all_pictures(*, at: datetime) -> int:
    """Register what all pages show: for those that stood before there was anything to register."""
    new = sum(register_pictures_of_works(work_ids=page, at=at) for page in catalogue.walk_works())
    trusted = trusted_origins()
    for portraits in catalogue.walk_portraits():
        wanted = [_wanted(rule.portrait(photo, popularity), trusted) for photo, popularity in portraits]
        new += catalog.register_pictures(wanted, at=at)
    return new


def trusted_origins() -> frozenset[str]:
    """Origins that the settings name: where an operator says that pictures lie, they are fetched from."""
    addresses = (configured.get("images_url", "") for configured in settings.PROVIDERS.values())
    return frozenset(_plain(address) for address in addresses if address)


def _plain(address: str) -> str:
    origin = origin_of(address)
    usual = {"http": 80, "https": 443}[origin.scheme] == origin.port
    return f"{origin.scheme}://{origin.host}" if usual else str(origin)


def _wanted(shown: rule.Shown, trusted: frozenset[str]) -> catalog.PictureWanted:
    # What was uploaded here is registered like all else, and so is seen to be shown; nobody fetches it.
    refused = "" if is_ours(shown.url) else rule.why_not(shown.url, trusted)
    return catalog.PictureWanted(shown.url, shown.kind, shown.priority, refused)
