"""The wall of posters."""

from dataclasses import dataclass
from hashlib import blake2b
from itertools import count
from zlib import crc32

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import quote_etag
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from cineteca.catalog import queries as catalogue
from cineteca.core.pagination import BadCursor, Page, Slice
from cineteca.web import assets, naming, parts, preferences, rails
from cineteca.web.contexts.browse import Choice
from cineteca.web.filling import browse as filling
from cineteca.web.kept import Kept


@dataclass(frozen=True, slots=True)
class Side:
    """What can be chosen and how many works there are; counted once more, it has another `serial`."""

    choices: tuple[Choice, ...]
    total: int
    serial: int


_serials = count()
# Counts may be a little old: counting costs more than all the rest of the page.
_side: Kept[Side] = Kept(seconds=20, size=500)


@require_safe
def browse(request: HttpRequest) -> HttpResponse:
    """Posters of the works that the address asks for; only the next ones where htmx asks."""
    which, after = catalogue.read_filter(request.GET.dict()), request.GET.get("after", "")
    try:
        found = catalogue.list_works(which, Page(filling.PER_PAGE, after))
    except BadCursor:
        return redirect(filling.address(which))
    staff = request.user.is_authenticated and request.user.is_staff
    key = (which, staff, get_language())
    side = _side.get(key, lambda: _count(which, staff=staff))
    titles = naming.titles(request, (card.work_id for card in found.items))
    highlights = "" if after or not filling.is_front(which) or parts.wanted(request) else rails.highlights(request)
    tag = "" if request.user.is_authenticated else _tag(request, found, side, titles, highlights)
    answer = get_conditional_response(request, etag=tag) if tag else None
    if answer is None:
        page = filling.fill(which, found, side.choices, side.total, serial=side.serial, after=after, titles=titles)
        template = "web/parts/cards.html" if parts.wanted(request) else "web/browse.html"
        answer = render(request, template, {"page": page, "highlights": highlights, "section": which.kind or "browse"})
    if tag:
        answer["ETag"] = tag
    answer["Cache-Control"] = "private, no-cache"
    patch_vary_headers(answer, ("Cookie", "Accept-Language", "HX-Request"))
    return answer


def _count(which: catalogue.Filter, *, staff: bool) -> Side:
    choices = filling.choices(which, catalogue.facets(which), staff=staff)
    return Side(choices, catalogue.count(which), next(_serials))


def _tag(
    request: HttpRequest,
    found: Slice[catalogue.CardRow],
    side: Side,
    titles: naming.Titles,
    highlights: str,
) -> str:
    """Changes whenever the page would; empty when there is something to be said once."""
    if "messages" in request.COOKIES:
        return ""
    shown = (
        preferences.read(request),
        get_language(),
        assets.url("cineteca.css"),
        assets.url("cineteca.js"),
        parts.wanted(request),
        request.get_full_path(),
        [card.etag for card in found.items],
        sorted(titles.items()),
        [option.count for choice in side.choices for option in choice.options],
        side.total,
        found.next,
        crc32(highlights.encode()),
    )
    return quote_etag(blake2b(repr(shown).encode(), digest_size=12).hexdigest())
