"""The page of answers; for staff also what sources have, where there is no good one or it is asked for."""

from collections.abc import Iterable
from dataclasses import replace

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from cineteca.catalog import queries as catalogue
from cineteca.catalog.domain.sort_titles import sort_title
from cineteca.core.pagination import BadCursor
from cineteca.enrich import operations as enrich
from cineteca.enrich.domain import lookup
from cineteca.enrich.domain.references import BadReference, Reference, parse
from cineteca.providers.records import Kind
from cineteca.search import queries as search
from cineteca.search.queries.serving import engine
from cineteca.web import asking, naming, parts, preferences
from cineteca.web.asking import Asked
from cineteca.web.contexts.search import SearchPage
from cineteca.web.filling import search as filling
from cineteca.web.filling.work import address
from cineteca.web.kept import Kept

_CLOSE = 10
"""Among so many answers a good one has to be, to be one."""
# The other groups are only counted, and nobody minds if that is a minute old.
_totals: Kept[search.Results] = Kept(seconds=60, size=2_000)


@require_safe
def answers(request: HttpRequest) -> HttpResponse:
    """What the index answers to the address; only the part that htmx asks for, where it does."""
    wanted = preferences.read(request)
    asked = asking.read(request.GET, region=_region(request, wanted.region))
    reference = _reference(asked.text)
    if reference and (known := _held(reference)):
        return redirect(known)
    try:
        page = _page(request, asked, reference) if asked.text or asked.narrowed else SearchPage(text="", found=None)
    except BadCursor:
        return redirect(asking.address(asked))
    page = replace(page, building=search.health().state != "ready") if not (page.found and page.found.total) else page
    context = {"page": page, "found": page.found, "narrow_url": reverse("web:search"), "section": "search"}
    answer = render(request, parts.template(request, whole="web/search.html"), context)
    if request.GET.get("region", "").upper() == asked.region != wanted.region:
        preferences.remember(answer, "region", asked.region)
    answer["Cache-Control"] = "private, no-cache"
    patch_vary_headers(answer, ("Cookie", "Accept-Language", "HX-Request", "HX-Target"))
    return answer


def _page(request: HttpRequest, asked: Asked, reference: Reference | None) -> SearchPage:
    cursor, language = request.GET.get("cursor", ""), preferences.read(request).language
    results = ask(asked, cursor=cursor)
    titles = naming.titles(request, works_of(results.hits))
    question = lookup.read(asked.text)
    answered = _is_answered(question, results)
    staff = request.user.is_authenticated and request.user.is_staff
    page = SearchPage(
        text=asked.text,
        group=asked.group,
        found=filling.found(
            asked, results, titles=titles, language=language, cursor=cursor, trends=catalogue.has_trends()
        ),
        tabs=filling.tabs(asked, _count(asked, results)) if asked.text and not cursor else (),
        meant=results.meant or "",
        meant_url=asking.address(replace(asked, text=results.meant)) if results.meant else "",
        corrected=results.corrected,
        answered=answered,
        staff=staff,
    )
    if cursor or asked.group != "titles":
        return page
    looked = _look_up(request, question, reference, wanted=staff and not (answered or asked.narrowed))
    page = replace(page, looked=looked is not None, failed=filling.failed(looked))
    offers = filling.offers(looked, reference=str(reference) if reference and staff else "")
    return replace(page, offers=offers, outside_url="" if reference else filling.outside(asked, page))


def ask(asked: Asked, *, cursor: str = "") -> search.Results:
    """What the index answers."""
    limit = filling.PER_PAGE if asked.text else filling.PER_WALL
    return search.search(asking.question(asked, language=get_language() or "en", limit=limit, cursor=cursor))


def works_of(hits: Iterable[search.Hit]) -> list[int]:
    """The works of the catalogue among `hits`."""
    return [hit.ref.id for hit in hits if hit.ref.source == "work"]


def _count(asked: Asked, results: search.Results) -> dict[str, search.Results]:
    """How many answers each group has; choices narrow the group that is shown, but not its count."""
    known = {} if asked.narrowed else {str(asked.group): results}
    return {name: known.get(name) or _totalled(asked, name) for name in search.GROUPS}


def _totalled(asked: Asked, group: search.Group) -> search.Results:
    plain = replace(asked.anything(), group=group, sort="", region="")
    return _totals.get((asked.text, group), lambda: _counted(plain))


def _counted(asked: Asked) -> search.Results:
    query = asking.question(asked, language="en", limit=1)
    # Past the counter of what is searched in vain: nobody asked for these.
    return engine().search(replace(query, facets=False))


def _is_answered(question: lookup.Question, results: search.Results) -> bool:
    """Whether one of the first answers is called what was typed, or begins with it."""
    if results.corrected:
        return False
    keys = {sort_title(question.title), sort_title(question.text)}
    names = [
        sort_title(name) for hit in results.hits[:_CLOSE] for name in (hit.name, hit.original, hit.matched) if name
    ]
    likeness = (
        1.0 if name in keys else lookup.GOOD for name in names if any(name.startswith(key) for key in keys if key)
    )
    return lookup.is_answered(question, likeness)


def _look_up(
    request: HttpRequest, question: lookup.Question, reference: Reference | None, *, wanted: bool
) -> enrich.lookup.Looked | None:
    staff = request.user.is_authenticated and request.user.is_staff
    if not (question.text and staff and settings.LOOKUP) or reference:
        return None
    return enrich.lookup.look_up(question) if wanted or request.GET.get("outside") else None


def _region(request: HttpRequest, usual: str) -> str:
    chosen = request.GET.get("region", "").upper()
    return chosen if chosen in settings.REGIONS else usual


def _reference(text: str) -> Reference | None:
    """A pasted address or identifier names one work."""
    bare = text if ":" in text or "/" in text else f"imdb:{text}"
    try:
        return parse(bare)
    except BadReference:
        return None


def _held(reference: Reference) -> str | None:
    """The page of the work that carries the identifier."""
    for kind in [reference.kind] if reference.kind else list(Kind):
        if work := catalogue.find_by_id(reference.source, kind, reference.value):
            return address(work.kind, work.slug)
    return None
