"""Who tells what of a person, and why nobody else does, in words."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from cineteca.enrich.queries.people import PersonView, Source
from cineteca.web import words


def told(person: PersonView, source: Source) -> str:
    """“From TMDB, 12 November. Titles marked IMDb are from the IMDb datasets of 20 November.”, with years."""
    datasets = _datasets(source)
    if person.id is None:
        return _("From %(datasets)s.") % {"datasets": datasets}
    said = [_of_catalogue(person)]
    if person.filled:
        said.append(_("%(what)s from %(datasets)s.") % {"what": _filled(person), "datasets": datasets})
    return " ".join(said)


def reasons(person: PersonView, source: Source, *, staff: bool) -> Iterator[str]:
    """Why it is told by these. What concerns nothing that is shown is said to staff alone."""
    for why in source.why:
        used = why == "datasets_old" and bool(person.filled)
        if staff or why.startswith("tmdb_") or used or source.speaks == "kept":
            yield _REASONS[why]()


def _of_catalogue(person: PersonView) -> str:
    if not person.told_by:
        return _("From the credits of works in this catalogue.")
    name, at = max(person.told_by.items(), key=lambda one: (one[0] == "tmdb", one[1]))
    return _("From %(source)s, %(day)s.") % {"source": words.source(name), "day": words.day(at.date())}


def _datasets(source: Source) -> str:
    if source.datasets_at is None:
        return _("the IMDb datasets")
    return _("the IMDb datasets of %(day)s") % {"day": words.day(source.datasets_at.date())}


def _filled(person: PersonView) -> str:
    """What of it, where that is worth a word: titles are marked one by one."""
    if "works" in person.filled:
        return _("Titles marked IMDb are")
    if "life" in person.filled:
        return _("The years of their life are")
    return _("Who they work with is")


_REASONS = {
    "tmdb_no_key": lambda: _("TMDB is not asked: it has no key here."),
    "tmdb_off": lambda: _("TMDB is switched off here."),
    "tmdb_down": lambda: _("TMDB does not answer at the moment."),
    "datasets_missing": lambda: _("The IMDb datasets are not loaded here."),
    "datasets_old": lambda: _("The IMDb datasets are out of date."),
}
