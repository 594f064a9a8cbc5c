"""How fresh the facts are, what came in lately, what is kept."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from cineteca.enrich import queries as enrich
from cineteca.ops import states, words
from cineteca.ops.contexts.pages import CacheLine, ChangesLine, FreshLine, Freshness
from cineteca.ops.contexts.shared import Gauge, Link, ShareLine
from cineteca.outbound import queries as outbound


def fill(*, at: datetime) -> Freshness:
    """The page, as it stood at `at`."""
    kept = outbound.list_kept_answers(at=at)
    return Freshness(
        facts=facts(at, oldest=True),
        releases=_releases(enrich.get_release_freshness(at=at)),
        changes=tuple(_changes(row) for row in enrich.list_sync_states(at=at)),
        caches=tuple(_cache(row) for row in kept),
        about=any(row.about for row in kept),
    )


def facts(at: datetime, *, oldest: bool = False) -> tuple[FreshLine, ...]:
    """Text, ratings and offers: the share of works within the policy."""
    return tuple(_fact(row, oldest=oldest) for row in enrich.list_freshness(at=at) if row.works)


def _fact(row: enrich.Freshness, *, oldest: bool) -> FreshLine:
    names = {
        "text": (_("Text, people, pictures"), _("by age: new ones every day or two, old ones every 30 days")),
        "ratings": (_("Ratings"), _("every 7 days")),
        "offers": (_("Where to watch"), _("works that somebody asked for: every 12 hours; opened lately: daily")),
    }
    name, policy = names[row.facts]
    found = enrich.find_oldest(row.facts) if oldest and row.facts != "offers" else None
    fresh, works = words.count(row.fresh, about=row.about), words.count(row.works, about=row.about)
    return FreshLine(
        share=ShareLine(name, _("%(n)s of %(all)s") % {"n": fresh, "all": works}, words.per_cent(row.fresh, row.works)),
        policy=policy,
        oldest=Link(words.titled(found.title, found.year), words.address(found.kind, found.slug)) if found else None,
        oldest_at=found.at if found else None,
    )


def _releases(seen: enrich.ReleaseFreshness) -> tuple[Gauge, ...]:
    """How soon new works came here; nothing where nothing was released."""
    if not seen.released:
        return ()
    worst = timedelta(hours=seen.worst_hours or 0)
    return (
        Gauge(_("Released"), words.count(seen.released), note=_("in the last 30 days")),
        Gauge(_("Here within a day"), str(words.per_cent(seen.within_a_day, seen.released)), "%"),
        Gauge(_("Half of them within"), words.span(timedelta(hours=seen.median_hours or 0))),
        Gauge(_("The slowest took"), words.span(worst), note=seen.slowest),
    )


def _changes(row: enrich.SyncRow) -> ChangesLine:
    kinds = {"film": _("films"), "show": _("shows"), "person": _("people")}
    return ChangesLine(
        provider=words.provider(row.source),
        kind=kinds.get(row.kind, row.kind),
        state=states.behind(row.days_behind),
        read_until=row.read_until,
        checked=words.count(row.checked),
        matched=words.count(row.matched),
        updated_at=row.updated_at,
    )


def _cache(row: outbound.KeptAnswers) -> CacheLine:
    return CacheLine(
        provider=words.provider(row.provider),
        answers=words.count(row.answers, about=row.about),
        fresh=words.count(row.fresh, about=row.about),
        share=words.per_cent(row.fresh, row.answers),
        oldest_at=row.oldest_at,
    )
