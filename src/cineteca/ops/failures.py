"""What went wrong, as one says it to a person: never the name of a class."""

import re
from collections.abc import Callable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

_KNOWN: Mapping[str, Promise] = {
    "Unauthorised": gettext_lazy("The key is missing or wrong"),
    "NotFound": gettext_lazy("It does not know what was asked for"),
    "Refused": gettext_lazy("It said no"),
    "RateLimited": gettext_lazy("It asked us to wait: too many calls at once"),
    "QuotaSpent": gettext_lazy("The calls of the day are used up"),
    "BreakerOpen": gettext_lazy("Not asked: it failed so often that it is left alone"),
    "Busy": gettext_lazy("It asked us to wait"),
    "Failed": gettext_lazy("It failed"),
    "Unreadable": gettext_lazy("What it answered could not be read"),
    "Forbidden": gettext_lazy("Its address is one that we do not call"),
    "ConnectError": gettext_lazy("It could not be reached"),
    "ConnectTimeout": gettext_lazy("It could not be reached in time"),
    "ReadTimeout": gettext_lazy("It took too long to answer"),
    "WriteTimeout": gettext_lazy("It took too long to listen"),
    "PoolTimeout": gettext_lazy("Too many calls were under way"),
    "ReadError": gettext_lazy("The connection broke off"),
    "WriteError": gettext_lazy("The connection broke off"),
    "CloseError": gettext_lazy("The connection broke off"),
    "RemoteProtocolError": gettext_lazy("The connection broke off in the middle of the answer"),
    "LocalProtocolError": gettext_lazy("The call could not be put into words"),
    "DecodingError": gettext_lazy("What it answered could not be unpacked"),
    "TooManyRedirects": gettext_lazy("It led us round in circles"),
    "CancelledError": gettext_lazy("Given up by ourselves: the run was stopped"),
    "TimeoutError": gettext_lazy("It took too long to answer"),
}
_SOURCE = re.compile(r"(?:^|; )(\w+): ")
_KEYS = re.compile(r"\b(?:tmdb|omdb|imdb|trakt|fanart|justwatch|watchmode)\b")
_BROKEN = re.compile(r"The connection to it failed \(\w+\)|It cannot be reached \(\w+\)|Its answer broke off \(\w+\)")
_KEY = re.compile(r"(?<=[?&])(?:api_?key|client_key|access_token)=[^&]*&?")
_LINE = 60
_CLASS = re.compile(r"\(?\b([A-Z][A-Za-z]+(?:Error|Timeout|Exception|Redirects))\b\)?")


def call(error: str, status: int | None = None) -> str:
    """A failed call: “It failed (500)”."""
    if error == "Failed" and status is None:
        return _("Nobody answered")
    words = str(_KNOWN[error]) if error in _KNOWN else _("Something unexpected")
    return f"{words} ({status})" if status else words


def sentence(text: str) -> str:
    """A reason that was kept, with the names of classes in it said in words."""
    return _CLASS.sub(_in_words, _BROKEN.sub(_plainly, text))


def _plainly(found: re.Match[str]) -> str:
    """What the class in it says already need not be said around it."""
    error = found[0].rpartition("(")[2].rstrip(")")
    return str(_KNOWN[error]) if error in _KNOWN else found[0].partition(" (")[0]


def _in_words(found: re.Match[str]) -> str:
    words = str(_KNOWN.get(found[1], ""))
    return f"({words[:1].lower()}{words[1:]})" if words else f"({_('something unexpected')})"


def of_run(error: Mapping[str, object] | object, name: Callable[[str], str]) -> tuple[str, str]:
    """Title and reason of an error that a run kept; sources by their names."""
    if not isinstance(error, Mapping):
        return "", sentence(str(error))
    return named(str(error.get("title") or ""), name), reasons(str(error.get("error") or ""), name)


def named(text: str, name: Callable[[str], str]) -> str:
    """`text` with the sources in it by their names instead of their keys."""
    return _KEYS.sub(lambda found: name(found[0]), text)


def reasons(text: str, name: Callable[[str], str]) -> str:
    """``tmdb: why; omdb: why`` with the sources by their names; what several say is said once."""
    parts = _SOURCE.split(text)
    said = {parts[0].strip(): list[str]()} if parts[0].strip() else {}
    for key, reason in zip(parts[1::2], parts[2::2], strict=True):
        said.setdefault(without_name(reason, key, name(key)), []).append(name(key))
    plain = {why: named(sentence(why), name) for why in said}
    return " · ".join(f"{', '.join(who)}: {plain[why]}" if who else plain[why] for why, who in said.items())


def of_source(reason: str, *names: str) -> str:
    """Why a source failed, beside its name."""
    said = sentence(without_name(reason, *names))
    return said[:1].upper() + said[1:]


def without_name(reason: str, *names: str) -> str:
    """A reason without the name of its source, which stands before it."""
    for one in names:
        reason = re.sub(rf"^{re.escape(one)}:? ", "", reason.strip(), flags=re.IGNORECASE)
        reason = re.sub(rf"\bto {re.escape(one)}\b", "to it", reason, flags=re.IGNORECASE)
    return reason.rstrip(".;")


def place(path: str) -> str:
    """An address as one can read it: without what says who asks, and not longer than a line."""
    shown = _KEY.sub("", path).rstrip("?&").replace("?&", "?")
    return shown if len(shown) <= _LINE else f"{shown[:_LINE]}…"
