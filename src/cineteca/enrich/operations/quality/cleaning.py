"""What is safe to mend by itself.

Nothing here touches what a provider said or a person entered. Rows that nothing refers to go; what is derived from
claims is derived again, by the reading of today.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from cineteca.catalog import operations as catalog
from cineteca.catalog.models import Credit, Franchise, Offer, Person, PersonClaim, Service, Work, WorkDetails
from cineteca.core.errors import CinetecaError
from cineteca.enrich.models import Finding
from cineteca.enrich.operations.sources import readers


class NoCleaner(CinetecaError):
    """There is no safe way to mend what this rule finds."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What a cleaner did, or with `dry_run` would do: how many, and the first of them by name."""

    rule: str
    count: int
    names: tuple[str, ...]
    dry_run: bool


_NAMED = 20


def clean(*, rule: str, at: datetime, dry_run: bool = False) -> Cleaned:
    """Mend what `rule` finds. Raises `NoCleaner` naming the rules that can be mended."""
    if rule not in CLEANERS:
        raise NoCleaner(f"What “{rule}” finds takes a person to judge. Can be mended: {', '.join(CLEANERS)}.")
    count, names = CLEANERS[rule](at, dry_run)
    return Cleaned(rule, count, tuple(names), dry_run)


def _unused(rows: Callable[[], QuerySet[Any]], rule: str) -> Callable[[datetime, bool], tuple[int, list[str]]]:
    """Delete rows that nothing refers to."""

    @transaction.atomic
    def mend(_at: datetime, dry_run: bool) -> tuple[int, list[str]]:  # noqa: FBT001
        found = list(rows().order_by("id").values_list("id", "name"))
        if not dry_run:
            rows().filter(id__in=[key for key, _name in found]).delete()
            Finding.objects.filter(rule=rule).delete()
        return len(found), [name for _key, name in found[:_NAMED]]

    return mend


def _services() -> QuerySet[Service]:
    return Service.objects.filter(~Exists(Offer.objects.filter(service=OuterRef("pk"))))


def _franchises() -> QuerySet[Franchise]:
    return Franchise.objects.filter(~Exists(WorkDetails.objects.filter(franchise=OuterRef("pk"))))


def _people() -> QuerySet[Person]:
    """Whom no work credits and no source told about: a name that a corrected cast left behind."""
    return Person.objects.filter(
        ~Exists(Credit.objects.filter(person=OuterRef("pk"))),
        ~Exists(PersonClaim.objects.filter(person=OuterRef("pk"))),
    )


def _read_again(rule: str) -> Callable[[datetime, bool], tuple[int, list[str]]]:
    """Read the kept answers of the works concerned by today's reading, and merge them: no call is made."""

    def mend(at: datetime, dry_run: bool) -> tuple[int, list[str]]:  # noqa: FBT001
        works = list(Work.objects.filter(findings__rule=rule).distinct().order_by("id"))
        if not dry_run and works:
            catalog.reread(read=readers(), at=at, work_ids=[work.id for work in works])
        return len(works), [str(work) for work in works[:_NAMED]]

    return mend


CLEANERS: dict[str, Callable[[datetime, bool], tuple[int, list[str]]]] = {
    "service-unused": _unused(_services, "service-unused"),
    "franchise-empty": _unused(_franchises, "franchise-empty"),
    "person-orphan": _unused(_people, "person-orphan"),
    "text-markup": _read_again("text-markup"),
    "text-garbled": _read_again("text-garbled"),
    "language-unknown": _read_again("language-unknown"),
}
