"""Who looks at a page: a person, or a program that walks from link to link or fetches ahead of the reader."""

import re

from django.http import HttpRequest

_PROGRAM = re.compile(
    r"bot\b|bot/|crawl|spider|slurp|preview|fetch|scrape|curl|wget|python|headless|lighthouse", re.IGNORECASE
)


def is_person(request: HttpRequest) -> bool:
    """Whether somebody seems to look. It need not be true, so nothing that matters may depend on it alone.

    Browsers say by a header that they fetch a page before anybody asked for it.
    """
    ahead = f"{request.headers.get('Sec-Purpose', '')} {request.headers.get('Purpose', '')}"
    if "prefetch" in ahead or "prerender" in ahead or request.headers.get("X-Moz") == "prefetch":
        return False
    agent = request.headers.get("User-Agent", "")
    return bool(agent) and not _PROGRAM.search(agent)
