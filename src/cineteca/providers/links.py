"""Addresses of works at services, made such that they can be shown: no trackers, no detours, https.

Pure and total: whatever it is given, `clean` answers with an https address or with None, and cleaning twice is cleaning
once.
"""

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import SplitResult, quote, unquote, unquote_plus, urlsplit

from cineteca.providers import link_patterns, services

LONGEST: Final = 2000
_MOST: Final = 20_000
_HOST: Final = re.compile(
    r"(?=.{4,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])"
)
_SAFE: Final = "/%:@!$&'()*+,;=~-._?"
_SPACE: Final = re.compile(r"[\x00-\x20\x7f-\xa0]")

# Parts of a query that tell who sent the reader, and nothing about where.
_TRACKERS: Final = re.compile(
    r"utm_\w*|fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|igshid|mc_[ce]id|_branch\w*|irclickid|irgwc|clickid|"
    r"click_id|awc|aff\w*|subid\d*|sub_id\d*|sharedid|ranmid|raneaid|ransiteid|wt_mc|s_cid|icid|ncid|cmpid?|"
    r"ref_|ref|referrer|referer|ascsubtag|linkcode|campaign\w*|jw\w*|partner\w*|trk\w*|tracking\w*|spm|si|feature"
)
# Shops whose own short words for the same would mean something elsewhere.
_TRACKERS_AT: Final = {
    "apple.com": re.compile(r"at|ct|uo|ls|app|mt|itscg|itsct|mttn\w*|l"),
    "amazon": re.compile(r"tag|camp|creative\w*|psc|qid|sr|keywords|crid|dchild|pf_rd\w*|pd_rd\w*|_encoding"),
    "netflix.com": re.compile(r"s|source|trackid|jbv|jbp|jbr|preventintent"),
    "justwatch.com": re.compile(r"uct_\w*|cx|sid|content_type"),
}

# Hosts that lead on to another address → the parts of the query that may hold it.
_DETOURS: Final = {
    "click.justwatch.com": ("r",),
    "l.facebook.com": ("u",),
    "lm.facebook.com": ("u",),
    "www.google.com": ("q", "url"),
    "google.com": ("q", "url"),
    "out.reddit.com": ("url",),
    "click.linksynergy.com": ("murl",),
    "linksynergy.com": ("murl",),
    "awin1.com": ("ued", "p"),
    "go.skimresources.com": ("url",),
    "go.redirectingat.com": ("url",),
    "anrdoezrs.net": ("url",),
    "dpbolvw.net": ("url",),
    "jdoqocy.com": ("url",),
    "kqzyfj.com": ("url",),
    "tkqlhce.com": ("url",),
    "pxf.io": ("u",),
    "sjv.io": ("u",),
    "7eer.net": ("u",),
    "evyy.net": ("u",),
    "bn5x.net": ("u",),
    "ojrq.net": ("u", "return"),
    "vuukle.com": ("url",),
    "geo.itunes.apple.com": ("url",),
}
_DESTINATION: Final = re.compile(r"/destination:(?P<url>https?(?::|%3a).+)", re.IGNORECASE)

_LISTINGS: Final = ("themoviedb.org", "justwatch.com", "watchmode.com", "trakt.tv", "imdb.com")


def clean(url: object) -> str | None:
    """The https address that `url` leads to, bare of what follows the reader; None where it is none to be clicked.

    Addresses of services that are known are brought to the one form that the service itself gives them.
    """
    asked = url if isinstance(url, str) else ""
    for _ in range(10):
        parts = _split(asked)
        if parts is None:
            return None
        onward = _onward(parts)
        if onward is None:
            return _written(parts)
        asked = onward
    return None


def search_fallback(service: str, title: str) -> str | None:
    """Where `service` is searched for `title`: for offers without an address of their own. None where nobody knows."""
    template = services.search_address(services.canonical(service).name)
    try:
        wanted = quote(title.strip()[:200], safe="")
    except UnicodeEncodeError:
        return None
    return template.replace("{title}", wanted) if template and wanted else None


def leads_to_service(url: str) -> bool:
    """Whether an address is the service's own, and not a page that lists where else to go."""
    host = _host_of(url)
    return bool(host) and not any(_within(host, listing) for listing in _LISTINGS)


def best(service: str, title: str, url: str | None) -> str | None:
    """The shortest way to a work at a service: its own address there, else a search for it, else the listing."""
    told = clean(url)
    if told and leads_to_service(told):
        return told
    return search_fallback(service, title) or told


def _split(url: str) -> SplitResult | None:
    """The parts of an http or https address on a public name, in their one spelling; None for anything else."""
    url = url.strip()
    if not url or len(url) > _MOST:
        return None
    try:
        url.encode()
        parts = urlsplit(f"https:{url}" if url.startswith("//") else url)
        host, port = parts.hostname or "", parts.port
    except ValueError:  # no text, no address, or a port that is none
        return None
    if parts.scheme.lower() not in {"http", "https"} or port not in {None, 80, 443} or "@" in parts.netloc:
        return None
    host = _ascii(host)
    return parts._replace(scheme="https", netloc=host) if host else None


def _ascii(host: str) -> str:
    """A host as it is asked for in the network, small and without a dot at its end; empty where it is none."""
    try:
        plain = host.lower().rstrip(".")
        plain = plain if plain.isascii() else plain.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return ""
    return plain if _HOST.fullmatch(plain) else ""


def _onward(parts: SplitResult) -> str | None:
    """Where a detour leads."""
    host = parts.netloc
    for detour, keys in _DETOURS.items():
        if _within(host, detour):
            found = dict(_query(parts.query))
            told = (unquote_plus(found[key]) for key in keys if key in found)
            return next((url for url in told if re.match(r"https?://", url, re.IGNORECASE)), None)
    if _within(host, "prf.hn"):
        named = _DESTINATION.search(parts.path)
        return unquote(named["url"]) if named else None
    return None


def _written(parts: SplitResult) -> str | None:
    host = parts.netloc
    kept = [(key, value) for key, value in _query(parts.query) if not _follows(host, key)]
    path = quote(_SPACE.sub("", parts.path), safe=_SAFE.replace("?", "")) or "/"
    known = link_patterns.canonical(host, path, {key: unquote_plus(value) for key, value in kept})
    if known:
        return known
    query = "&".join(f"{key}={value}" if value else key for key, value in kept)
    # Some shops are one page: where one is in it stands behind the hash.
    fragment = parts.fragment if parts.fragment.startswith(("!", "/")) else ""
    whole = f"https://{host}{path}"
    whole += f"?{_quoted(query)}" if query else ""
    whole += f"#{_quoted(fragment)}" if fragment else ""
    return whole if len(whole) <= LONGEST else None


def _quoted(text: str) -> str:
    return quote(_SPACE.sub("", text), safe=_SAFE)


def _query(query: str) -> Iterator[tuple[str, str]]:
    """The parts of a query as they were written."""
    for part in query.split("&"):
        key, _, value = part.partition("=")
        if key:
            yield key, value


def _follows(host: str, key: str) -> bool:
    named = unquote_plus(key).strip().lower()
    if _TRACKERS.fullmatch(named):
        return True
    return any(_at(host, shop) and words.fullmatch(named) for shop, words in _TRACKERS_AT.items())


def _at(host: str, shop: str) -> bool:
    """Whether `host` is the shop's: ``amazon`` has one in every country."""
    return _within(host, shop) if "." in shop else shop in host.split(".")


def _within(host: str, domain: str) -> bool:
    return host == domain or host.endswith(f".{domain}")


def _host_of(url: str) -> str:
    parts = _split(url)
    return parts.netloc if parts else ""
