"""What we call things: fields, sources, genres, times."""

from datetime import date, datetime
from decimal import Decimal
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_currency
from django.utils.formats import number_format
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext as _

from cineteca.web import names


def way(kind: str) -> str:
    """How one watches: stream, rent and so on."""
    return str(names.WAYS.get(kind, kind))


def label(english: str) -> str:
    """The label of a field as the catalogue's rules have it, in the language of the page."""
    return gettext(english)


def genre(name: str) -> str:
    """A genre in the language of the page. Sources name them in English."""
    return str(names.GENRES.get(name, name))


def decade(first_year: int) -> str:
    """“1990s”."""
    return _("%(year)ss") % {"year": first_year}


def source(key: str) -> str:
    """The name of a provider or rating source."""
    return str(names.SOURCES.get(key) or key.replace("_", " ").title())


def curly(text: str) -> str:
    """`text` with the apostrophe that a printer sets. Sources write the one of the typewriter."""
    return text.replace("'", "’")


def listing(words: list[str]) -> str:
    """“A”, “A or B”, “A, B or C”."""
    if len(words) < 2:
        return "".join(words)
    return _("%(some)s or %(last)s") % {"some": ", ".join(words[:-1]), "last": words[-1]}


def ago(moment: datetime, *, at: datetime) -> str:
    """How long before `at` it was, in the one unit that says it best."""
    seconds = (at - moment).total_seconds()
    if seconds < 45:
        return _("just now")
    for limit, size, say in _STEPS:
        if seconds < limit:
            return say(max(1, round(seconds / size)))
    return _years(round(seconds / 31_557_600) or 1)


def _minutes(n: int) -> str:
    return ngettext("%(n)s minute ago", "%(n)s minutes ago", n) % {"n": n}


def _hours(n: int) -> str:
    return ngettext("%(n)s hour ago", "%(n)s hours ago", n) % {"n": n}


def _days(n: int) -> str:
    return ngettext("%(n)s day ago", "%(n)s days ago", n) % {"n": n}


def _months(n: int) -> str:
    return ngettext("%(n)s month ago", "%(n)s months ago", n) % {"n": n}


def _years(n: int) -> str:
    return ngettext("%(n)s year ago", "%(n)s years ago", n) % {"n": n}


_STEPS = (
    (3_570, 60, _minutes),
    (84_600, 3_600, _hours),
    (30 * 86_400, 86_400, _days),
    (350 * 86_400, 2_629_800, _months),
)


def count(number: int) -> str:
    """A whole number as the locale groups it."""
    return str(number_format(number, 0, force_grouping=True))


def tenth(number: float) -> str:
    """A number to one place, rounded: formatting alone would cut it off."""
    return str(number_format(round(number, 1), 1))


def territory(code: str) -> str:
    """The name of a country, from its ISO 3166-1 code; the code itself where it names none."""
    return str(_locale().territories.get(code.upper(), code))


def language(code: str) -> str:
    """The name of a language, from its ISO 639-1 code; the code itself where it names none."""
    name = str(_locale().languages.get(code.lower(), code))
    return name[:1].upper() + name[1:]


@cache
def own_name_of_language(code: str) -> str:
    """What those who speak a language call it; the code itself where nobody knows."""
    try:
        name = Locale.parse(code).languages.get(code, code)
    except (UnknownLocaleError, ValueError):
        name = code
    return str(name[:1].upper() + name[1:])


def price(amount: str, currency: str) -> str:
    """“3,99 €”, as the locale writes it; without a currency the amount alone."""
    if not currency:
        return amount
    return str(format_currency(Decimal(amount), currency, locale=_locale()))


def money(amount: int) -> str:
    """US dollars, whole."""
    return str(format_currency(amount, "USD", format="¤#,##0", locale=_locale(), currency_digits=False))


def day(moment: date) -> str:
    """“15 December 1995”, as the locale writes it."""
    return str(format_date(moment, "long", locale=_locale()))


def _locale() -> Locale:
    return Locale.parse(get_language() or "en", sep="-")


def votes(number: int) -> str:
    """“731,000 votes”; nothing for none."""
    return ngettext("%(n)s vote", "%(n)s votes", number) % {"n": count(number)} if number else ""


def job(name: str) -> str:
    """What somebody did, in the language of the page."""
    return str(names.JOBS.get(name, name))


def video_type(name: str) -> str:
    """Trailer, teaser, clip and so on."""
    return str(names.VIDEOS.get(name, name.replace("_", " ").capitalize() or names.VIDEOS["clip"]))


def status(name: str) -> str:
    """How a work stands: released, in production or ended."""
    return str(names.STATUSES.get(name.lower().replace("_", " "), name.replace("_", " ").capitalize()))


def title_type(code: str) -> str:
    """What kind of title it is: a working title, one of a festival; nothing for none."""
    return str(names.TITLES.get(code, code))


def department(name: str) -> str:
    """A part of a filmography."""
    return str(names.DEPARTMENTS.get(name, name))


def minutes(number: int | None) -> str:
    """“170 min”."""
    return _("%(n)s min") % {"n": number} if number else ""
